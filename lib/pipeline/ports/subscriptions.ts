import type { ListId } from '../../domain/content/newsletter.ts';
import type { MemberCursor } from '../../domain/newsletter/issue-record.ts';
import type { ListRequest } from '../../domain/newsletter/list-request.ts';
import type { Subscription } from '../../domain/newsletter/subscription.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { EnrollmentRef } from './enrollments.ts';
import type { Saved } from './record.ts';

export type SubscriptionRef = { subscriberId: SubscriberId; listId: ListId };

/** Somebody in a course, or on a list. */
export type MembershipRef = EnrollmentRef | SubscriptionRef;

export type Subscriptions = {
  /** Strongly consistent. */
  load(ref: SubscriptionRef): Promise<Subscription | undefined>;
  /** As it is, or as it was a moment ago, at half the price: where what is read late does no harm. */
  glance(ref: SubscriptionRef): Promise<Subscription | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(subscription: Subscription): Promise<Saved>;
  remove(ref: SubscriptionRef): Promise<void>;
  /**
   * Everybody who ever was on a list, whatever their standing, from a cursor on: one page, strongly consistent,
   * and the cursor after it unless it was the last, which alone may be empty. Items that cannot be read are counted.
   */
  page(
    list: ListId,
    from?: MemberCursor,
  ): Promise<{ found: Subscription[]; unreadable: number; next?: MemberCursor }>;
  /** The cursor after somebody, whether they are still on the list or not. */
  after(ref: SubscriptionRef): Promise<MemberCursor>;
};

/** What was asked for by the sign-up forms of newsletters, and the mails about it. */
export type ListRequests = {
  /** Strongly consistent. */
  load(ref: SubscriptionRef): Promise<ListRequest | undefined>;
  of(subscriber: SubscriberId): Promise<ListRequest[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(request: ListRequest): Promise<Saved>;
  remove(ref: SubscriptionRef): Promise<void>;
};
