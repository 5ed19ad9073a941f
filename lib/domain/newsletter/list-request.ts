import * as z from 'zod';
import { listId } from '../content/newsletter.ts';
import type { DeliveryKey } from '../delivery/delivery-key.ts';
import { mailQueue, queuedMailSchema } from '../delivery/mail-queue.ts';
import { requestId } from '../sign-up/request-id.ts';
import {
  type WaitingRequest,
  waitingNumber,
  waitingRequestSchema,
  withWaiting,
} from '../sign-up/waiting-request.ts';
import { subscriberId } from '../subscriber/subscriber.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import type { Subscription } from './subscription.ts';

/**
 * What has been asked for by the sign-up form of a newsletter, and the mails that it led to. It stands apart from the
 * subscription: nobody is on a list, or was, because an address was typed into a form. A person's, for one list.
 */

const mailSchema = z.lazy(() =>
  z.object({
    /** Asks to confirm the request of that number; or brings whoever is on the list the link to their own page. */
    kind: z.enum(['confirm', 'own-page']),
    number: z.int().positive(),
    ...queuedMailSchema.unwrap().shape,
  }),
);
export type ListMail = z.infer<typeof mailSchema>;

export const listRequestSchema = z.lazy(() =>
  z.object({
    subscriberId,
    listId,
    version: z.int().nonnegative(),
    /** Counts the forms and the fresh links: a link of an earlier one opens nothing of a later one. */
    requests: z.int().nonnegative(),
    askedAt: instantSchema,
    /** What links that have been sent, or will be, stand for. */
    waiting: z.array(waitingRequestSchema),
    /** The last sign-up that was answered by the link to their own page: taken once more, it leads to no other mail. */
    answered: requestId.optional(),
    mails: z.array(mailSchema),
    dueAt: instantSchema.optional(),
  }),
);
export type ListRequest = z.infer<typeof listRequestSchema>;

/** Longer than the oldest request in it may be confirmed, or a fresh link for it asked for. */
const life = { days: 31 } as const;

/** When nothing of it is of use any more. */
export const listRequestForgottenAt = ({ askedAt }: ListRequest): Instant => later(askedAt, life);

export const listMailKey = ({ kind, number }: ListMail): DeliveryKey => `${kind}-${number}`;

/** What a link stands for: the request of its number, unless it was answered, forgotten, or overtaken by leaving the list. */
export const requestBehind = (
  asked: ListRequest,
  number: number,
  subscription: Subscription | undefined,
): WaitingRequest | undefined => {
  const request = waitingNumber(asked.waiting, number);
  return request && !hasLeftSince(subscription, request.askedAt) ? request : undefined;
};

/** Whether somebody has left a list, for whatever reason, since a moment. */
export const hasLeftSince = (subscription: Subscription | undefined, moment: Instant): boolean =>
  subscription?.standing.status === 'left' && subscription.standing.at > moment;

export const listMails = mailQueue<ListMail, ListRequest>({
  keyOf: listMailKey,
  isWanted: ({ waiting }, { kind, number }) =>
    kind === 'own-page' || waitingNumber(waiting, number) !== undefined,
  restsUntil: () => undefined,
  rested: (asked) => asked,
});

type Who = Pick<ListRequest, 'subscriberId' | 'listId'>;

const oneMore = (known: ListRequest | undefined, who: Who, now: Instant): ListRequest => ({
  ...who,
  version: known?.version ?? 0,
  requests: (known?.requests ?? 0) + 1,
  askedAt: now,
  waiting: known?.waiting ?? [],
  answered: known?.answered,
  mails: known?.mails ?? [],
  dueAt: known?.dueAt,
});

/** A sign-up: a mail that asks to confirm it is due at once. Whoever asks for the same address beside it changes nothing of it. */
export const askForList = (
  known: ListRequest | undefined,
  who: Who,
  request: Omit<WaitingRequest, 'number' | 'askedAt'>,
  now: Instant,
): ListRequest => {
  const asked = oneMore(known, who, now);
  const number = asked.requests;
  const waiting = withWaiting(asked.waiting, { ...request, number, askedAt: now });
  return listMails.goingOn({ ...asked, waiting, mails: [...asked.mails, { kind: 'confirm', number }] }, now);
};

/** A sign-up by somebody on the list: the link to their own page is due, unless one waits already. */
export const answerByOwnPage = (
  known: ListRequest | undefined,
  who: Who,
  answered: ListRequest['answered'],
  now: Instant,
): ListRequest => {
  const asked = { ...oneMore(known, who, now), answered };
  const waits = asked.mails.some(({ kind, entry }) => kind === 'own-page' && entry === undefined);
  if (waits) return asked;
  return listMails.goingOn(
    { ...asked, mails: [...asked.mails, { kind: 'own-page', number: asked.requests }] },
    now,
  );
};

/** It was confirmed: its link opens nothing more, and a mail that still asks for it is no longer wanted. */
export const withoutRequest = (asked: ListRequest, number: number): ListRequest => ({
  ...asked,
  waiting: asked.waiting.filter((request) => request.number !== number),
});
