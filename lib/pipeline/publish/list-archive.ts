import type { IssueId } from '../../domain/content/issue.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import type { IssueRecord } from '../../domain/newsletter/issue-record.ts';
import {
  type PublishedIssue,
  type PublishedList,
  publicClockOf,
  publicHourOf,
} from '../../domain/newsletter/published-issue.ts';
import { mailUnder } from '../../domain/subjects/subject-test.ts';
import { type Instant, laterOf } from '../../domain/time/instant.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Ports } from '../ports.ts';

/** An issue that anybody may read, and the moment and the clock by which it is dated. */
export type ArchivedIssue = { issue: PublishedIssue; at: Instant; zone: TimeZone };
export type Archive = { published: PublishedList; issues: ArchivedIssue[] };

type Needs = Pick<Ports, 'clock' | 'newsletters' | 'issueRecords'>;

/** A page and a feed of them are enough; older ones keep their addresses. */
const longest = 50;

/**
 * The issues of a list that have gone out to everybody on it, the newest first. What was meant for some readers
 * only stays theirs. Undefined for a list that there is not.
 */
export const listArchive =
  (ports: Needs) =>
  async (listId: ListId): Promise<Archive | undefined> => {
    const { newsletters } = ports;
    const published = await newsletters.list(listId);
    if (!published) return undefined;
    const issues: ArchivedIssue[] = [];
    for (const record of await sentIssues(ports, listId)) {
      const archived = await inArchive(ports, record);
      if (archived) issues.push(archived);
      if (issues.length === longest) break;
    }
    return { published, issues };
  };

/** One issue of the archive; undefined for what is not in it. */
export const readArchive =
  (ports: Needs) =>
  async (listId: ListId, issueId: IssueId): Promise<ArchivedIssue | undefined> => {
    const found = (await sentIssues(ports, listId)).find((each) => each.issueId === issueId);
    return found && (await inArchive(ports, found));
  };

const sentIssues = async ({ issueRecords }: Needs, listId: ListId): Promise<IssueRecord[]> => {
  const at = ({ sendNow, sendAt }: IssueRecord) => sendNow ?? sendAt;
  return (await issueRecords.of(listId))
    .filter(({ standing }) => standing.status === 'sending' || standing.status === 'done')
    .sort((a, b) => (at(a) < at(b) ? 1 : -1));
};

/** An issue at each reader's own hour is public from its hour in the site's zone on, and carries its own date. */
const inArchive = async (
  { clock, newsletters }: Needs,
  record: IssueRecord,
): Promise<ArchivedIssue | undefined> => {
  const issue = await newsletters.issue(record, record.published);
  if (issue?.audience.who !== 'all') return undefined;
  const at = record.sendNow ?? publicHourOf(issue);
  const isOut = (record.sendNow ?? laterOf(record.sendAt, at)) <= clock.now();
  const mail = mailUnder(issue, record.subjectDecision?.winner);
  return isOut ? { issue: { ...issue, mail }, at, zone: publicClockOf(issue) } : undefined;
};
