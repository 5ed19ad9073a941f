import { html } from 'hono/html';
import { counted } from '../../domain/prose/counted.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { SendingSight } from '../../pipeline/operate/look-at-sending.ts';
import { concernsOf, type OpenWork } from '../../pipeline/report/concerns.ts';
import { inShort } from '../in-short.ts';
import type { Html } from '../layout.ts';
import { sendingFacts } from '../sending/sending-facts.ts';
import { sendingHome } from '../sending/sending-page.ts';

/** Is anything wrong now, and what is to be done; then how sending stands. */
export const todayPage = (
  sight: SendingSight,
  work: OpenWork,
  now: Instant,
): Html => html`${concernsSection(concernsOf(sight, work, inShort))}
  <section aria-labelledby="sending">
    <h2 id="sending">Sending</h2>
    ${sendingFacts(sight, now)}
  </section>`;

const concernsSection = (concerns: readonly string[]): Html =>
  concerns.length === 0
    ? html`<p class="notice">Nothing needs you.</p>`
    : html`<div class="broken"><h2>${counted(concerns.length, 'thing')} to see to</h2>
        <ul>${concerns.map((concern) => html`<li>${concern}</li>`)}</ul>
        <p>What can be done about it is on the page <a href="${sendingHome}">Sending</a>.</p></div>`;
