import * as z from 'zod';
import { courseId } from '../content/course.ts';
import { storedAddress, storedAddressHash } from '../subscriber/email-address.ts';
import { type Subscriber, subscriberId } from '../subscriber/subscriber.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import type { DeliveryKey } from './delivery-key.ts';
import {
  type Attempt,
  claimedEntry,
  entryHeldBy,
  givenBackEntry,
  isUnsettled,
  type LedgerEntry,
  ledgerEntrySchema,
  nextForUnsettled,
  type Proof,
  provenEntry,
  unknownEntry,
  unknownPatience,
} from './ledger-entry.ts';
import { type AfterRefusal, nextTryAfter, oneMoreRefusal, refusalsSchema } from './refusals.ts';

/**
 * Exchanging an address: asked for on somebody's own page, agreed to at the new address, told to the old one. It is a
 * person's, whatever they are a member of: one item holds what is pending and the mails about it. The subscriber's record
 * changes when the new address agrees.
 */

/** A link to agree to a new address lives this long. */
export const addressChangeLife = { hours: 24 } as const;

export const mailboxSchema = z.object({ address: storedAddress, addressHash: storedAddressHash });
export type Mailbox = z.infer<typeof mailboxSchema>;

const standingSchema = z.discriminatedUnion('status', [
  /** The new address has been asked, or will be. */
  z.object({ status: z.literal('asked'), at: instantSchema, to: mailboxSchema }),
  /** It has agreed, and takes the place of the one before; the link can be followed again until that is done. */
  z.object({ status: z.literal('agreed'), at: instantSchema, to: mailboxSchema, from: mailboxSchema }),
  z.object({ status: z.literal('done') }),
  /** Nobody agreed in time: an address that did not agree is not kept. */
  z.object({ status: z.literal('forgotten') }),
]);

/** One of its mails, until it is known, or past knowing, what became of it. */
const mailSchema = z.object({
  /** Asks at a new address; tells the old one. */
  asks: z.boolean(),
  request: z.int().positive(),
  to: mailboxSchema,
  entry: ledgerEntrySchema.optional(),
  refused: refusalsSchema.optional(),
});
type AddressMail = z.infer<typeof mailSchema>;

export const addressChangeSchema = z.object({
  subscriberId,
  version: z.int().nonnegative(),
  /** Counts a person's requests, and stays: a link of an earlier one opens nothing. */
  request: z.int().positive(),
  /** In whose words and from whose sender the mails come. They may be in no course. */
  courseId,
  standing: standingSchema,
  /** In the order in which they go out. */
  mails: z.array(mailSchema),
  /** When something is to be done; absent when nothing is. */
  dueAt: instantSchema.optional(),
});
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

const withDue = (change: AddressChange, dueAt: Instant | undefined): AddressChange => {
  const { dueAt: _, ...rest } = change;
  return dueAt ? { ...rest, dueAt } : rest;
};

const forgetAt = ({ standing }: AddressChange): Instant | undefined =>
  standing.status === 'asked' ? later(standing.at, addressChangeLife) : undefined;

/** The next mail at once; after the last one, a new address that has not agreed by then is forgotten. */
const goingOn = (change: AddressChange, now: Instant): AddressChange => {
  const [next] = change.mails;
  // What is under way has its time already.
  if (next?.entry && change.dueAt) return change;
  return withDue(change, next ? now : forgetAt(change));
};

/** A mail to the new address is due; an earlier request that was not agreed to is void. `request` is one that was not there before. */
export const startAddressChange = (
  known: AddressChange | undefined,
  asked: Pick<AddressChange, 'subscriberId' | 'courseId' | 'request'> & { to: Mailbox },
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
  return goingOn(started, now);
};

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
  return goingOn(agreed, now);
};

/** The exchange is done: the new address is kept in the subscriber's record alone. */
export const finishAddressChange = (change: AddressChange): AddressChange => ({
  ...change,
  standing: { status: 'done' },
});

export type AddressStep =
  | { kind: 'send'; mail: AddressMail; attempt: Attempt }
  | { kind: 'wait' }
  /** Bookkeeping that time alone has made true. */
  | { kind: 'save'; change: AddressChange; outcome: 'unknown' | 'held' | 'expired' | 'idle' };

/** What to do for an address change that the due index named. The index may be stale; this decides. */
export const nextAddressStep = (change: AddressChange, mayResend: boolean, now: Instant): AddressStep => {
  if (!change.dueAt || change.dueAt > now) return { kind: 'wait' };
  const [mail] = change.mails;
  if (!mail) {
    const over = forgetAt(change);
    const forgotten =
      over && over <= now ? { ...change, standing: { status: 'forgotten' as const } } : change;
    return { kind: 'save', change: goingOn(forgotten, now), outcome: 'idle' };
  }
  const isWanted = !mail.asks || pendingAddressChange(change, mail.request, now)?.status === 'asked';
  if (isUnsettled(mail.entry)) {
    const next = nextForUnsettled(mail.entry, mayResend && isWanted, now);
    switch (next.kind) {
      case 'wait':
        return { kind: 'wait' };
      case 'resend':
        return { kind: 'send', mail, attempt: 2 };
      case 'call-unknown': {
        const { attempt, since } = mail.entry;
        return {
          kind: 'save',
          change: becomeUnknownAddressMail(change, mail, attempt, since),
          outcome: 'unknown',
        };
      }
      case 'hold':
        return { kind: 'save', change: withoutAddressMail(change, mail, now), outcome: 'held' };
    }
  }
  return isWanted
    ? { kind: 'send', mail, attempt: 1 }
    : { kind: 'save', change: withoutAddressMail(change, mail, now), outcome: 'expired' };
};

const isSame = (one: AddressMail, other: AddressMail): boolean =>
  addressMailKey(one) === addressMailKey(other);

const withMail = (change: AddressChange, mail: AddressMail): AddressChange => ({
  ...change,
  mails: change.mails.map((each) => (isSame(each, mail) ? mail : each)),
});

const withEntry = (
  change: AddressChange,
  mail: AddressMail,
  entry: LedgerEntry | undefined,
): AddressChange => {
  const { entry: _, ...rest } = change.mails.find((each) => isSame(each, mail)) ?? mail;
  return withMail(change, entry ? { ...rest, entry } : rest);
};

/** Claim and write-ahead marker in one: whoever saves this may send, nobody else. */
export const claimAddressMail = (
  change: AddressChange,
  { mail, attempt }: Extract<AddressStep, { kind: 'send' }>,
  owner: string,
  now: Instant,
  leaseUntil: Instant,
): AddressChange => withEntry(change, mail, claimedEntry(attempt, owner, now, leaseUntil));

export const isAddressMailHeldBy = ({ mails }: AddressChange, mail: AddressMail, owner: string): boolean =>
  mails.some((each) => isSame(each, mail) && entryHeldBy(each.entry, owner) !== undefined);

/** It has its outcome, whichever that is, and is no longer kept. */
export const withoutAddressMail = (change: AddressChange, mail: AddressMail, now: Instant): AddressChange => {
  const mails = change.mails.filter((each) => !isSame(each, mail));
  return goingOn(withDue({ ...change, mails }, undefined), now);
};

/** SES has refused it, and nothing proves that its recipient is why: due again after a wait, or given up. */
export const putOffAddressMail = (
  change: AddressChange,
  mail: AddressMail,
  attempt: Attempt,
  reason: string,
  now: Instant,
): AfterRefusal<AddressChange> => {
  const refused = oneMoreRefusal(mail.refused, reason);
  const at = nextTryAfter(refused, now);
  if (!at) return { item: withoutAddressMail(change, mail, now), outcome: 'failed' };
  const back = giveBackAddressMail(change, mail, attempt, now);
  const waiting = {
    ...back,
    mails: back.mails.map((each) => (isSame(each, mail) ? { ...each, refused } : each)),
  };
  return { item: withDue(waiting, at), outcome: 'put-off' };
};

/** It was provably not sent. Still due, since a claim leaves the due time where it is. */
export const giveBackAddressMail = (
  change: AddressChange,
  mail: AddressMail,
  attempt: Attempt,
  now: Instant,
): AddressChange => withEntry(change, mail, givenBackEntry(attempt, now));

/** Nobody knows whether SES took it: parked until an event or the policy settles it. */
export const becomeUnknownAddressMail = (
  change: AddressChange,
  mail: AddressMail,
  attempt: Attempt,
  since: Instant,
): AddressChange =>
  withDue(withEntry(change, mail, unknownEntry(attempt, since)), later(since, unknownPatience));

/** What an SES event proves about the mail of that name; undefined when it says nothing new. */
export const settleAddressMail = (
  change: AddressChange,
  key: DeliveryKey,
  proof: Proof,
  now: Instant,
): AddressChange | undefined => {
  const mail = change.mails.find((each) => addressMailKey(each) === key);
  return mail && provenEntry(mail.entry, proof) ? withoutAddressMail(change, mail, now) : undefined;
};
