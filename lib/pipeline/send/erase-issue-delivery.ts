import type { IssueDelivery } from '../../domain/newsletter/issue-delivery.ts';
import { withoutCandidate } from '../../domain/newsletter/issue-record.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

/**
 * Removes the copy of somebody who is erased. They are taken out of the count of the issue's candidates before
 * it goes: done twice after a crash, the count is too low, which the books forgive; too high would be an alarm.
 */
export const eraseIssueDelivery =
  (ports: Pick<Ports, 'clock' | 'random' | 'issueRecords' | 'issueDeliveries'>) =>
  async (copy: IssueDelivery): Promise<void> => {
    const { issueRecords, issueDeliveries } = ports;
    const { listId, issueId } = copy;
    await changeItem(ports, {
      what: `the record of issue "${issueId}" of "${listId}"`,
      load: () => issueRecords.load({ listId, issueId }),
      save: issueRecords.save,
      decide: withoutCandidate,
    });
    await issueDeliveries.remove(copy);
  };
