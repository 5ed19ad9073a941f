import { html } from 'hono/html';
import { holdInWords, sandboxInWords } from '../../domain/sending/hold-in-words.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { SendingSight } from '../../pipeline/operate/look-at-sending.ts';
import { inShort } from '../in-short.ts';
import { counted, type Html } from '../layout.ts';

/** Is anything wrong now, and what is to be done; then how sending stands. */
export const todayPage = (sight: SendingSight, now: Instant): Html => html`${concernsSection(sight)}
  <section aria-labelledby="sending">
    <h2 id="sending">Sending</h2>
    <dl class="facts">
      <div><dt>Next mail</dt><dd>${sight.nextDueAt === undefined ? 'nothing is due' : sight.nextDueAt <= now ? 'now' : inShort(sight.nextDueAt)}</dd></div>
      <div><dt>In the last 24 hours</dt><dd>${counted(sight.lastDay.sent, 'mail')}, ${counted(sight.lastDay.bounces, 'bounce')}, ${counted(sight.lastDay.complaints, 'complaint')}</dd></div>
      <div><dt>Pace</dt><dd>${paceInWords(sight)}</dd></div>
      <div><dt>Quota of the day</dt><dd>${quotaInWords(sight)}</dd></div>
    </dl>
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

const paceInWords = ({ quota, factor }: SendingSight): string => {
  if (!quota) return 'not known before the first mail';
  const slowed = factor < 1 ? `, slowed to ${Math.round(factor * 100)} % after SES said “too fast”` : '';
  return `${quota.perSecond} a second${slowed}`;
};

const quotaInWords = ({ quota }: SendingSight): string => {
  if (!quota) return 'not known before the first mail';
  return quota.daily < 0 ? `${quota.sent} sent, no limit` : `${quota.sent} of ${quota.daily}`;
};
