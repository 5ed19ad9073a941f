import { html } from 'hono/html';
import { inShort } from '../../desk/in-short.ts';
import type { BusEvent } from '../aws-fake/contract.ts';
import type { Html } from './layout.ts';

/** What came to the event bus lately, as its rules would see it. */
export const busPage = (events: readonly BusEvent[]): Html =>
  events.length === 0
    ? html`<p class="empty">Nothing has come to the event bus. It is there after <code>npm start -- --event-bus</code>.</p>`
    : html`<ul class="people">${events.map(event)}</ul>`;

const event = ({ cameAt, source, detailType, detail }: BusEvent): Html => html`<li>
  <h2>${detailType}</h2>
  <p class="quiet">from ${source}, came ${inShort(cameAt)}</p>
  <pre>${JSON.stringify(detail, null, 2)}</pre>
</li>`;
