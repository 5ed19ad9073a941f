import { cancelIssue, type IssueRecord, sendIssueNow } from '../../domain/newsletter/issue-record.ts';
import type { IssueRef, Ports } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'issueRecords'>;

/** `as-it-was`: the issue is past the point where this could be done; the record says where it stands. */
export type IssueChange = { kind: 'changed' | 'as-it-was'; record: IssueRecord } | { kind: 'unknown' };

const change =
  (decide: (record: IssueRecord, now: IssueRecord['sendAt']) => IssueRecord | undefined) =>
  ({ clock, issueRecords }: Needs) =>
  async (ref: IssueRef): Promise<IssueChange> => {
    for (;;) {
      const record = await issueRecords.load(ref);
      if (!record) return { kind: 'unknown' };
      const changed = decide(record, clock.now());
      if (!changed) return { kind: 'as-it-was', record };
      if ((await issueRecords.save(changed)) === 'saved') return { kind: 'changed', record: changed };
    }
  };

/**
 * Stops an issue, before it goes out or while it does: once this resolves, no further copy is handed to SES
 * but one that has just been.
 */
export const stopIssue = change(cancelIssue);

/** Lets a scheduled issue go out with the next sweep, to everybody at once. */
export const bringForwardIssue = change(sendIssueNow);
