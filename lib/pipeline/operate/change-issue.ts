import {
  cancelIssue,
  type IssueRecord,
  pauseIssue,
  resumeIssue,
  sendIssueNow,
} from '../../domain/newsletter/issue-record.ts';
import { changeItem } from '../change-item.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';

/** `as-it-was`: the issue is past the point where this could be done; the record says where it stands. */
export type IssueChangeOutcome =
  | { kind: 'changed' | 'as-it-was'; record: IssueRecord }
  | { kind: 'not-on-record' };

/**
 * `cancel`: before it goes out or while it does; once this resolves, no further copy is handed to SES but one that
 * has just been. `pause`: the same, until `resume`, from where it stood; the note says why. `send-now`: a scheduled issue goes out with the next sweep, to everybody at once.
 */
export type IssueChange = 'cancel' | 'pause' | 'resume' | 'send-now';

const decisions = {
  cancel: cancelIssue,
  pause: pauseIssue,
  resume: resumeIssue,
  'send-now': sendIssueNow,
} as const;

/** Changes what becomes of an issue, by an operator's decision. */
export const changeIssue =
  (ports: Pick<Ports, 'clock' | 'random' | 'issueRecords'>) =>
  async (ref: IssueRef, change: IssueChange, note?: string): Promise<IssueChangeOutcome> => {
    const { clock, issueRecords } = ports;
    const changed = await changeItem(ports, {
      what: `the record of issue "${ref.issueId}" of "${ref.listId}"`,
      load: () => issueRecords.load(ref),
      save: issueRecords.save,
      decide: (record) => decisions[change](record, clock.now(), note),
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

/** What was done, for whoever did it. */
export const changedInWords = (change: IssueChange, name: string, { standing }: IssueRecord): string => {
  switch (change) {
    case 'cancel':
      return `${name} is cancelled. Copies that were being handed to SES at that moment may still arrive.`;
    case 'pause':
      return `${name} is paused. ${standing.status === 'scheduled' ? '' : 'Copies that were being handed to SES at that moment may still arrive. '}Its window goes on.`;
    case 'resume':
      return `${name} goes on with the next sweeps, where it stood.`;
    case 'send-now':
      return `${name} goes out with the next sweep.`;
  }
};
