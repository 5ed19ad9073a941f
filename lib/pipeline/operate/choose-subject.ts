import { chooseSubject as choose, type IssueRecord } from '../../domain/newsletter/issue-record.ts';
import type { SubjectChoice } from '../../domain/subjects/subject-test.ts';
import { changeItem, itemAfter } from '../change-item.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';

/** `as-it-was`: one of them has been decided upon, or the issue is stopped. */
export type ChosenSubject =
  | { kind: 'chosen' | 'as-it-was'; record: IssueRecord }
  | { kind: 'not-on-record' | 'one-subject' };

/** Ends a test of two subjects by an operator's word: whoever has no copy yet gets the issue under the one that is chosen. */
export const chooseSubject =
  (ports: Pick<Ports, 'clock' | 'random' | 'issueRecords' | 'newsletters'>) =>
  async (ref: IssueRef, winner: SubjectChoice): Promise<ChosenSubject> => {
    const { clock, issueRecords, newsletters } = ports;
    const record = await issueRecords.load(ref);
    const issue = record && (await newsletters.issue(ref, record.published));
    if (!issue) return { kind: 'not-on-record' };
    if (!issue.subjectTest) return { kind: 'one-subject' };
    const changed = await changeItem(ports, {
      what: 'the record of an issue',
      load: () => issueRecords.load(ref),
      save: issueRecords.save,
      decide: (current) => choose(current, winner, clock.now()),
    });
    const after = itemAfter(changed);
    if (!after) return { kind: 'not-on-record' };
    return { kind: changed.kind === 'changed' ? 'chosen' : 'as-it-was', record: after };
  };

export const chosenInWords = (name: string, choice: SubjectChoice, outcome: ChosenSubject): string => {
  switch (outcome.kind) {
    case 'chosen':
      return `${name} goes to everybody who has no copy yet under subject ${choice.toUpperCase()}.`;
    case 'as-it-was':
      return outcome.record.subjectDecision
        ? `Nothing was changed: its subject is decided, and stays ${outcome.record.subjectDecision.winner.toUpperCase()}.`
        : 'Nothing was changed: it is stopped.';
    case 'one-subject':
      return `Nothing was changed: ${name} has one subject.`;
    case 'not-on-record':
      return '';
  }
};
