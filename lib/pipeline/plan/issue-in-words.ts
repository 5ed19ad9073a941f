import type { PlanPart } from '../../domain/newsletter/published-issue.ts';
import type { LateReaders } from '../operate/count-late-readers.ts';
import type { IssueOutcome } from '../publish/publish-newsletters.ts';
import type { IssueNumbers } from './issue-numbers.ts';

/** What came of an issue, in lines, and whether something was asked for that is not done. */
export type IssueReport = { lines: string[]; isDone: boolean };

const parts = {
  send: 'its hour',
  audience: 'its audience',
  windowHours: 'its window',
} as const satisfies Record<PlanPart, string>;

const list = new Intl.ListFormat('en');

const lateInWords = ({ readers, postponed, skipped }: LateReaders): string[] => [
  ...(postponed > 0
    ? [`  for ${postponed} of ${readers} its hour is over: it comes at that hour of their next day`]
    : []),
  ...(skipped > 0
    ? [`  for ${skipped} of ${readers} it is too late: its window ends before that hour of their next day`]
    : []),
];

const keptInWords = (kept: readonly PlanPart[]): string[] =>
  kept.length > 0
    ? [
        `  it has begun to go out: ${list.format(kept.map((part) => parts[part]))} can not be changed any more`,
      ]
    : [];

/** What a publish did with an issue. */
export const issueInWords = (of: IssueOutcome, numbers: IssueNumbers = {}): IssueReport => {
  const name = `${of.list}/${of.issue}`;
  const { late, haveIt = 0, areToGetIt = 0 } = numbers;
  switch (of.outcome) {
    case 'scheduled':
      return {
        lines: [`scheduled ${name}: goes out from ${of.sendAt} onwards`, ...(late ? lateInWords(late) : [])],
        isDone: !late || late.skipped === 0,
      };
    case 'unchanged':
      return { lines: [`unchanged ${name}: goes out from ${of.sendAt} onwards`], isDone: true };
    case 'too-late':
      return {
        lines: [
          `not sent ${name}: its time ran out before it was published (it was due from ${of.sendAt}); give it another date to send it`,
        ],
        isDone: false,
      };
    case 'withdrawn':
      return { lines: [`withdrawn ${name}: its file is gone, so it will not be sent`], isDone: true };
    case 'not-withdrawn':
      return {
        lines: [
          `not withdrawn ${name}: its file is gone, but it has begun to go out; ${haveIt} have it, ${areToGetIt} are still to get it. "newsletter cancel ${name}" stops it`,
        ],
        isDone: false,
      };
    case 'cancelled':
      return {
        lines: [`not sent ${name}: it was cancelled for good; under another name it is a new issue`],
        isDone: false,
      };
    case 'corrected':
      return {
        lines: [
          `corrected ${name}: the archive and ${areToGetIt} who are still to get it have the new words; for ${haveIt} who have it already they came too late`,
          ...keptInWords(of.kept),
        ],
        isDone: of.kept.length === 0,
      };
    case 'begun':
      return { lines: [`unchanged ${name}`, ...keptInWords(of.kept)], isDone: false };
  }
};
