import type { IssueOutcome } from '../../lib/pipeline/publish/publish-newsletters.ts';

/** What a publish did with an issue, in a line. */
export const issueInWords = ({ list, issue, outcome, sendAt }: IssueOutcome): string => {
  const name = `${list}/${issue}`;
  switch (outcome) {
    case 'scheduled':
      return `scheduled ${name}: goes out from ${sendAt} onwards`;
    case 'unchanged':
      return `unchanged ${name}: goes out from ${sendAt} onwards`;
    case 'too-late':
      return `not sent ${name}: its time ran out before it was published (it was due from ${sendAt}); give it another date to send it`;
    case 'withdrawn':
      return `withdrawn ${name}: its file is gone, so it will not be sent`;
  }
};
