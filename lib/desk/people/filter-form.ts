import { html } from 'hono/html';
import type { Language } from '../../domain/content/language.ts';
import type { AskedFilter } from '../../pipeline/people/read-filter.ts';
import type { Html } from '../layout.ts';

/** The fields of the form as its address has them: those that are filled in. */
export type Asked = Readonly<Record<string, string>>;

/** What there is to choose from. */
export type Choices = {
  courses: readonly { id: string; lessons: readonly { id: string; subject: string }[] }[];
  lists: readonly { id: string; segments: readonly string[] }[];
  languages: readonly Language[];
};

export const filled = (query: Readonly<Record<string, string>>): Asked =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  );

const single = ['segment', 'name', 'course', 'had', 'notHad', 'list', 'joinedFrom', 'joinedBefore'] as const;
const several = ['standing', 'tag', 'source', 'language', 'zone'] as const;

/** The fields as parts of a filter: of some, several can be named, with commas between. */
export const askedFilter = (asked: Asked): AskedFilter => ({
  ...Object.fromEntries(single.flatMap((part) => (asked[part] === undefined ? [] : [[part, asked[part]]]))),
  ...Object.fromEntries(
    several.flatMap((part) => {
      const names = (asked[part] ?? '').split(',').map((name) => name.trim());
      const meant = names.filter((name) => name !== '');
      return meant.length === 0 ? [] : [[part, meant]];
    }),
  ),
});

/** What each part is called on the page. */
export const partLabels: Readonly<Record<keyof AskedFilter, string>> = {
  segment: 'Segment',
  name: 'First name',
  course: 'Course',
  standing: 'Standing in it',
  had: 'Has had',
  notHad: 'Has not had',
  list: 'Newsletter',
  tag: 'Tag',
  source: 'Came by the link',
  language: 'Language',
  zone: 'Time zone',
  joinedFrom: 'Came from',
  joinedBefore: 'Came before',
};

/** Some of the people on record, by all that a segment can ask for. */
export const filterForm = (here: string, asked: Asked, choices: Choices): Html => {
  const lessons = choices.courses.map(({ id, lessons: all }) => ({
    label: id,
    options: all.map((lesson) => ({ value: lesson.id, label: lesson.subject })),
  }));
  const segments = choices.lists.flatMap(({ id, segments: names }) => names.map((name) => `${id}/${name}`));
  return html`
  <form method="get" action="${here}" class="filter">
    ${text('name', asked)}
    ${segments.length === 0 ? '' : choice('segment', asked, [{ options: segments.map(plain) }])}
    ${choice('course', asked, [{ options: choices.courses.map(({ id }) => plain(id)) }])}
    ${choice('standing', asked, [{ options: ['pending', 'active', 'completed', 'left'].map(plain) }])}
    ${choice('had', asked, lessons)}
    ${choice('notHad', asked, lessons)}
    ${choice('list', asked, [{ options: choices.lists.map(({ id }) => plain(id)) }])}
    ${text('tag', asked)}
    ${text('source', asked)}
    ${choice('language', asked, [{ options: choices.languages.map(plain) }])}
    ${text('zone', asked)}
    ${text('joinedFrom', asked, 'date')}
    ${text('joinedBefore', asked, 'date')}
    <label class="tick"><input type="checkbox" name="masked" value="on" ${asked.masked ? html`checked` : ''}> Masked</label>
    <p class="buttons"><button>Show</button> <a href="${here}${asked.masked ? '?masked=on' : ''}">Everybody</a></p>
  </form>`;
};

const text = (part: keyof AskedFilter, asked: Asked, type: 'text' | 'date' = 'text'): Html =>
  html`<label>${partLabels[part]} <input type="${type}" name="${part}" value="${asked[part] ?? ''}" autocomplete="off"></label>`;

type Option = { value: string; label: string };
const plain = (value: string): Option => ({ value, label: value });

const choice = (
  part: keyof AskedFilter,
  asked: Asked,
  groups: readonly { label?: string; options: readonly Option[] }[],
): Html => {
  const options = (of: readonly Option[]) =>
    of.map(
      ({ value, label }) =>
        html`<option value="${value}" ${asked[part] === value ? html`selected` : ''}>${label}</option>`,
    );
  // What the address asks for stays asked, also where it is none of the choices: several, or one that is gone.
  const isThere = groups.some(({ options: of }) => of.some(({ value }) => value === asked[part]));
  const other = asked[part] !== undefined && !isThere ? options([plain(asked[part])]) : '';
  return html`<label>${partLabels[part]} <select name="${part}"><option value="">any</option>${other}${groups.map(
    ({ label, options: of }) =>
      label === undefined ? options(of) : html`<optgroup label="${label}">${options(of)}</optgroup>`,
  )}</select></label>`;
};
