import { Command, InvalidArgumentError, Option } from 'commander';
import { csvLines } from '../../../lib/adapters/csv.ts';
import type { PersonFilter } from '../../../lib/domain/people/person-filter.ts';
import type { Standing } from '../../../lib/domain/subscriber/standing.ts';
import { cursorFromText } from '../../../lib/pipeline/people/cursor-as-text.ts';
import {
  everybodyShown,
  type ListedPerson,
  listPeople,
  type PeopleCursor,
  pageOf,
} from '../../../lib/pipeline/people/list-people.ts';
import { type CountedPeople, countInBooks } from '../../../lib/pipeline/report/count-in-books.ts';
import { contentOption } from '../../content-folder.ts';
import { jsonOption } from '../../json-option.ts';
import { onStage } from '../../on-stage.ts';
import { say } from '../../say.ts';
import { type OnStage, type Stage, stageOption } from '../../stage.ts';
import { wholeNumber } from '../../whole-number.ts';
import { withProgress } from '../../with-progress.ts';
import { type FilterOptions, filterFrom, withFilter } from './filter-options.ts';
import { maskedOption } from './people-options.ts';
import { columns, pageAsJson, pageInWords, rowOf, sayUnreadable } from './people-rows.ts';

type Options = OnStage &
  FilterOptions & {
    masked?: boolean;
    json?: boolean;
    csv?: true;
    count?: true;
    limit: number;
    after?: PeopleCursor;
  };

const cursor = (text: string): PeopleCursor => {
  const read = cursorFromText(text);
  if (!read) throw new InvalidArgumentError('Give what the page before it says.');
  return read;
};

/** How many of these stand where, of all that they are in. */
const countStandings = (people: readonly ListedPerson[]): Record<Standing['status'], number> => {
  const counts = { pending: 0, active: 0, completed: 0, left: 0 };
  for (const { enrollments, subscriptions } of people)
    for (const { standing } of [...enrollments, ...subscriptions]) counts[standing.status] += 1;
  return counts;
};

export const listCommand = (): Command =>
  withFilter(new Command('list'))
    .description('Lists the people on record, or some of them, a page at a time: how many first, then who')
    .option('--limit <number>', 'how many people a page has', wholeNumber(1), 50)
    .option('--after <cursor>', 'the page after the one that says this', cursor)
    .addOption(new Option('--count', 'how many they are, and how they stand').conflicts(['after']))
    .addOption(new Option('--csv', 'all of them as CSV').conflicts(['after', 'count', 'json']))
    .addOption(maskedOption())
    .addOption(jsonOption())
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText(
      'after',
      '\nEverybody of whom every option is true is among them. A page reads the record as far as it has to; --count and --csv read\nall of it, or all of the newsletter that is named.',
    )
    .action(({ stage, content, masked = false, json, csv, count, limit, after, ...options }: Options) =>
      onStage({ stage, content }, async ({ connection }) => {
        const filter = await filterFrom(connection, options);
        if (csv) return writeCsv(connection, filter, masked);
        if (count) return sayCount(connection, filter, json);
        const page = await listPeople(connection)(filter, pageOf(limit), after);
        const counts = after ? [] : await countInBooks(connection)();
        const lines = json
          ? [JSON.stringify({ counts, ...pageAsJson(page, masked) }, undefined, 2)]
          : [...counts.map(countInWords), ...pageInWords(page, masked)];
        if (lines.length === 0) lines.push('Nobody is on this page.');
        for (const line of lines) say(line);
        sayUnreadable(page.unreadable);
      }),
    );

/** How many a course or newsletter has, as the last books found it. */
const countInWords = ({ of, standings, week }: CountedPeople): string => {
  const lately = `${week.joined} came and ${week.left} went in seven days`;
  if (!standings) return `${of}: not looked at yet (“dripline report --look” does so); ${lately}`;
  const { active, paused, pending, completed, left } = standings.people;
  return `${of}: ${active} active, ${paused} paused, ${completed} completed, ${pending} pending, ${left} left by ${standings.at}; ${lately}`;
};

type Connection = Stage['connection'];

const writeCsv = async (connection: Connection, filter: PersonFilter, isMasked: boolean): Promise<void> => {
  process.stdout.write(csvLines([columns]));
  let unreadable = 0;
  for await (const page of everybodyShown(connection, filter)) {
    unreadable += page.unreadable;
    const rows = page.found.map((person) => rowOf(person, isMasked));
    if (rows.length > 0)
      process.stdout.write(csvLines(rows.map((row) => columns.map((column) => row[column]))));
  }
  sayUnreadable(unreadable);
};

const sayCount = async (
  connection: Connection,
  filter: PersonFilter,
  json: boolean | undefined,
): Promise<void> => {
  const standings = countStandings([]);
  let [people, unreadable] = [0, 0];
  const countAll = async () => {
    for await (const page of everybodyShown(connection, filter)) {
      people += page.found.length;
      unreadable += page.unreadable;
      const here = countStandings(page.found);
      for (const status of ['pending', 'active', 'completed', 'left'] as const)
        standings[status] += here[status];
    }
  };
  await (json ? countAll() : withProgress(() => `${people} so far.`, countAll));
  const { pending, active, completed, left } = standings;
  say(
    json
      ? JSON.stringify({ people, standings, unreadable }, undefined, 2)
      : `${people} people; of what they are in: ${active} active, ${completed} completed, ${pending} pending, ${left} left.`,
  );
  sayUnreadable(unreadable);
};
