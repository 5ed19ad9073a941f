import * as z from 'zod';
import { issueId } from '../content/issue.ts';
import { listId } from '../content/newsletter.ts';
import { subjectChoice } from '../subjects/subject-test.ts';

/** An issue under one of its two subjects. */
const triedMail = z.object({ listId, issueId, subject: subjectChoice });
export type TriedMail = z.infer<typeof triedMail>;

/**
 * Which mail a link that leaves stands in. It is no part of what is signed: the link lets its holder do the same with it, without
 * it, and where it was damaged on the way, and an earlier version passes it over.
 */
export const triedQuery = (mail: TriedMail | undefined): string =>
  mail ? `?mail=${mail.listId}.${mail.issueId}.${mail.subject}` : '';

/** What stands there; undefined for anything else that does. */
export const readTried = (text: string | undefined): TriedMail | undefined => {
  const [list, issue, subject, ...more] = text?.split('.') ?? [];
  return more.length === 0 ? triedMail.safeParse({ listId: list, issueId: issue, subject }).data : undefined;
};
