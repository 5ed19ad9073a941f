import type { IssueDeliveryRef } from '../domain/delivery.ts';
import type { Circumstances } from '../domain/issue-delivery.ts';
import type { PublishedIssue } from '../domain/published-issue.ts';
import { isMember } from '../domain/subscription.ts';
import type { IssueRecords, Subscriptions } from './ports.ts';

/** What may have changed for one copy of an issue since the fan-out, by consistent reads. */
export const circumstancesOf = async (
  { issueRecords, subscriptions }: { issueRecords: IssueRecords; subscriptions: Subscriptions },
  ref: IssueDeliveryRef,
  { list }: Pick<PublishedIssue, 'list'>,
): Promise<Circumstances & { isOnRecord: boolean }> => {
  const [record, subscription] = await Promise.all([issueRecords.load(ref), subscriptions.load(ref)]);
  return {
    isOnRecord: subscription !== undefined,
    isMember: isMember(subscription),
    isCancelled: record?.standing.status === 'cancelled',
    unknownPolicy: list.unknownPolicy,
  };
};
