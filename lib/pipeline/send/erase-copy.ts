import type { IssueDelivery } from '../../domain/newsletter/issue-delivery.ts';
import { withoutCandidate } from '../../domain/newsletter/issue-record.ts';
import type { IssueRef, Ports } from '../ports.ts';

/**
 * Removes the copy of somebody who is erased. They are taken out of the count of the issue's candidates before
 * it goes: done twice after a crash, the count is too low, which the books forgive; too high would be an alarm.
 */
export const eraseCopy =
  (ports: Pick<Ports, 'issueRecords' | 'issueDeliveries'>) =>
  async (copy: IssueDelivery): Promise<void> => {
    await forgetCandidate(ports, copy);
    await ports.issueDeliveries.remove(copy);
  };

const forgetCandidate = async (
  ports: Pick<Ports, 'issueRecords'>,
  { listId, issueId }: IssueRef,
): Promise<void> => {
  const record = await ports.issueRecords.load({ listId, issueId });
  if (record && (await ports.issueRecords.save(withoutCandidate(record))) === 'stale')
    await forgetCandidate(ports, { listId, issueId });
};
