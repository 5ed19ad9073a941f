import type { IssueId } from '../../domain/content/issue.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import type { PublishedIssue, PublishedList } from '../../domain/newsletter/published-issue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';

/** An issue that anybody may read, and when it was sent. */
export type ArchivedIssue = { issue: PublishedIssue; at: Instant };
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
    for (const { issueId, version, at } of await sentIssues(ports, listId)) {
      const issue = await newsletters.issue({ listId, issueId }, version);
      if (issue?.audience.who === 'all') issues.push({ issue, at });
      if (issues.length === longest) break;
    }
    return { published, issues };
  };

/** One issue of the archive; undefined for what is not in it. */
export const readArchive =
  (ports: Needs) =>
  async (listId: ListId, issueId: IssueId): Promise<ArchivedIssue | undefined> => {
    const found = (await sentIssues(ports, listId)).find((each) => each.issueId === issueId);
    const issue = found && (await ports.newsletters.issue({ listId, issueId }, found.version));
    return found && issue?.audience.who === 'all' ? { issue, at: found.at } : undefined;
  };

const sentIssues = async ({ clock, issueRecords }: Needs, listId: ListId) => {
  const now = clock.now();
  return (await issueRecords.of(listId))
    .map(({ issueId, standing, published, sendAt, sendNow }) => ({
      issueId,
      version: published,
      at: sendNow ?? sendAt,
      isOut: standing.status === 'sending' || standing.status === 'done',
    }))
    .filter(({ isOut, at }) => isOut && at <= now)
    .sort((a, b) => (a.at < b.at ? 1 : -1));
};
