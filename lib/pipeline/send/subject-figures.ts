import type { Tracking } from '../../domain/content/site.ts';
import type { IssueRecord } from '../../domain/newsletter/issue-record.ts';
import { readDays, times } from '../../domain/reports/counted-days.ts';
import { dayOf, ofList, type TestedStep } from '../../domain/reports/happening.ts';
import {
  type Measure,
  measureBy,
  type SubjectChoice,
  type SubjectFigures,
} from '../../domain/subjects/subject-test.ts';
import type { Ports } from '../ports.ts';

/** How both subjects of an issue have done so far, from counters: clicks of people, or where nobody is told of those, who left by a link in it. */
export const subjectFigures =
  ({ dayCounts }: Pick<Ports, 'dayCounts'>) =>
  async (
    { listId, issueId, sendAt, sendNow }: Pick<IssueRecord, 'listId' | 'issueId' | 'sendAt' | 'sendNow'>,
    tracking: Tracking,
  ): Promise<Record<SubjectChoice, SubjectFigures> & { by: Measure }> => {
    const by = measureBy(tracking);
    const counted = readDays(await dayCounts.since(ofList(listId), dayOf(sendNow ?? sendAt)));
    const count = (subject: SubjectChoice, step: TestedStep) =>
      Math.max(
        0,
        times(
          counted,
          'tested',
          (what) => what.mail === issueId && what.subject === subject && what.step === step,
        ),
      );
    const of = (subject: SubjectChoice) => ({
      sent: count(subject, 'sent'),
      did: count(subject, by === 'clicks' ? 'clicked' : 'left'),
    });
    return { by, a: of('a'), b: of('b') };
  };
