import type { IssueDelivery } from '../../domain/newsletter/issue-delivery.ts';
import { beginRemoval, type IssueRecord, withoutCandidate } from '../../domain/newsletter/issue-record.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { type Changed, changeItem, type ItemChange } from '../change-item.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'random' | 'issueRecords' | 'issueDeliveries'>;

/**
 * Removes the copy of somebody who is erased, and counts one candidate less, once. What a crash after each step leaves:
 *
 *     begun      the copy is there; erasing once more, or the copy when it is due, begins anew
 *     removed    the next look at the books finds the copy gone, and counts
 *     counted    nothing is left to do
 */
export const eraseIssueDelivery =
  (ports: Needs) =>
  async (copy: IssueDelivery): Promise<void> => {
    const { issueDeliveries } = ports;
    // Whoever else has removed and counted it meanwhile has written the record, so that this looks again.
    await changeRecord(ports, copy, async (record) =>
      (await issueDeliveries.load(copy))
        ? beginRemoval(record, copy.subscriberId, ports.clock.now())
        : undefined,
    );
    await issueDeliveries.remove(copy);
    await countRemoval(ports, copy, copy.subscriberId);
  };

/** Counts the removals that whoever began them did not live to count. */
export const settleRemovals =
  (ports: Needs) =>
  async ({ listId, issueId, removing }: IssueRecord): Promise<void> => {
    for (const subscriberId of removing)
      if (!(await ports.issueDeliveries.load({ listId, issueId, subscriberId })))
        await countRemoval(ports, { listId, issueId }, subscriberId);
  };

const countRemoval = (ports: Needs, ref: IssueRef, id: SubscriberId): Promise<Changed<IssueRecord>> =>
  changeRecord(ports, ref, (record) => withoutCandidate(record, id));

const changeRecord = (
  { clock, random, issueRecords }: Needs,
  { listId, issueId }: IssueRef,
  decide: ItemChange<IssueRecord>['decide'],
): Promise<Changed<IssueRecord>> =>
  changeItem(
    { clock, random },
    {
      what: `the record of issue "${issueId}" of "${listId}"`,
      load: () => issueRecords.load({ listId, issueId }),
      save: issueRecords.save,
      decide,
    },
  );
