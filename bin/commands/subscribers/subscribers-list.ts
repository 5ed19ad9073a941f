import { Command, InvalidArgumentError } from 'commander';
import { csvLines } from '../../../lib/adapters/csv.ts';
import { shownPerson } from '../../../lib/domain/people/shown-person.ts';
import type { Standing } from '../../../lib/domain/subscriber/standing.ts';
import {
  everybodyShown,
  type ListedPerson,
  type PeoplePage,
} from '../../../lib/pipeline/people/list-people.ts';
import { cacheCourses } from '../../../lib/pipeline/send/cache-courses.ts';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { type FilterOptions, filterFrom, withFilter } from './filter-options.ts';
import { maskedOption } from './subscribers-show.ts';

type Options = OnStage &
  FilterOptions & { masked?: boolean; json?: boolean; csv?: true; limit: number; skip: number };

const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It should be a whole number.');
  return Number(text);
};

/** How many of these stand where, of all that they are in. */
export const countStandings = (people: readonly ListedPerson[]): Record<Standing['status'], number> => {
  const counts = { pending: 0, active: 0, completed: 0, left: 0 };
  for (const { enrollments, subscriptions } of people)
    for (const { standing } of [...enrollments, ...subscriptions]) counts[standing.status] += 1;
  return counts;
};

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

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const columns = ['id', 'address', 'firstName', 'zone', 'joined', 'tags', 'in'] as const;

export const listCommand = (): Command =>
  withFilter(new Command('list'))
    .description('Lists the people on record, or some of them: how many first, then who')
    .option('--limit <number>', 'show so many of them', wholeNumber, 50)
    .option('--skip <number>', 'leave out so many before', wholeNumber, 0)
    .option('--csv', 'all of them as CSV')
    .addOption(maskedOption())
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText('after', '\nReads the whole record. Everybody of whom every option is true is among them.')
    .action(({ stage, content, masked = false, json, csv, limit, skip, ...options }: Options) =>
      onStage({ stage, content }, async ({ connection }) => {
        const filter = await filterFrom(connection, options);
        const ports = { ...connection, courses: cacheCourses(connection.courses) };
        if (csv) process.stdout.write(csvLines([columns]));
        const write = (row: Row) => process.stdout.write(csvLines([columns.map((column) => row[column])]));
        const read = await readAll(
          everybodyShown(ports, filter),
          { masked, limit, skip },
          csv ? write : undefined,
        );
        const { people, counts, rows, unreadable } = read;
        if (json) say(JSON.stringify({ people, standings: counts, unreadable, rows }, undefined, 2));
        else if (!csv) sayAll({ people, counts, rows, skip });
        if (unreadable > 0) {
          process.stderr.write(`${unreadable} people cannot be read, and are not among them.\n`);
          process.exitCode = 1;
        }
      }),
    );

type Row = ReturnType<typeof rowOf>;

/** Counts everybody, and keeps the rows that are to be shown, or hands each on. */
const readAll = async (
  pages: AsyncIterable<PeoplePage>,
  { masked, limit, skip }: { masked: boolean; limit: number; skip: number },
  write: ((row: Row) => void) | undefined,
) => {
  const counts = { pending: 0, active: 0, completed: 0, left: 0 };
  const rows: Row[] = [];
  let people = 0;
  let unreadable = 0;
  for await (const page of pages) {
    unreadable += page.unreadable;
    const here = countStandings(page.found);
    for (const status of ['pending', 'active', 'completed', 'left'] as const) counts[status] += here[status];
    for (const person of page.found) {
      if (write) write(rowOf(person, masked));
      else if (people >= skip && rows.length < limit) rows.push(rowOf(person, masked));
      people += 1;
    }
  }
  return { people, counts, rows, unreadable };
};

const sayAll = ({
  people,
  counts,
  rows,
  skip,
}: {
  people: number;
  counts: Record<Standing['status'], number>;
  rows: readonly ReturnType<typeof rowOf>[];
  skip: number;
}): void => {
  const { pending, active, completed, left } = counts;
  say(
    `${people} people; of what they are in: ${active} active, ${completed} completed, ${pending} pending, ${left} left.`,
  );
  for (const row of rows)
    say([row.id, row.address, row.firstName, row.joined, row.in, row.tags].filter(Boolean).join('  '));
  const rest = people - skip - rows.length;
  if (rest > 0) say(`${rest} more; --skip ${skip + rows.length} shows the next.`);
};
