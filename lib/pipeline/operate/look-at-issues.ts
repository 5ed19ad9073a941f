import type { IssueRecord } from '../../domain/newsletter/issue-record.ts';
import type { PublishedIssue } from '../../domain/newsletter/published-issue.ts';
import type { Books } from '../../domain/reports/books.ts';
import {
  decidesAt,
  mailUnder,
  type SubjectChoice,
  type SubjectDecision,
} from '../../domain/subjects/subject-test.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import { subjectFigures } from '../send/subject-figures.ts';

/** Two subjects of an issue, how each has done so far, and what was decided. */
export type SubjectsSight = {
  subjects: Record<SubjectChoice, string>;
  figures: Awaited<ReturnType<ReturnType<typeof subjectFigures>>>;
  decision: SubjectDecision | undefined;
  decidesAt: Instant;
  share: number;
};

/** An issue on its way, or past it, with its books as they were last counted. */
export type IssueSight = {
  record: IssueRecord;
  subject: string;
  subjects?: SubjectsSight | undefined;
  /** From the last look that was through; the hourly one while something of the issue is open. */
  books?: { books: Books; at: Instant } | undefined;
};

const isOver = ({ record: { standing } }: IssueSight): boolean =>
  standing.status === 'done' || standing.status === 'cancelled' || standing.status === 'withdrawn';

/** Every issue of every list, without a look at any copy: what goes out or waits first, the next at the top; then the rest, the latest first. */
export const lookAtIssues =
  (ports: Pick<Ports, 'newsletters' | 'issueRecords' | 'issueBooksRounds' | 'dayCounts'>) =>
  async (): Promise<IssueSight[]> => {
    const { newsletters, issueRecords, issueBooksRounds } = ports;
    const lists = await newsletters.lists();
    const records = await Promise.all(lists.map(({ list }) => issueRecords.of(list.id)));
    const sights = await Promise.all(
      records.flat().map(async (record): Promise<IssueSight> => {
        const [issue, round] = await Promise.all([
          newsletters.issue(record, record.published),
          issueBooksRounds.load(record),
        ]);
        return {
          record,
          subject: issue ? mailUnder(issue, record.subjectDecision?.winner).subject : record.issueId,
          subjects: issue && (await lookAtSubjects(ports, record, issue)),
          books: round?.finishedAt ? { books: round.books, at: round.finishedAt } : undefined,
        };
      }),
    );
    const bySendAt = sights.toSorted((a, b) => (a.record.sendAt < b.record.sendAt ? -1 : 1));
    return [...bySendAt.filter((each) => !isOver(each)), ...bySendAt.filter(isOver).reverse()];
  };

const lookAtSubjects = async (
  ports: Pick<Ports, 'dayCounts'>,
  record: IssueRecord,
  { mail, subjectTest, site }: PublishedIssue,
): Promise<SubjectsSight | undefined> =>
  subjectTest && {
    subjects: { a: mail.subject, b: subjectTest.against.subject },
    figures: await subjectFigures(ports)(record, site.tracking),
    decision: record.subjectDecision,
    decidesAt: decidesAt(record, subjectTest),
    share: subjectTest.share,
  };
