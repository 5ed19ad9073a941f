import { html } from 'hono/html';
import { filterInWords } from '../../domain/people/filter-in-words.ts';
import type { PersonFilter } from '../../domain/people/person-filter.ts';
import { shownPerson } from '../../domain/people/shown-person.ts';
import { counted } from '../../domain/prose/counted.ts';
import { cursorAsText } from '../../pipeline/people/cursor-as-text.ts';
import type { ListedPerson, PeoplePage } from '../../pipeline/people/list-people.ts';
import type { CountedPeople } from '../../pipeline/report/count-in-books.ts';
import { inShort } from '../in-short.ts';
import type { Html } from '../layout.ts';
import { type Asked, type Choices, filterForm } from './filter-form.ts';

export const peopleHome = '/_local/desk/people';

export type PeopleView = {
  counts: readonly CountedPeople[];
  choices: Choices;
  asked: Asked;
  /** Nobody is shown where what was asked for cannot be read. */
  shown?: { filter: PersonFilter; page: PeoplePage } | undefined;
};

/** How many there are; one of them, or some; and a page of those. */
export const peoplePage = ({ counts, choices, asked, shown }: PeopleView): Html => html`
  ${countsSection(counts)}
  <section aria-labelledby="find"><h2 id="find">Find somebody</h2>
    <form method="post" action="${peopleHome}/find" class="find">
      <label>Address or id <input name="who" required autocomplete="off"></label>
      ${maskedField(asked.masked !== undefined)}
      <button>Find</button>
    </form>
  </section>
  <section aria-labelledby="some"><h2 id="some">Show some of them</h2>
    ${filterForm(peopleHome, asked, choices)}
  </section>
  ${shown ? shownSection(shown, asked) : ''}`;

export const maskedField = (isMasked: boolean): Html | string =>
  isMasked ? html`<input type="hidden" name="masked" value="on">` : '';

const countsSection = (counts: readonly CountedPeople[]): Html => {
  const [looked] = counts.flatMap(({ standings }) => standings?.at ?? []).sort();
  const columns = [
    'In it',
    'Paused',
    'Not confirmed',
    'Completed',
    'Left',
    'Came in 7 days',
    'Went in 7 days',
  ];
  return html`<section aria-labelledby="counts"><h2 id="counts">How many</h2>
    ${
      counts.length === 0
        ? html`<p>No course and no newsletter is published.</p>`
        : html`<div class="wide" role="region" tabindex="0" aria-label="People by course and newsletter"><table>
        <thead><tr><th scope="col">Course or newsletter</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
        <tbody>${counts.map(countRow)}</tbody>
      </table></div>
      <p class="quiet">${
        looked
          ? `Where people stand is from the daily look at everybody, ${inShort(looked)}; who came and went is counted as it happens.`
          : 'The daily look at everybody has not been here in the last days: where people stand is not known. Who came and went is counted as it happens.'
      } Somebody who is in two of them counts in both.</p>`
    }
  </section>`;
};

const countRow = ({ of, title, standings, week }: CountedPeople): Html => {
  const { people } = standings ?? {};
  const found = people
    ? [people.active, people.paused, people.pending, people.completed, people.left]
    : Array.from({ length: 5 }, () => '–');
  return html`<tr><th scope="row">${title} <span class="quiet">${of}</span></th>${[...found, week.joined, week.left].map((count) => html`<td>${count}</td>`)}</tr>`;
};

const shownSection = ({ filter, page }: NonNullable<PeopleView['shown']>, asked: Asked): Html => {
  const words = filterInWords(filter);
  const { found, unreadable, next, looked } = page;
  return html`<section aria-labelledby="shown"><h2 id="shown">${words.charAt(0).toUpperCase()}${words.slice(1)}</h2>
    <p>${counted(found.length, 'person', 'people')} on this page${
      next?.kind === 'unread'
        ? `, of ${counted(looked, 'person', 'people')} that were looked at. There may be more of them`
        : ''
    }.${unreadable > 0 ? html` <span class="fault">${unreadable} cannot be read.</span>` : ''}</p>
    ${found.length > 0 ? tableOf(found, asked.masked !== undefined) : ''}
    ${next === undefined ? '' : nextLink(next, asked)}
  </section>`;
};

const nextLink = ({ kind, from }: NonNullable<PeoplePage['next']>, asked: Asked): Html => {
  const query = new URLSearchParams({ ...asked, after: cursorAsText(from) }).toString();
  return html`<p class="next"><a href="${peopleHome}?${query}#shown">${kind === 'somebody' ? 'Next page' : 'Look further'}</a></p>`;
};

const tableOf = (people: readonly ListedPerson[], isMasked: boolean): Html => html`
  <div class="wide" role="region" tabindex="0" aria-label="People on this page">
    <table>
      <thead><tr><th scope="col">Who</th><th scope="col">Name</th><th scope="col">In</th><th scope="col">Tags</th><th scope="col">Came</th></tr></thead>
      <tbody>${people.map((person) => rowOf(person, isMasked))}</tbody>
    </table>
  </div>`;

const rowOf = ({ subscriber, enrollments, subscriptions }: ListedPerson, isMasked: boolean): Html => {
  const { id, address, firstName, tags } = shownPerson(subscriber, isMasked);
  const standings = [
    ...enrollments.map(({ courseId, standing }) => `${courseId}: ${standing.status}`),
    ...subscriptions.map(({ listId, standing }) => `${listId}: ${standing.status}`),
  ];
  return html`<tr>
    <th scope="row"><a href="${peopleHome}/${id}${isMasked ? '?masked=on' : ''}">${address}</a></th>
    <td>${firstName ?? ''}</td><td>${standings.join(', ')}</td><td>${tags.join(', ')}</td>
    <td>${subscriber.createdAt.slice(0, 10)}</td>
  </tr>`;
};
