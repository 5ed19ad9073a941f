import { cancelIssue, type IssueRecord, sendIssueNow } from '../domain/issue-record.ts';
import type { Clock, IssueRecords, IssueRef } from './ports.ts';

type Ports = { clock: Clock; issueRecords: IssueRecords };

/** `as-it-was`: the issue is past the point where this could be done; the record says where it stands. */
export type IssueChange = { outcome: 'changed' | 'as-it-was'; record: IssueRecord } | { outcome: 'unknown' };

const change =
  (decide: (record: IssueRecord, now: IssueRecord['sendAt']) => IssueRecord | undefined) =>
  ({ clock, issueRecords }: Ports) =>
  async (ref: IssueRef): Promise<IssueChange> => {
    for (;;) {
      const record = await issueRecords.load(ref);
      if (!record) return { outcome: 'unknown' };
      const changed = decide(record, clock.now());
      if (!changed) return { outcome: 'as-it-was', record };
      if ((await issueRecords.save(changed)) === 'saved') return { outcome: 'changed', record: changed };
    }
  };

/**
 * Stops an issue, before it goes out or while it does: once this resolves, no further copy is handed to SES
 * but one that has just been.
 */
export const stopIssue = change(cancelIssue);

/** Lets a scheduled issue go out with the next sweep, to everybody at once. */
export const bringForwardIssue = change(sendIssueNow);
