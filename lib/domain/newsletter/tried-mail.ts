import * as z from 'zod';
import { issueId } from '../content/issue.ts';
import { listId } from '../content/newsletter.ts';
import type { SubjectChoice } from '../subjects/subject-test.ts';

const namedIssue = z.object({ listId, issueId });
type NamedIssue = z.infer<typeof namedIssue>;

/** An issue under one of its two subjects. */
export type TriedMail = NamedIssue & { subject: SubjectChoice };

/**
 * Which issue a link that leaves stands in, where it tries two subjects. It is no part of what is signed: the link lets its holder
 * do the same with it, without it, and where it was damaged on the way. So it says nothing that would have to be believed: under
 * which subject somebody was sent the issue, and whether they were, is on record.
 */
export const triedQuery = (issue: NamedIssue | undefined): string =>
  issue ? `?mail=${issue.listId}.${issue.issueId}` : '';

/** What stands there; undefined for anything else that does. */
export const readTried = (text: string | undefined): NamedIssue | undefined => {
  const [list, issue, ...more] = text?.split('.') ?? [];
  return more.length === 0 ? namedIssue.safeParse({ listId: list, issueId: issue }).data : undefined;
};
