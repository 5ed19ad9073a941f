import { html } from 'hono/html';
import { counted } from '../../domain/prose/counted.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { SendingSight } from '../../pipeline/operate/look-at-sending.ts';
import { inShort } from '../in-short.ts';
import type { Html } from '../layout.ts';

/** How sending stands, by what is on record. */
export const sendingFacts = (sight: SendingSight, now: Instant): Html => html`<dl class="facts">
      <div><dt>Next mail</dt><dd>${sight.nextDueAt === undefined ? 'nothing is due' : sight.nextDueAt <= now ? 'now' : inShort(sight.nextDueAt)}</dd></div>
      <div><dt>In the last 24 hours</dt><dd>${counted(sight.lastDay.sent, 'mail')}, ${counted(sight.lastDay.bounces, 'bounce')}, ${counted(sight.lastDay.complaints, 'complaint')}</dd></div>
      <div><dt>Pace</dt><dd>${paceInWords(sight)}</dd></div>
      <div><dt>Quota of the day</dt><dd>${quotaInWords(sight)}</dd></div>
    </dl>`;

const paceInWords = ({ quota, factor }: SendingSight): string => {
  if (!quota) return 'not known before the first mail';
  const slowed = factor < 1 ? `, slowed to ${Math.round(factor * 100)} % after SES said “too fast”` : '';
  return `${quota.perSecond} a second${slowed}`;
};

const quotaInWords = ({ quota }: SendingSight): string => {
  if (!quota) return 'not known before the first mail';
  return quota.daily < 0 ? `${quota.sent} sent, no limit` : `${quota.sent} of ${quota.daily}`;
};
