import { currentPause, type IssueRecord, withSubjectDecision } from '../../domain/newsletter/issue-record.ts';
import type { PublishedIssue } from '../../domain/newsletter/published-issue.ts';
import { decideByCount, decidesAt } from '../../domain/subjects/subject-test.ts';
import { changeItem, itemAfter } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { subjectFigures } from './subject-figures.ts';

type Needs = Pick<Ports, 'clock' | 'random' | 'issueRecords' | 'dayCounts' | 'telemetry'>;

/**
 * The record of an issue, with which of two subjects goes to whoever has none yet once the time has come. The first worker
 * that comes by after the wait decides, by one conditional write; all others find it decided.
 */
export const decideSubject =
  (ports: Needs) =>
  async (
    record: IssueRecord,
    { subjectTest, site }: Pick<PublishedIssue, 'subjectTest' | 'site'>,
  ): Promise<IssueRecord> => {
    const { clock, issueRecords, telemetry } = ports;
    if (!subjectTest || record.subjectDecision) return record;
    const now = clock.now();
    if (decidesAt(record, subjectTest) > now || currentPause(record)) return record;
    const { by, ...figures } = await subjectFigures(ports)(record, site.tracking);
    const changed = await changeItem(ports, {
      what: 'the record of an issue',
      load: () => issueRecords.load(record),
      save: issueRecords.save,
      decide: (current) => withSubjectDecision(current, decideByCount(figures, by, now)),
    });
    const current = itemAfter(changed) ?? record;
    const decision = current.subjectDecision;
    const { listId, issueId } = record;
    if (changed.kind === 'changed' && decision)
      telemetry.note('subject-decided', { listId, issueId, winner: decision.winner });
    return current;
  };
