import type { IssueDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import {
  type IssueRecord,
  type MemberCursor,
  memberCursor,
} from '../../lib/domain/newsletter/issue-record.ts';
import type { Subscription } from '../../lib/domain/newsletter/subscription.ts';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import type { Saved } from '../../lib/pipeline/ports.ts';
import { type DueIndex, put } from './due-index.ts';

/** How many members the fan-out reads at once. */
const membersAPage = 2;

/** The items of one list and its one issue, as the table keeps them. Each method is one atomic moment. */
export const createNewsletterTable = (options: {
  index: DueIndex;
  /** Told of every stored delivery, in the order in which they were stored. */
  watch: (stored: IssueDelivery, before: IssueDelivery | undefined) => void;
}) => {
  const subscriptions = new Map<string, Subscription>();
  const deliveries = new Map<string, IssueDelivery>();
  const records = new Map<string, IssueRecord>();

  return {
    subscription: (id: SubscriberId) => subscriptions.get(id),
    subscriptions: () => [...subscriptions.values()],
    saveSubscription: (item: Subscription): Saved => put(subscriptions, item.subscriberId, item),
    removeSubscription: (id: SubscriberId): void => void subscriptions.delete(id),
    /** A cursor is the id of the last member that was seen. */
    membersPage: (after?: MemberCursor) => {
      const rest = [...subscriptions.values()]
        .filter(({ subscriberId }) => after === undefined || subscriberId > String(after))
        .sort((a, b) => (a.subscriberId < b.subscriberId ? -1 : 1));
      const found = rest.slice(0, membersAPage);
      const last = found.at(-1);
      const next = last && rest.length > found.length ? memberCursor.parse(last.subscriberId) : undefined;
      return { found, unreadable: 0, ...(next && { next }) };
    },

    record: (issueId: string) => records.get(issueId),
    records: () => [...records.values()],
    saveRecord: (item: IssueRecord): Saved => {
      const saved = put(records, item.issueId, item);
      const { listId, issueId, dueAt } = item;
      if (saved === 'saved') options.index.stored(`record ${issueId}`, issueId, { listId, issueId }, dueAt);
      return saved;
    },

    delivery: (id: SubscriberId) => deliveries.get(id),
    deliveries: () => [...deliveries.values()],
    saveDelivery: (item: IssueDelivery): Saved => {
      const { subscriberId, listId, issueId, dueAt } = item;
      const before = deliveries.get(subscriberId);
      const saved = put(deliveries, subscriberId, item);
      if (saved === 'saved') {
        options.watch(item, before);
        options.index.stored(`copy ${subscriberId}`, subscriberId, { subscriberId, listId, issueId }, dueAt);
      }
      return saved;
    },
    removeDelivery: (id: SubscriberId): void => {
      deliveries.delete(id);
      options.index.removed(`copy ${id}`);
    },
  };
};
export type NewsletterTable = ReturnType<typeof createNewsletterTable>;
