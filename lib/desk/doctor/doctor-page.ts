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
  <form method="post" action="${doctorHome}" class="lead">
    <p>Checks all that the stage stands on: sender, DNS, SES, events, pages, alarms, schedules, table, keys. Takes up to two
    minutes, and sends three mails to SES’s own simulator, which count towards no rate of bounces or complaints.</p>
    <button>${examined ? 'Examine it again' : 'Examine the stage'}</button>
  </form>`;

const foundPart = (examined: readonly Examined[]): Html => {
  const sorted = examined.toSorted(
    (a, b) => gravity.indexOf(a.outcome.kind) - gravity.indexOf(b.outcome.kind),
  );
  return html`<p class="${examined.some(({ outcome }) => outcome.kind === 'wrong') ? 'fault' : 'notice'}" role="status">${sumInWords(examined)}</p>
  <ul class="articles" aria-label="What was found">${sorted.map(itemOf)}</ul>`;
};

const itemOf = ({ check, outcome }: Examined): Html => html`<li>
    <strong>${check}</strong> <span class="${outcome.kind === 'wrong' ? 'fault' : 'quiet'}">${marks[outcome.kind]}</span><br>
    ${outcome.what} ${outcome.kind === 'well' ? '' : html`<strong>${outcome.toDo}</strong>`}
  </li>`;
