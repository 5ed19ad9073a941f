import type { Content, Fault } from '../../domain/content/content.ts';
import type { IssueRecord } from '../../domain/newsletter/issue-record.ts';
import {
  hasSameSender,
  hasSameWords,
  type PlanPart,
  type PublishedIssue,
  planChanges,
} from '../../domain/newsletter/published-issue.ts';
import type { Ports } from '../ports.ts';

type Compiled = Omit<PublishedIssue, 'publishedAt'>;

/**
 * What an author has changed in an issue whose sending has begun. Its words can still be corrected; when it goes out
 * and to whom (`kept`) stay as they were, since copies have been made by them. With the same words it goes on by another
 * sender, or from another postal address.
 */
export type Correction = { issue?: Compiled; kept: readonly PlanPart[]; hasSameWords: boolean };

/** The words of an issue as they are in the content now, under the plan by which it has begun to go out. */
export const compileCorrection =
  ({ newsletters, compileIssue }: Pick<Ports, 'newsletters' | 'compileIssue'>) =>
  async (content: Content, record: IssueRecord): Promise<Correction | { faults: Fault[] }> => {
    const published = await newsletters.issue(record, record.published);
    if (!published) return { kept: [], hasSameWords: true };
    const asWritten = await compileIssue(content, record);
    if ('faults' in asWritten) return asWritten;
    const kept = planChanges(published, asWritten.issue);
    const isSame = hasSameWords(published, asWritten.issue);
    if (isSame && hasSameSender(published, asWritten.issue)) return { kept, hasSameWords: isSame };
    if (kept.length === 0) return { issue: asWritten.issue, kept, hasSameWords: isSame };
    const asBegun = await compileIssue(withPlanOf(content, published), record);
    return 'faults' in asBegun ? asBegun : { issue: asBegun.issue, kept, hasSameWords: isSame };
  };

/** The content with the hour, the audience and the window that an issue was published with. */
const withPlanOf = (content: Content, { list, id, send, audience, windowHours }: PublishedIssue): Content => {
  const newsletter = content.newsletters.get(list.id);
  const issue = newsletter?.issues.get(id);
  if (!newsletter || !issue) return content;
  const issues = new Map([...newsletter.issues, [id, { ...issue, send, audience, windowHours }]]);
  return { ...content, newsletters: new Map([...content.newsletters, [list.id, { ...newsletter, issues }]]) };
};
