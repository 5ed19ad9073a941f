import { once } from './once.ts';
import type { Newsletters } from './ports.ts';

/** Reads each version of an issue once, for as long as this is kept; versions never change. */
export const rememberIssues = (newsletters: Newsletters): Newsletters => {
  const issues = once<Awaited<ReturnType<Newsletters['issue']>>>();
  return {
    ...newsletters,
    issue: (ref, version) =>
      issues(`${ref.listId} ${ref.issueId} ${version}`, () => newsletters.issue(ref, version)),
  };
};
