import { html } from 'hono/html';
import { currentPause } from '../../domain/newsletter/issue-record.ts';
import { areBalanced } from '../../domain/reports/books.ts';
import { holdInWords, sandboxInWords } from '../../domain/sending/hold-in-words.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { IssueSight } from '../../pipeline/operate/look-at-issues.ts';
import type { SendingSight } from '../../pipeline/operate/look-at-sending.ts';
import { inShort } from '../in-short.ts';
import { counted, type Html } from '../layout.ts';
import { sendingFacts } from '../sending/sending-facts.ts';
import { sendingHome } from '../sending/sending-page.ts';

/** Is anything wrong now, and what is to be done; then how sending stands. */
export const todayPage = (
  sight: SendingSight,
  work: OpenWork,
  now: Instant,
): Html => html`${concernsSection(concernsOf(sight, work))}
  <section aria-labelledby="sending">
    <h2 id="sending">Sending</h2>
    ${sendingFacts(sight, now)}
  </section>`;

/** What a person has to see to, the gravest first. */
export const concernsOf = (
  { hold, isForeign, isInSandbox }: SendingSight,
  { deadLetters, issues }: OpenWork,
): string[] => [
  ...(hold ? [`Sending is stopped since ${inShort(hold.since)}. ${holdInWords[hold.reason]}`] : []),
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
          `${record.listId}/${record.issueId} is paused since ${inShort(pause.since)}${pause.note ? ` (“${pause.note}”)` : ''}.`,
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

/** What has not got through, as far as counters tell. */
export type OpenWork = { deadLetters: number; issues: readonly IssueSight[] };

const concernsSection = (concerns: readonly string[]): Html =>
  concerns.length === 0
    ? html`<p class="notice">Nothing needs you.</p>`
    : html`<div class="broken"><h2>${counted(concerns.length, 'thing')} to see to</h2>
        <ul>${concerns.map((concern) => html`<li>${concern}</li>`)}</ul>
        <p>What can be done about it is on the page <a href="${sendingHome}">Sending</a>.</p></div>`;
