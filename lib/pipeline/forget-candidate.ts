import { withoutCandidate } from '../domain/issue-record.ts';
import type { IssueRecords, IssueRef } from './ports.ts';

/**
 * Takes somebody who is being erased out of the count of an issue's candidates, before their delivery goes.
 * Done twice after a crash, the count is too low, which the books forgive; too high would be an alarm.
 */
export const forgetCandidate =
  (ports: { issueRecords: IssueRecords }) =>
  async (ref: IssueRef): Promise<void> => {
    const record = await ports.issueRecords.load(ref);
    const changed = record && withoutCandidate(record);
    if (changed && (await ports.issueRecords.save(changed)) === 'stale') await forgetCandidate(ports)(ref);
  };
