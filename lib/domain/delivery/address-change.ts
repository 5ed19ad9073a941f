import * as z from 'zod';
import { type CourseId, courseId } from '../content/course.ts';
import { type ListId, listId } from '../content/newsletter.ts';
import { storedAddress, storedAddressHash } from '../subscriber/email-address.ts';
import { type Subscriber, subscriberId } from '../subscriber/subscriber.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import type { DeliveryKey } from './delivery-key.ts';
import { mailQueue, queuedMailSchema } from './mail-queue.ts';

/**
 * Exchanging an address: asked for on somebody's own page, agreed to at the new address, told to the old one. It is a
 * person's, whatever they are a member of: one item holds what is pending and the mails about it. The subscriber's record
 * changes when the new address agrees.
 */

/** A link to agree to a new address lives this long. */
export const addressChangeLife = { hours: 24 } as const;

export const mailboxSchema = z.object({ address: storedAddress, addressHash: storedAddressHash });
export type Mailbox = z.infer<typeof mailboxSchema>;

const standingSchema = z.lazy(() =>
  z.discriminatedUnion('status', [
    /** The new address has been asked, or will be. */
    z.object({ status: z.literal('asked'), at: instantSchema, to: mailboxSchema }),
    /** It has agreed, and takes the place of the one before; the link can be followed again until that is done. */
    z.object({ status: z.literal('agreed'), at: instantSchema, to: mailboxSchema, from: mailboxSchema }),
    z.object({ status: z.literal('done') }),
    /** Nobody agreed in time: an address that did not agree is not kept. */
    z.object({ status: z.literal('forgotten') }),
  ]),
);

/** One of its mails, until it is known, or past knowing, what became of it. */
const mailSchema = z.lazy(() =>
  z.object({
    /** Asks at a new address; tells the old one. */
    asks: z.boolean(),
    request: z.int().positive(),
    to: mailboxSchema,
    ...queuedMailSchema.unwrap().shape,
  }),
);
type AddressMail = z.infer<typeof mailSchema>;

const changeSchema = z.lazy(() =>
  z.object({
    subscriberId,
    version: z.int().nonnegative(),
    /** Counts a person's requests, and stays: a link of an earlier one opens nothing. */
    request: z.int().positive(),
    standing: standingSchema,
    /** In the order in which they go out. */
    mails: z.array(mailSchema),
    /** When something is to be done; absent when nothing is. */
    dueAt: instantSchema.optional(),
  }),
);

/** In whose words and from whose sender the mails come: a course's or a newsletter's. The person may be in neither. */
export const addressChangeSchema = z.lazy(() =>
  z.union([changeSchema.unwrap().extend({ courseId }), changeSchema.unwrap().extend({ listId })]),
);
export type AddressChange = z.infer<typeof addressChangeSchema>;

export const mailboxOf = ({
  address,
  addressHash,
}: Pick<Subscriber, 'address' | 'addressHash'>): Mailbox => ({
  address,
  addressHash,
});

/** The name of a mail in links, tags and logs. */
export const addressMailKey = ({ asks, request }: AddressMail): DeliveryKey =>
  asks ? `address-change-${request}` : `address-changed-${request}`;

/** Which request a key is about; undefined for a key of anything else. */
export const addressRequestOf = (key: DeliveryKey): number | undefined => {
  const number = /^address-changed?-(\d+)$/.exec(key)?.[1];
  return number === undefined ? undefined : Number(number);
};

const forgetAt = ({ standing }: AddressChange): Instant | undefined =>
  standing.status === 'asked' ? later(standing.at, addressChangeLife) : undefined;

/** What request `request` asked for, while it is neither too old nor overtaken by another. */
export const pendingAddressChange = (
  { request: latest, standing }: AddressChange,
  request: number,
  now: Instant,
): Extract<AddressChange['standing'], { to: unknown }> | undefined => {
  if (latest !== request) return undefined;
  switch (standing.status) {
    case 'asked':
      return now < later(standing.at, addressChangeLife) ? standing : undefined;
    case 'agreed':
      return standing;
    case 'done':
    case 'forgotten':
      return undefined;
  }
};

/** The mails about an address change. After the last one, a new address that has not agreed by then is forgotten. */
export const addressMails = mailQueue<AddressMail, AddressChange>({
  keyOf: addressMailKey,
  isWanted: (change, mail, now) =>
    !mail.asks || pendingAddressChange(change, mail.request, now)?.status === 'asked',
  restsUntil: forgetAt,
  rested: (change, now) => {
    const over = forgetAt(change);
    return over && over <= now ? { ...change, standing: { status: 'forgotten' } } : change;
  },
});

/** A course or a newsletter, by its id: in whose words and from whose sender the two mails come. */
export type InWhoseWords = { courseId: CourseId } | { listId: ListId };

/** A mail to the new address is due; an earlier request that was not agreed to is void. `request` is one that was not there before. */
export const startAddressChange = (
  known: AddressChange | undefined,
  asked: Pick<AddressChange, 'subscriberId' | 'request'> & InWhoseWords & { to: Mailbox },
  now: Instant,
): AddressChange => {
  const { to, ...rest } = asked;
  const { request } = rest;
  const mails = (known?.mails ?? []).filter(({ asks }) => !asks);
  const started: AddressChange = {
    ...rest,
    version: known?.version ?? 0,
    standing: { status: 'asked', at: now, to },
    mails: [...mails, { asks: true, request, to }],
    ...(known?.dueAt ? { dueAt: known.dueAt } : {}),
  };
  return addressMails.goingOn(started, now);
};

export const isDone = ({ request: latest, standing }: AddressChange, request: number): boolean =>
  latest === request && standing.status === 'done';

/** The new address has agreed: the old one is kept until all is done, and a mail to it is due, once for each change. */
export const agreeToAddressChange = (
  change: AddressChange,
  from: Mailbox,
  now: Instant,
): AddressChange | undefined => {
  const { standing, request, mails } = change;
  if (standing.status !== 'asked') return undefined;
  const tells: AddressMail = { asks: false, request, to: from };
  // Whoever agrees has the mail that asked.
  const withoutAsking = mails.filter(({ asks }) => !asks);
  const agreed = {
    ...change,
    standing: { ...standing, status: 'agreed' as const, from },
    mails: [...withoutAsking, tells],
  };
  return addressMails.goingOn(agreed, now);
};

/** The exchange is done: the new address is kept in the subscriber's record alone. */
export const finishAddressChange = (change: AddressChange): AddressChange => ({
  ...change,
  standing: { status: 'done' },
});
