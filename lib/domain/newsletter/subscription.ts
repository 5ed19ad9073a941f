import * as z from 'zod';
import { issueId } from '../content/issue.ts';
import { listId } from '../content/newsletter.ts';
import { subjectChoice } from '../subjects/subject-test.ts';
import { type Consent, consentsSchema, withConfirmation, withRequest } from '../subscriber/consent.ts';
import { memberChangesSchema } from '../subscriber/member-change.ts';
import { activeSchema, leftSchema, pendingSchema, withRequestedAgain } from '../subscriber/standing.ts';
import { subscriberId } from '../subscriber/subscriber.ts';
import type { Instant } from '../time/instant.ts';
import { timeZone } from '../time/time-zone.ts';

const standingSchema = z.lazy(() =>
  z.discriminatedUnion('status', [
    /** Asked for together with a course; the course's confirmation confirms both. */
    pendingSchema,
    activeSchema,
    leftSchema(['pending', 'active']).extend({
      /** Of an issue that tried two subjects, the mail whose link they left by. */
      by: z.object({ issueId, subject: subjectChoice }).optional(),
    }),
  ]),
);

/** A subscriber on a newsletter's list. Members, who get issues, are the active ones. */
export const subscriptionSchema = z.lazy(() =>
  z.object({
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
    /** What it has been through that the rest no longer shows, the latest last. */
    changes: memberChangesSchema,
  }),
);
export type Subscription = z.infer<typeof subscriptionSchema>;

export const isMember = (subscription: Subscription | undefined): boolean =>
  subscription?.standing.status === 'active';

/** A first sign-up: nothing is sent until it is confirmed. */
export const newSubscription = (
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
export const requestSubscription = (
  known: Subscription | undefined,
  who: Pick<Subscription, 'subscriberId' | 'listId' | 'zone'>,
  consent: Consent,
): Subscription | undefined => {
  const now = consent.requestedAt;
  const asked = known ? withRequestedAgain(known, now) : newSubscription(who, now);
  return asked && { ...asked, zone: who.zone, consents: withRequest(asked.consents, consent) };
};

/** Confirming makes a pending subscriber a member; undefined for everybody else. */
export const activateSubscription = (subscription: Subscription, now: Instant): Subscription | undefined =>
  subscription.standing.status === 'pending'
    ? {
        ...subscription,
        standing: { status: 'active', since: now },
        consents: withConfirmation(subscription.consents, now),
      }
    : undefined;
