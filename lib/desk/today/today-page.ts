import { html } from 'hono/html';
import { holdInWords, sandboxInWords } from '../../domain/sending/hold-in-words.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { SendingSight } from '../../pipeline/operate/look-at-sending.ts';
import { inShort } from '../in-short.ts';
import { counted, type Html } from '../layout.ts';
import { sendingFacts } from '../sending/sending-facts.ts';

/** Is anything wrong now, and what is to be done; then how sending stands. */
export const todayPage = (sight: SendingSight, now: Instant): Html => html`${concernsSection(sight)}
  <section aria-labelledby="sending">
    <h2 id="sending">Sending</h2>
    ${sendingFacts(sight, now)}
  </section>`;

/** What a person has to see to, the gravest first. */
export const concernsOf = ({ hold, isForeign, isInSandbox }: SendingSight): string[] => [
  ...(hold ? [`Sending is stopped since ${inShort(hold.since)}. ${holdInWords[hold.reason]}`] : []),
  ...(!hold && isForeign ? [`Sending stops at the next sweep. ${holdInWords['restored-table']}`] : []),
  ...(isInSandbox ? [sandboxInWords] : []),
];

const concernsSection = (sight: SendingSight): Html => {
  const concerns = concernsOf(sight);
  return concerns.length === 0
    ? html`<p class="notice">Nothing needs you.</p>`
    : html`<div class="broken"><h2>${counted(concerns.length, 'thing')} to see to</h2>
        <ul>${concerns.map((concern) => html`<li>${concern}</li>`)}</ul></div>`;
};
