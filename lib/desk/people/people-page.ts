import { html } from 'hono/html';
import { shownPerson } from '../../domain/people/shown-person.ts';
import type { ListedPerson, PeoplePage } from '../../pipeline/people/list-people.ts';
import { counted, type Html } from '../layout.ts';

const here = '/_local/desk/people';

/** What the list was asked for, as its form has it. */
export type Asked = Readonly<
  Partial<Record<'name' | 'course' | 'standing' | 'list' | 'tag' | 'zone' | 'masked', string>>
>;

/** One page of the record, with those of it whom the form's filter keeps. */
export const peoplePage = (page: PeoplePage, asked: Asked, next: string | undefined): Html => html`
  <form method="post" action="${here}/find" class="find">
    <label>Address or id <input name="who" required autocomplete="off"></label>
    <button>Find</button>
  </form>
  <form method="get" action="${here}" class="filter">
    ${field('name', 'First name', asked)}
    ${field('course', 'Course', asked)}
    ${field('standing', 'Standing in it', asked)}
    ${field('list', 'Newsletter', asked)}
    ${field('tag', 'Tag', asked)}
    ${field('zone', 'Time zone', asked)}
    <label class="tick"><input type="checkbox" name="masked" value="on" ${asked.masked ? html`checked` : ''}> Masked</label>
    <button>Show</button>
  </form>
  <p>${counted(page.found.length, 'person', 'people')} on this page${page.unreadable > 0 ? `; ${page.unreadable} cannot be read` : ''}.</p>
  ${page.found.length > 0 ? tableOf(page.found, asked.masked !== undefined) : ''}
  ${next === undefined ? '' : html`<p class="next"><a href="${here}?${next}">Next page</a></p>`}`;

const field = (name: keyof Asked, label: string, asked: Asked): Html =>
  html`<label>${label} <input name="${name}" value="${asked[name] ?? ''}" autocomplete="off"></label>`;

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
    <th scope="row"><a href="${here}/${id}${isMasked ? '?masked=on' : ''}">${address}</a></th>
    <td>${firstName ?? ''}</td><td>${standings.join(', ')}</td><td>${tags.join(', ')}</td>
    <td>${subscriber.createdAt.slice(0, 10)}</td>
  </tr>`;
};
