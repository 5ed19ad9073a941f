import { html } from 'hono/html';
import type { Examined, OutcomeKind } from '../../domain/doctor/outcome.ts';
import { sumInWords } from '../../pipeline/doctor/outcome-in-words.ts';
import type { Html } from '../layout.ts';

export const doctorHome = '/_local/desk/doctor';

const marks: Record<OutcomeKind, string> = {
  well: 'Well',
  warned: 'Warned',
  wrong: 'Wrong',
  'not-checked': 'Not checked',
};

/** What needs a person stands first. */
const gravity: readonly OutcomeKind[] = ['wrong', 'not-checked', 'warned', 'well'];

/** What was found, if it has been asked for; and how to ask for it. */
export const doctorPage = (examined: readonly Examined[] | undefined): Html =>
  html`${examined ? foundPart(examined) : ''}
  <form method="post" action="${doctorHome}">
    <p>Checks all that the stage stands on: sender, DNS, SES, events, pages, alarms, schedules, table, keys. Takes up to two
    minutes, and sends three mails to SES’s own simulator, which count towards no rate of bounces or complaints.</p>
    <button>${examined ? 'Examine it again' : 'Examine the stage'}</button>
  </form>`;

const foundPart = (examined: readonly Examined[]): Html => {
  const sorted = examined.toSorted(
    (a, b) => gravity.indexOf(a.outcome.kind) - gravity.indexOf(b.outcome.kind),
  );
  return html`<p class="${examined.some(({ outcome }) => outcome.kind === 'wrong') ? 'fault' : 'notice'}" role="status">${sumInWords(examined)}</p>
  <div class="wide" role="region" tabindex="0" aria-label="What was found">
    <table class="checks">
      <thead><tr><th scope="col">Check</th><th scope="col">Found</th><th scope="col">What to do</th></tr></thead>
      <tbody>${sorted.map(rowOf)}</tbody>
    </table>
  </div>`;
};

const rowOf = ({ check, outcome }: Examined): Html => html`<tr>
    <th scope="row">${check}</th>
    <td><strong class="${outcome.kind === 'wrong' ? 'fault' : 'quiet'}">${marks[outcome.kind]}.</strong> ${outcome.what}</td>
    <td>${outcome.kind === 'well' ? '' : outcome.toDo}</td>
  </tr>`;
