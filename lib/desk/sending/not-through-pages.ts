import { html } from 'hono/html';
import { counted } from '../../domain/prose/counted.ts';
import { waitingInWords } from '../../pipeline/dead-letters/dead-letters-in-words.ts';
import type { WaitingLetters } from '../../pipeline/dead-letters/replay-dead-letters.ts';
import { failedInWords } from '../../pipeline/operate/failed-in-words.ts';
import type { UnknownMail } from '../../pipeline/operate/list-unknown.ts';
import { unknownInWords } from '../../pipeline/operate/list-unknown.ts';
import type { FailedMail } from '../../pipeline/operate/resend-failed.ts';
import type { Html } from '../layout.ts';
import { sendingHome } from './sending-page.ts';

export type NotThrough = {
  failed: readonly FailedMail[];
  unknown: readonly UnknownMail[];
  unreadable: number;
  isStopped: boolean;
};

/** More than a person reads; the command has them all. */
const shown = 100;

/** Mails that failed, which can be sent again, and mails of which nobody knows whether SES took them. */
export const failedPage = ({ failed, unknown, unreadable, isStopped }: NotThrough): Html => {
  const sendable = failed.filter(({ obstacle }) => !obstacle).length;
  return html`${unreadable > 0 ? html`<p class="fault">${counted(unreadable, 'item')} cannot be read, and may be among them.</p>` : ''}
  <section aria-labelledby="failed">
    <h2 id="failed">Failed</h2>
    ${
      failed.length === 0
        ? html`<p>No mail has failed.</p>`
        : html`<p>What failed was provably not sent. By mail and reason, with how many:</p>
          <ul class="articles">${failedInWords(failed).map((line) => html`<li>${line.trim()}</li>`)}</ul>`
    }
    ${isStopped && failed.length > 0 ? html`<p>Sending is stopped: nothing goes out before it is let go on.</p>` : ''}
    ${
      sendable === 0
        ? ''
        : html`<form method="post" action="${sendingHome}/failed">
          <p>A lesson comes at once, or when the last one has had its rest; an issue within a window that begins anew.</p>
          <button>Send ${counted(sendable, 'mail')} again, each once</button>
        </form>`
    }
  </section>
  <section aria-labelledby="unknown">
    <h2 id="unknown">Unknown</h2>
    ${
      unknown.length === 0
        ? html`<p>The fate of every mail is known.</p>`
        : html`<p>SES never said whether it took these. An event of SES settles one at any time; without one for a day it is sent once more or held, as its course or newsletter says.</p>
          <ul class="articles">${unknown.slice(0, shown).map((mail) => html`<li>${unknownInWords(mail, mail.subscriberId)}</li>`)}</ul>
          ${unknown.length > shown ? html`<p class="quiet">And ${unknown.length - shown} more: “dripline unknown” has them all.</p>` : ''}`
    }
  </section>`;
};

/** Work that failed each time it was tried. Says nothing of whose it is. */
export const deadLettersPage = (waiting: readonly WaitingLetters[]): Html =>
  waiting.length === 0
    ? html`<p>Nothing has failed for good; there is nothing to replay.</p>`
    : html`<ul class="articles">${waitingInWords(waiting).map((line) => html`<li>${line.trim()}</li>`)}</ul>
      <form method="post" action="${sendingHome}/dead-letters">
        <p>Mend first what the logs of run-job, record-feedback and record-deliveries say. Doing a thing twice does no harm.</p>
        <button>Try all of it once more</button>
      </form>`;
