import type { IssueDeliveryRef } from '../../domain/delivery/delivery-tag.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { EnrollmentRef } from './enrollments.ts';
import type { IssueRef } from './issues.ts';
import type { SubscriptionRef } from './subscriptions.ts';

/**
 * What something is due for: an enrollment's next mail, one subscriber's copy of an issue, an issue itself, or the mails about
 * somebody's sign-up to a list or change of address.
 */
export type Due =
  | EnrollmentRef
  | IssueDeliveryRef
  | IssueRef
  | { listRequestOf: SubscriptionRef }
  | { addressChangeOf: SubscriberId };

export type DueQueue = {
  /**
   * What the due index says is due in a shard, page by page, earliest first. The index may lag: every hit is
   * a hint that `load` confirms. Costs what is due, not what exists.
   */
  due(shard: number, now: Instant): AsyncIterable<Due[]>;
  /** The earliest due time in the index, if anything is due at all. */
  nextDueAt(): Promise<Instant | undefined>;
  readonly shards: number;
};
