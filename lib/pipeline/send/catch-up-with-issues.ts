import { plannedDelivery, withAudience } from '../../domain/newsletter/issue-delivery.ts';
import { type IssueRecord, mayBeAwaited, reopenIssue } from '../../domain/newsletter/issue-record.ts';
import { dueFor } from '../../domain/newsletter/published-issue.ts';
import { isMember, type Subscription } from '../../domain/newsletter/subscription.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { isInAudience } from './is-in-audience.ts';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'courses'
  | 'enrollments'
  | 'subscribers'
  | 'subscriptions'
  | 'newsletters'
  | 'issueRecords'
  | 'issueDeliveries'
>;

/**
 * Gives whoever has just become a member the issues that have begun to go out, and whose hour is still to come for
 * them: the fan-out may have passed them. Whoever joins after their own hour gets the next issue. Safe to repeat.
 *
 * The record's count of candidates stays, since whether the fan-out counts them too can not be known here: the books
 * forgive a count that is too low, and one that is too high is an alarm.
 */
export const catchUpWithIssues =
  (ports: Needs) =>
  async (member: Subscription): Promise<void> => {
    if (!isMember(member)) return;
    const now = ports.clock.now();
    for (const record of await ports.issueRecords.of(member.listId))
      if (mayBeAwaited(record, now)) await makeCopy(ports, record, member);
  };

const makeCopy = async (ports: Needs, record: IssueRecord, member: Subscription): Promise<void> => {
  const { clock, newsletters, issueRecords, issueDeliveries } = ports;
  const { subscriberId, zone } = member;
  const { listId, issueId } = record;
  const now = clock.now();
  const issue = await newsletters.issue(record, record.published);
  if (!issue || dueFor(issue.send, zone) <= now) return;
  if (!(await isInAudience(ports)(issue, member))) return;
  // Stale: the fan-out was here before.
  const copy = plannedDelivery({ subscriberId, listId, issueId }, issue, zone, now);
  await issueDeliveries.save(withAudience(copy, issue.audience));
  await changeItem(ports, {
    what: 'the record of an issue',
    load: () => issueRecords.load({ listId, issueId }),
    save: issueRecords.save,
    decide: (current) => reopenIssue(current, now),
  });
};
