import type { ContentFiles } from '../../domain/content/content.ts';
import { contentKindOf, issueFile } from '../../domain/content/content-paths.ts';
import type { IssueRef } from '../ports/issues.ts';

/** Whether an author has touched an issue, or what issues are made from, between two states of the content. */
export const touchedIssues = (before: ContentFiles, after: ContentFiles): ((issue: IssueRef) => boolean) => {
  const differs = (path: string) => before.get(path) !== after.get(path);
  const isSource = (path: string) => ['article', 'insights', 'image'].includes(contentKindOf(path));
  const sourcesDiffer = [...before.keys(), ...after.keys()].some((path) => isSource(path) && differs(path));
  return ({ listId, issueId }) => sourcesDiffer || differs(issueFile(listId, issueId));
};
