import { shownPerson } from '../../../lib/domain/people/shown-person.ts';
import { cursorAsText } from '../../../lib/pipeline/people/cursor-as-text.ts';
import type { ListedPerson, PeoplePage } from '../../../lib/pipeline/people/list-people.ts';

export const columns = ['id', 'address', 'firstName', 'zone', 'joined', 'tags', 'in'] as const;

/** One person as the cells of a row. */
export const rowOf = ({ subscriber, enrollments, subscriptions }: ListedPerson, isMasked: boolean) => {
  const { id, address, firstName, zone, tags } = shownPerson(subscriber, isMasked);
  const standings = [
    ...enrollments.map(({ courseId, standing }) => `${courseId}:${standing.status}`),
    ...subscriptions.map(({ listId, standing }) => `${listId}:${standing.status}`),
  ];
  return {
    id,
    address: String(address),
    firstName: String(firstName ?? ''),
    zone: String(zone),
    joined: subscriber.createdAt.slice(0, 10),
    tags: tags.join(' '),
    in: standings.join(' '),
  };
};

/** One page of people for another program; `next` begins the page after it, and is null where there is none. */
export const pageAsJson = ({ found, unreadable, next }: PeoplePage, isMasked: boolean) => ({
  rows: found.map((person) => rowOf(person, isMasked)),
  unreadable,
  next: next ? cursorAsText(next.from) : null,
});

/** One page of people, a line each. */
export const pageInWords = ({ found, next }: PeoplePage, isMasked: boolean): string[] => [
  ...found.map((person) => {
    const row = rowOf(person, isMasked);
    return [row.id, row.address, row.firstName, row.joined, row.in, row.tags].filter(Boolean).join('  ');
  }),
  ...(next ? [`There are more: --after ${cursorAsText(next.from)} shows them.`] : []),
];

/** People whom nobody can read are not passed over in silence. */
export const sayUnreadable = (unreadable: number): void => {
  if (unreadable === 0) return;
  process.stderr.write(`${unreadable} people cannot be read, and are not among them.\n`);
  process.exitCode = 1;
};
