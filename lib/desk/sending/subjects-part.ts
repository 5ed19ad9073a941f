import { html } from 'hono/html';
import type { SubjectChoice } from '../../domain/subjects/subject-test.ts';
import { decisionInWords, figuresInWords, waitInWords } from '../../domain/subjects/subject-test-in-words.ts';
import type { SubjectsSight } from '../../pipeline/operate/look-at-issues.ts';
import { inShort } from '../in-short.ts';
import type { Html } from '../layout.ts';

/** Two subjects of an issue beside each other, with what is known of each and what was decided. */
export const subjectsPart = (
  { subjects, figures, decision, decidesAt, share }: SubjectsSight,
  name: string,
): Html => {
  const row = (choice: SubjectChoice): Html => html`<tr>
      <th scope="row">${choice.toUpperCase()}: ${subjects[choice]}</th><td>${figuresInWords(figures[choice], figures.by)}</td></tr>`;
  return html`<table class="in-words" aria-label="Subjects of ${name}">
      <thead><tr><th scope="col">Subject</th><th scope="col">So far</th></tr></thead>
      <tbody>${row('a')}${row('b')}</tbody>
    </table>
    <p class="quiet">${
      decision
        ? `Its subject: ${decisionInWords(decision, inShort)}`
        : waitInWords(figures, { share, decidesAt: inShort(decidesAt) })
    }</p>`;
};

/** Behind a click each, since it is for good. */
export const subjectForms = (
  { subjects, decision }: SubjectsSight,
  name: string,
  action: string,
): Html | string =>
  decision
    ? ''
    : html`<details><summary>Choose its subject</summary>
        <form method="post" action="${action}">
          <p>Whoever has no copy yet gets it under the one that you choose, without a further wait. That cannot be taken back.</p>
          <p><button name="subject" value="a">A for ${name}: ${subjects.a}</button></p>
          <p><button name="subject" value="b">B for ${name}: ${subjects.b}</button></p>
        </form></details>`;
