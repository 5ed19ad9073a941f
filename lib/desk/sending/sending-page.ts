import { html } from 'hono/html';
import { currentPause } from '../../domain/newsletter/issue-record.ts';
import { issueStandingInWords, people } from '../../domain/newsletter/issue-standing-in-words.ts';
import { counted } from '../../domain/prose/counted.ts';
import { areBalanced, columns } from '../../domain/reports/books.ts';
import { holdInWords, sandboxInWords } from '../../domain/sending/hold-in-words.ts';
import { longestNote } from '../../domain/subscriber/journal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { DueCount } from '../../pipeline/operate/list-due.ts';
import type { IssueSight } from '../../pipeline/operate/look-at-issues.ts';
import type { SendingSight } from '../../pipeline/operate/look-at-sending.ts';
import { inShort } from '../in-short.ts';
import type { Html } from '../layout.ts';
import { sendingFacts } from './sending-facts.ts';
import { subjectForms, subjectsPart } from './subjects-part.ts';

/** Where all of it stands. */
export const sendingHome = '/_local/desk/sending';

export type SendingView = {
  sight: SendingSight;
  now: Instant;
  /** What would go out if sending were let go on; only where it is stopped. */
  due: readonly DueCount[] | undefined;
  deadLetters: number;
  issues: readonly IssueSight[];
};

/** So many issues that are over are shown; `newsletter list` has them all. */
const shownOver = 10;

/** Pace, quota and brake; what failed for good; every issue under way, with its books. */
export const sendingPage = (view: SendingView): Html => html`${brakeSection(view)}
  <section aria-labelledby="pace"><h2 id="pace">Pace</h2>${sendingFacts(view.sight, view.now)}</section>
  ${troubleSection(view)}
  ${issuesSection(view)}`;

const brakeSection = ({ sight, due = [] }: SendingView): Html => {
  const { hold, isForeign, isInSandbox, lastDay } = sight;
  if (!hold && !isForeign) return isInSandbox ? html`<p class="notice">${sandboxInWords}</p>` : html``;
  return html`<section class="broken" aria-labelledby="brake">
    <h2 id="brake">${hold ? 'Sending is stopped' : 'Sending stops at the next sweep'}</h2>
    <p>${holdInWords[hold?.reason ?? 'restored-table']}${hold ? ` Stopped since ${inShort(hold.since)}.` : ''}</p>
    <p>In the last 24 hours: ${counted(lastDay.sent, 'mail')}, ${counted(lastDay.bounces, 'bounce')}, ${counted(lastDay.complaints, 'complaint')}.</p>
    ${isInSandbox ? html`<p>${sandboxInWords}</p>` : ''}
    ${
      due.length === 0
        ? html`<p>Nothing is due now.</p>`
        : html`<h3>Would go out now</h3>
          <div class="wide" tabindex="0" role="region" aria-label="Would go out now"><table>
            <thead><tr><th scope="col">Mail</th><th scope="col">People</th></tr></thead>
            <tbody>${due.map(({ of, mail, count }) => html`<tr><th scope="row">${of}/${mail}</th><td>${count}</td></tr>`)}</tbody>
          </table></div>`
    }
    <form method="post" action="${sendingHome}/release">
      <p>Let it go on when what stopped it is mended. What bounced or was complained about until now no longer counts then.</p>
      <button>Let sending go on</button>
    </form>
  </section>`;
};

const troubleSection = ({ deadLetters }: SendingView): Html => html`<section aria-labelledby="trouble">
  <h2 id="trouble">What did not get through</h2>
  <ul class="articles">
    <li><a href="${sendingHome}/failed">Failed and unknown mails</a>: whose fate is open, and what can be sent again. Reads the whole record.</li>
    <li><a href="${sendingHome}/missed">Who did not get a lesson or an issue</a>, and why.</li>
    <li>${
      deadLetters === 0
        ? 'No sign-up and no event of SES has failed for good.'
        : html`<a class="fault" href="${sendingHome}/dead-letters">${counted(deadLetters, 'piece')} of work failed for good</a>, kept for two weeks.`
    }</li>
  </ul>
</section>`;

const isOver = ({ record }: IssueSight): boolean =>
  ['done', 'cancelled', 'withdrawn'].includes(record.standing.status);

const issuesSection = ({ issues }: SendingView): Html => {
  const over = issues.filter(isOver);
  const open = issues.filter((issue) => !isOver(issue));
  const hidden = over.length - shownOver;
  return html`<section aria-labelledby="issues">
    <h2 id="issues">Issues</h2>
    ${issues.length === 0 ? html`<p>There are no issues.</p>` : ''}
    ${open.map(issueArticle)}
    ${over.slice(0, shownOver).map(issueArticle)}
    ${hidden > 0 ? html`<p class="quiet">And ${hidden} earlier: “dripline newsletter list” has them all.</p>` : ''}
  </section>`;
};

const issueArticle = (issue: IssueSight): Html => {
  const { record, subject, subjects, books } = issue;
  const name = `${record.listId}/${record.issueId}`;
  return html`<article class="issue">
    <h3>${subject} <small class="quiet">${name}</small></h3>
    <p>${capital(issueStandingInWords(record, inShort))}.</p>
    ${books ? html`<p class="${areBalanced(books.books) ? 'quiet' : 'fault'}">${booksInWords(books)} <a href="${sendingHome}/missed?mail=${encodeURIComponent(name)}">Who did not get it</a></p>` : ''}
    ${subjects ? subjectsPart(subjects, name) : ''}
    ${issueForms(issue, name)}
  </article>`;
};

const booksInWords = ({ books, at }: NonNullable<IssueSight['books']>): string => {
  const parts = columns.filter((column) => books[column] > 0).map((column) => `${books[column]} ${column}`);
  const sum = `${people(books.candidates)}: ${parts.join(', ') || 'nobody yet'}, as counted ${inShort(at)}.`;
  return areBalanced(books) ? sum : `OUT OF BALANCE. ${sum}`;
};

/** Those of what can still be done with it. A stop is for good, and behind a second click. */
const issueForms = ({ record, subjects }: IssueSight, name: string): Html => {
  const { status } = record.standing;
  const action = (what: string) => `${sendingHome}/issues/${name}/${what}`;
  const canStop = status === 'scheduled' || status === 'fanning-out' || status === 'sending';
  const isPaused = currentPause(record) !== undefined;
  return html`<div class="acts">
    <details><summary>Send a test</summary>
      <form method="post" action="${action('test')}" class="inline">
        <label>Address <input type="email" name="to" required autocomplete="email"></label>
        <button>Send a test of ${name}</button>
      </form>
    </details>
    ${
      status === 'scheduled' && !isPaused
        ? html`<details><summary>Send it now</summary>
          <form method="post" action="${action('send-now')}">
            <p>It goes out with the next sweep, to everybody at once, whatever their clocks show.</p>
            <button>Send ${name} now</button>
          </form></details>`
        : ''
    }
    ${subjects && canStop ? subjectForms(subjects, name, action('subject')) : ''}
    ${
      isPaused
        ? html`<details><summary>Resume it</summary>
          <form method="post" action="${action('resume')}">
            <p>It goes on where it stood. Whose hour is over gets it at the same hour of their next day, if its window lasts so long.</p>
            <button>Resume ${name}</button>
          </form></details>`
        : ''
    }
    ${
      canStop && !isPaused
        ? html`<details><summary>Pause it</summary>
          <form method="post" action="${action('pause')}">
            <p>Nothing more of it is sent until it is resumed; everything else goes on. Its window does not wait.</p>
            <label>Note: why <input name="note" maxlength="${longestNote}" autocomplete="off"></label>
            <button>Pause ${name}</button>
          </form></details>`
        : ''
    }
    ${
      canStop
        ? html`<details><summary>Cancel it</summary>
          <form method="post" action="${action('cancel')}">
            <p>For good: whoever has no copy yet gets none, and it cannot be taken back.</p>
            <button>Cancel ${name} for good</button>
          </form></details>`
        : ''
    }
  </div>`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
