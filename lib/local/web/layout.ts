import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Instant } from '../../domain/time/instant.ts';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

type Page = {
  title: string;
  /** The page's own path, to which the clock's forms lead back. */
  path: string;
  now: Instant;
  /** What the form that led here did. */
  did?: string | undefined;
  body: Html;
};

export const layout = ({ title, path, now, did, body }: Page): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · Dripline here</title>
    <link rel="stylesheet" href="/_local/style.css">
  </head>
  <body>
    <header class="bar">
      <nav aria-label="Local world">
        <a class="brand" href="/_local/">Dripline <small>here</small></a>
        <a href="/_local/" ${current(path === '/_local/')}>Inbox</a>
        <a href="/_local/people" ${current(path === '/_local/people')}>Subscribers</a>
        <a href="/_local/desk">Desk</a>
        <a href="/_local/studio">Studio</a>
        <a href="/">Sign-up</a>
      </nav>
      <form class="clock" method="post" action="/_local/clock">
        <input type="hidden" name="back" value="${path}">
        <p><span class="quiet">It is</span> <time datetime="${now}">${inWords(now)}</time></p>
        <div class="buttons" role="group" aria-label="Move the clock">
          <button name="advance" value="next">Next mail</button>
          <button name="advance" value="P1D">A day on</button>
          <button name="advance" value="P7D">A week on</button>
        </div>
      </form>
    </header>
    <main>
      ${did ? html`<p class="notice" role="status">${noticeOf(did)}</p>` : ''}
      <h1>${title}</h1>
      ${body}
    </main>
  </body>
</html>`;

const current = (is: boolean): Html => (is ? html`aria-current="page"` : html``);

/** A moment in the words and the time zone of this machine, for the person at it. */
export const inWords = (moment: Instant): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' }).format(new Date(moment));

const notices: Readonly<Record<string, string>> = {
  'nothing-sent': 'The clock has moved. No mail was due.',
  'sent-1': 'The clock has moved, and one mail went out.',
  bounce: 'SES reported a bounce of the last mail to that address.',
  complaint: 'SES reported a complaint about the last mail to that address.',
  'no-mail': 'No mail has gone to that address yet, so nothing can come back.',
  'will-bounce': 'Mail to that address will bounce from now on.',
  'will-transient-bounce': 'Mail to that address will bounce for now, as from a full mailbox.',
  'will-suppressed': 'SES will accept mail to that address and not send it, as from its suppression list.',
  'will-not-spam': 'Mail to that address will be taken out of the spam folder from now on.',
  'will-complaint': 'Mail to that address will be complained about from now on.',
  'will-deliver': 'Mail to that address will arrive from now on.',
};

const noticeOf = (did: string): string => {
  const [, sent] = /^sent-(\d+)$/.exec(did) ?? [];
  return notices[did] ?? (sent ? `The clock has moved, and ${sent} mails went out.` : 'Done.');
};
