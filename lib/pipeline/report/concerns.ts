import { currentPause } from '../../domain/newsletter/issue-record.ts';
import { counted } from '../../domain/prose/counted.ts';
import { areBalanced } from '../../domain/reports/books.ts';
import { holdInWords, sandboxInWords } from '../../domain/sending/hold-in-words.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { IssueSight } from '../operate/look-at-issues.ts';
import type { SendingSight } from '../operate/look-at-sending.ts';

/** What has not got through, as far as counters tell. */
export type OpenWork = { deadLetters: number; issues: readonly IssueSight[] };

/** What a person has to see to, the gravest first. `inWords` says a moment to whoever reads it. */
export const concernsOf = (
  { hold, isForeign, isInSandbox }: Pick<SendingSight, 'hold' | 'isForeign' | 'isInSandbox'>,
  { deadLetters, issues }: OpenWork,
  inWords: (at: Instant) => string,
): string[] => [
  ...(hold ? [`Sending is stopped since ${inWords(hold.since)}. ${holdInWords[hold.reason]}`] : []),
  ...(!hold && isForeign ? [`Sending stops at the next sweep. ${holdInWords['restored-table']}`] : []),
  ...(isInSandbox ? [sandboxInWords] : []),
  ...issues.flatMap(({ record, books }) =>
    books && !areBalanced(books.books)
      ? [`The books of ${record.listId}/${record.issueId} are out of balance: somebody is missing from them.`]
      : [],
  ),
  ...issues.flatMap(({ record }) => {
    const pause = currentPause(record);
    return pause
      ? [
          `${record.listId}/${record.issueId} is paused since ${inWords(pause.since)}${pause.note ? ` (“${pause.note}”)` : ''}.`,
        ]
      : [];
  }),
  ...issues.flatMap(({ record, books }) =>
    // Of one that is done, what failed stays so unless somebody has it sent again.
    books && books.books.failed > 0 && record.standing.status === 'sending'
      ? [`${counted(books.books.failed, 'copy', 'copies')} of ${record.listId}/${record.issueId} failed.`]
      : [],
  ),
  ...(deadLetters > 0
    ? [
        `${counted(deadLetters, 'sign-up or event of SES', 'sign-ups or events of SES')} failed for good, kept for two weeks.`,
      ]
    : []),
];
