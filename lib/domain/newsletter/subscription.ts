import * as z from 'zod';
import { listId } from '../content/newsletter.ts';
import { type Consent, consentsSchema, withConfirmation, withRequest } from '../subscriber/consent.ts';
import { type LeftReason, leftReason } from '../subscriber/left-reason.ts';
import { subscriberId } from '../subscriber/subscriber.ts';
import { type UnsubscribeReason, unsubscribeReason } from '../subscriber/unsubscribe-reason.ts';
import { type Instant, instantSchema } from '../time/instant.ts';
import { type TimeZone, timeZone } from '../time/time-zone.ts';

const standingSchema = z.discriminatedUnion('status', [
  /** Asked for together with a course; the course's confirmation confirms both. */
  z.object({ status: z.literal('pending'), requestedAt: instantSchema }),
  z.object({ status: z.literal('active'), since: instantSchema }),
  z.object({
    status: z.literal('left'),
    at: instantSchema,
    reason: leftReason,
    was: z.enum(['pending', 'active']),
    /** What they said of it afterwards, if they did. */
    why: unsubscribeReason.optional(),
  }),
]);

/** A subscriber on a newsletter's list. Members, who get issues, are the active ones. */
export const subscriptionSchema = z.object({
  subscriberId,
  listId,
  /** Counts the writes; a write names the version it read, so that of two writers one loses. */
  version: z.int().nonnegative(),
  standing: standingSchema,
  /** Counts fresh sign-ups. */
  episode: z.int().positive(),
  /** For this list: with a course, or by itself on the subscriber's own page. */
  consents: consentsSchema,
  /** Whose clock an issue "at the subscriber's own hour" goes by. */
  zone: timeZone,
});
export type Subscription = z.infer<typeof subscriptionSchema>;

export const isMember = (subscription: Subscription | undefined): boolean =>
  subscription?.standing.status === 'active';

/** A first sign-up: nothing is sent until it is confirmed. */
export const askToJoin = (
  who: Pick<Subscription, 'subscriberId' | 'listId' | 'zone'>,
  now: Instant,
): Subscription => ({
  ...who,
  version: 0,
  standing: { status: 'pending', requestedAt: now },
  episode: 1,
  consents: [],
});

/** Asking, for the first time or once more, by a form or a button that said `consent`. */
export const askByConsent = (
  known: Subscription | undefined,
  who: Pick<Subscription, 'subscriberId' | 'listId' | 'zone'>,
  consent: Consent,
): Subscription | undefined => {
  const now = consent.requestedAt;
  const asked = known ? askToJoinAgain(known, who.zone, now) : askToJoin(who, now);
  return asked && { ...asked, consents: withRequest(asked.consents, consent) };
};

/** Signing up once more; undefined where that changes nothing: for members, and after a bounce or a complaint. */
export const askToJoinAgain = (
  subscription: Subscription,
  zone: TimeZone,
  now: Instant,
): Subscription | undefined => {
  const { standing, episode } = subscription;
  const pending = { status: 'pending', requestedAt: now } as const;
  switch (standing.status) {
    case 'active':
      return undefined;
    case 'pending':
      return { ...subscription, standing: pending, zone };
    case 'left':
      return standing.reason === 'bounce' || standing.reason === 'complaint'
        ? undefined
        : { ...subscription, standing: pending, zone, episode: episode + 1 };
  }
};

/** Confirming makes a pending subscriber a member; undefined for everybody else. */
export const confirmJoining = (subscription: Subscription, now: Instant): Subscription | undefined =>
  subscription.standing.status === 'pending'
    ? {
        ...subscription,
        standing: { status: 'active', since: now },
        consents: withConfirmation(subscription.consents, now),
      }
    : undefined;

/** No further issue is sent. Leaving twice keeps the first date, but a bounce or complaint outranks a mere unsubscribe. */
export const unsubscribeFromList = (
  subscription: Subscription,
  reason: LeftReason,
  now: Instant,
): Subscription | undefined => {
  const { standing } = subscription;
  if (standing.status !== 'left')
    return { ...subscription, standing: { status: 'left', at: now, reason, was: standing.status } };
  const outranks = standing.reason === 'unsubscribed' && (reason === 'complaint' || reason === 'bounce');
  return outranks ? { ...subscription, standing: { ...standing, reason } } : undefined;
};

/** Undoes an unsubscribe; undefined where there is none to undo. */
export const resubscribeToList = (subscription: Subscription, now: Instant): Subscription | undefined => {
  const { standing } = subscription;
  if (standing.status !== 'left' || standing.reason !== 'unsubscribed') return undefined;
  return standing.was === 'active'
    ? { ...subscription, standing: { status: 'active', since: now } }
    : { ...subscription, standing: { status: 'pending', requestedAt: now } };
};

/** Keeps why somebody left; undefined for those who did not, or not by their own choice. */
export const withListUnsubscribeReason = (
  subscription: Subscription,
  why: UnsubscribeReason,
): Subscription | undefined => {
  const { standing } = subscription;
  return standing.status === 'left' && standing.reason === 'unsubscribed'
    ? { ...subscription, standing: { ...standing, why } }
    : undefined;
};
