import { type Command, InvalidArgumentError } from 'commander';
import type { Connection } from '../../../lib/adapters/connect.ts';
import { listId, segmentSchema } from '../../../lib/domain/content/newsletter.ts';
import type { PersonFilter } from '../../../lib/domain/people/person-filter.ts';
import { UsageError } from '../../usage-error.ts';

/** What the options of a filter are given as; `segmentSchema` reads them. */
export type FilterOptions = {
  name?: string;
  segment?: string;
  course?: string;
  standing?: string[];
  had?: string;
  notHad?: string;
  list?: string;
  tag?: string[];
  source?: string[];
  language?: string[];
  zone?: string[];
  joinedFrom?: string;
  joinedBefore?: string;
};

const nonEmpty = (text: string): string => {
  if (text.trim() === '') throw new InvalidArgumentError('It should not be empty.');
  return text.trim();
};

/** Whom a command is about, of all. */
export const withFilter = (command: Command): Command =>
  command
    .option('--segment <list/name>', 'a segment that list.yaml of a newsletter defines')
    .option('--name <text>', 'whose first name has this in it', nonEmpty)
    .option('--course <course>', 'who is in this course, or was')
    .option('--standing <standing...>', 'how they stand in it: pending, active, completed, left')
    .option('--had <lesson>', 'to whom this lesson of it has come')
    .option('--not-had <lesson>', 'to whom it has not come')
    .option('--list <newsletter>', 'who is on this newsletter')
    .option('--tag <tag...>', 'who has one of these tags')
    .option('--source <source...>', 'whom one of these links led to the form')
    .option('--language <language...>', 'who is in a course of one of these languages')
    .option('--zone <zone...>', 'whose time zone is, or begins like, one of these (Europe/)')
    .option('--joined-from <date>', 'who came on this date or later')
    .option('--joined-before <date>', 'who came before this date');

const named = async ({ newsletters }: Connection, name: string) => {
  const [list, segment = '', ...more] = name.split('/');
  const id = listId.safeParse(list);
  const published = id.success && more.length === 0 ? await newsletters.list(id.data) : undefined;
  const found = Object.entries(published?.list.segments ?? {}).find(([one]) => one === segment);
  if (!found) throw new UsageError(`There is no segment ${name} on this stage; name <newsletter>/<segment>.`);
  return found[1];
};

/** The filter that the options ask for; whatever cannot be read is a mistake of whoever asked, and nothing is shown. */
export const filterFrom = async (
  connection: Connection,
  { segment, name, ...parts }: FilterOptions,
): Promise<PersonFilter> => {
  const defined = segment === undefined ? {} : await named(connection, segment);
  if (Object.values(parts).every((part) => part === undefined)) return { ...defined, name };
  const own = segmentSchema.safeParse(parts);
  if (own.success) return { ...defined, ...own.data, name };
  const [first] = own.error.issues;
  throw new UsageError(`--${String(first?.path[0] ?? 'filter')} ${first?.message ?? 'cannot be read'}.`);
};

/** Whether any option of a filter was given. */
export const hasFilter = (options: FilterOptions): boolean =>
  Object.values(options).some((part) => part !== undefined);
