import { cancelIssue, type IssueRecord, sendIssueNow } from '../../domain/newsletter/issue-record.ts';
import { changeItem } from '../change-item.ts';
import type { IssueRef, Ports } from '../ports.ts';

/** `as-it-was`: the issue is past the point where this could be done; the record says where it stands. */
export type IssueChangeOutcome =
  | { kind: 'changed' | 'as-it-was'; record: IssueRecord }
  | { kind: 'not-on-record' };

/**
 * `cancel`: before it goes out or while it does; once this resolves, no further copy is handed to SES but one that
 * has just been. `send-now`: a scheduled issue goes out with the next sweep, to everybody at once.
 */
export type IssueChange = 'cancel' | 'send-now';

const decisions = { cancel: cancelIssue, 'send-now': sendIssueNow } as const;

/** Changes what becomes of an issue, by an operator's decision. */
export const changeIssue =
  (ports: Pick<Ports, 'clock' | 'random' | 'issueRecords'>) =>
  async (ref: IssueRef, change: IssueChange): Promise<IssueChangeOutcome> => {
    const { clock, issueRecords } = ports;
    const changed = await changeItem(ports, {
      what: `the record of issue "${ref.issueId}" of "${ref.listId}"`,
      load: () => issueRecords.load(ref),
      save: issueRecords.save,
      decide: (record) => decisions[change](record, clock.now()),
    });
    switch (changed.kind) {
      case 'changed':
        return { kind: 'changed', record: changed.after };
      case 'unchanged':
        return { kind: 'as-it-was', record: changed.item };
      case 'missing':
        return { kind: 'not-on-record' };
    }
  };
