import { html } from 'hono/html';
import { counted } from '../../domain/prose/counted.ts';
import type { Place } from '../../domain/reports/books.ts';
import type { Html } from '../layout.ts';
import { sendingHome } from './sending-page.ts';

/** `whose`: their address as it is shown; nothing for somebody who is no longer on record. */
export type MissedPerson = Place & { whose: string | undefined };

/** Who neither has a mail nor is still to get it. */
export type FoundMissed = {
  mail: string;
  count: number;
  /** All who stand in its books. */
  candidates: number;
  unreadable: number;
  /** The first of them. */
  people: readonly MissedPerson[];
};

type Form = { mails: readonly string[]; asked: string | undefined; isMasked: boolean };

/** A form that asks for a mail, and who did not get the one that was asked for. */
export const missedPage = (form: Form, found?: FoundMissed): Html => html`
  <form method="get" action="${sendingHome}/missed" class="filter">
    <label>Mail <select name="mail" required>${form.mails.map((mail) => html`<option ${mail === form.asked ? html`selected` : ''}>${mail}</option>`)}</select></label>
    <label class="tick"><input type="checkbox" name="masked" value="on" ${form.isMasked ? html`checked` : ''}> Masked</label>
    <button>Show</button>
  </form>
  ${found ? foundPart(found, form.isMasked) : html`<p class="quiet">Reads every copy of an issue, or all of a course.</p>`}`;

const foundPart = (found: FoundMissed, isMasked: boolean): Html => {
  const { mail, count, unreadable, people } = found;
  return html`<section aria-labelledby="missed">
    <h2 id="missed">${mail}</h2>
    ${unreadable > 0 ? html`<p class="fault">${counted(unreadable, 'item')} cannot be read, and may be among them.</p>` : ''}
    <p>${sumInWords(found)}</p>
    ${people.length === 0 ? '' : tableOf(people, isMasked)}
    ${count > people.length ? html`<p class="quiet">And ${count - people.length} more: “dripline missed ${mail}” has them all.</p>` : ''}
    ${people.some(({ column }) => column === 'failed') ? html`<p>What failed can be <a href="${sendingHome}/failed">sent again</a>.</p>` : ''}
  </section>`;
};

const sumInWords = ({ mail, count, candidates }: FoundMissed): string => {
  if (candidates === 0) return `Nobody stands in the books of ${mail}.`;
  return count === 0
    ? `Nobody was missed, of ${counted(candidates, 'person', 'people')}.`
    : `${counted(count, 'person', 'people')} of ${candidates} did not get it.`;
};

const tableOf = (people: readonly MissedPerson[], isMasked: boolean): Html => html`
  <div class="wide" role="region" tabindex="0" aria-label="Who did not get it">
    <table>
      <thead><tr><th scope="col">Who</th><th scope="col">What became of it</th><th scope="col">Why</th></tr></thead>
      <tbody>${people.map(
        ({ subscriberId, whose, column, reason }) => html`<tr>
          <th scope="row">${whose === undefined ? html`${subscriberId}, no longer on record` : html`<a href="/_local/desk/people/${subscriberId}${isMasked ? '?masked=on' : ''}">${whose}</a>`}</th>
          <td>${column}</td><td>${reason}</td>
        </tr>`,
      )}</tbody>
    </table>
  </div>`;
