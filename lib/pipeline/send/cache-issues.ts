import { memoize } from '../memoize.ts';
import type { Newsletters } from '../ports/published.ts';

/** Reads each version of an issue once, for as long as this is kept; versions never change. */
export const cacheIssues = (newsletters: Newsletters): Newsletters => {
  const issues = memoize<Awaited<ReturnType<Newsletters['issue']>>>();
  return {
    ...newsletters,
    issue: (ref, version) =>
      issues(`${ref.listId} ${ref.issueId} ${version}`, () => newsletters.issue(ref, version)),
  };
};
