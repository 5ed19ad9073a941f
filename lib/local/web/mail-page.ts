import { html } from 'hono/html';
import type { LocalMail } from '../mailbox/read-mail.ts';
import { type Html, inWords } from './layout.ts';

/** One mail as a phone, a desktop and a plain reader show it, with its headers. */
export const mailPage = (mail: LocalMail): Html => html`<p class="quiet">
    To ${mail.to}, <time datetime="${mail.sentAt}">${inWords(mail.sentAt)}</time> ·
    <a href="/_local/inbox/${mail.id}/raw">the message as it left</a>
  </p>
  <div class="views">
    <section class="phone" aria-labelledby="phone">
      <h2 id="phone">On a phone</h2>
      ${frame(mail, 'phone', 375)}
    </section>
    <section class="desktop" aria-labelledby="desktop">
      <h2 id="desktop">On a desktop</h2>
      ${frame(mail, 'desktop', 680)}
    </section>
    <section class="plain" aria-labelledby="plain">
      <h2 id="plain">As plain text</h2>
      <pre tabindex="0">${mail.text}</pre>
    </section>
    <section class="headers" aria-labelledby="headers">
      <h2 id="headers">Headers</h2>
      <dl>
        ${Object.entries(mail.headers).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
      </dl>
    </section>
  </div>`;

/** What a mail may do in its frame: open its links in the whole window when clicked, and nothing else. */
export const frameRights =
  'allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

const frame = (mail: LocalMail, on: string, width: number): Html =>
  html`<iframe title="${mail.subject}, on a ${on}" src="/_local/inbox/${mail.id}/html" width="${width}" sandbox="${frameRights}"></iframe>`;

/** The HTML part with links that open in the whole window instead of in the frame or a new one. */
export const framedHtml = (mail: LocalMail): string => {
  const base = '<base target="_top">';
  const html = mail.html.replaceAll(' target="_blank"', '');
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
};
