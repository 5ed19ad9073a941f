import { html } from 'hono/html';
import { inShort } from '../../desk/in-short.ts';
import type { LocalMail } from '../mailbox/read-mail.ts';
import type { Html } from './layout.ts';

/** Every mail that left, newest first. */
export const inboxPage = ({ mails, older }: { mails: LocalMail[]; older: boolean }): Html =>
  mails.length === 0
    ? html`<p class="empty">
        No mail has gone out yet. <a href="/">Sign up</a> with any address: whatever it is sent arrives here.
      </p>`
    : html`<ol class="mails" reversed>
          ${mails.map(
            (mail) => html`<li>
              <a href="/_local/inbox/${mail.id}">
                <strong>${mail.subject}</strong>
                <span class="to">to ${mail.to}</span>
                <time datetime="${mail.sentAt}">${inShort(mail.sentAt)}</time>
              </a>
            </li>`,
          )}
        </ol>
        ${older ? html`<p><a href="/_local/?before=${mails.at(-1)?.id}">Older mails</a></p>` : ''}`;
