import { html } from 'hono/html';
import { type Fault, faultInWords } from '../../domain/content/content.ts';
import { counted } from '../../domain/prose/counted.ts';
import { keptInWords } from '../../pipeline/publish/kept-in-words.ts';
import type { Kept } from '../../pipeline/publish/sound-part.ts';
import type { Html } from '../layout.ts';

export const planHome = '/_local/desk/plan';

export type PlanView = {
  faults: readonly Fault[];
  /** What is not published because of them. */
  kept: readonly Kept[];
  /** What would change; a line that is indented is about the one before it. */
  lines: readonly string[];
  /** What has to be answered, or agreed to, first. */
  against: readonly string[];
};

/** What a publish of the content at hand would change, and what keeps it from being published. */
export const planPage = ({ faults, kept, lines, against }: PlanView): Html => html`
  <p class="lead">What publishing the content on this machine would change, and whom it would reach. Looking changes nothing:
  “dripline publish” does.</p>
  ${
    against.length === 0
      ? ''
      : html`<section class="broken" aria-labelledby="first"><h2 id="first">To be answered first</h2>
        <ul>${against.map((each) => html`<li>${each}</li>`)}</ul></section>`
  }
  ${
    faults.length + kept.length === 0
      ? ''
      : html`<section aria-labelledby="faults"><h2 id="faults">${counted(faults.length, 'fault')}</h2>
        <ul class="articles">${[...faults.map(faultInWords), ...keptInWords(kept)].map((each) => html`<li>${each}</li>`)}</ul></section>`
  }
  <section aria-labelledby="changes"><h2 id="changes">What would change</h2>
    ${lines.length === 0 ? html`<p>Nothing.</p>` : partsOf(lines).map(partOf)}
  </section>`;

type Part = { heading: string; about: string[] };

const partsOf = (lines: readonly string[]): Part[] => {
  const parts: Part[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (line.startsWith(' ') && last) last.about.push(line.trim());
    else parts.push({ heading: line, about: [] });
  }
  return parts;
};

const partOf = ({ heading, about }: Part): Html => html`<article class="issue"><h3>${heading}</h3>
    ${about.length === 0 ? '' : html`<ul class="articles">${about.map((each) => html`<li>${each}</li>`)}</ul>`}
  </article>`;
