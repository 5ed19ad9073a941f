import { type Command, InvalidArgumentError } from 'commander';
import type { Connection } from '../../../lib/adapters/connect.ts';
import type { PersonFilter } from '../../../lib/domain/people/person-filter.ts';
import { type AskedFilter, readFilter } from '../../../lib/pipeline/people/read-filter.ts';
import { exitCodes } from '../../exit-code.ts';
import { UsageError } from '../../usage-error.ts';

/** What the options of a filter are given as; `readFilter` reads them. */
export type FilterOptions = AskedFilter;

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

/** The filter that the options ask for; whatever cannot be read is a mistake of whoever asked, and nothing is done. */
export const filterFrom = async (connection: Connection, options: FilterOptions): Promise<PersonFilter> => {
  const reading = await readFilter(connection)(options);
  if (reading.kind === 'filter') return reading.filter;
  const option = reading.part.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError(`--${option}: ${reading.because}.`, exitCodes.misused);
};

/** Whether any option of a filter was given. */
export const hasFilter = (options: FilterOptions): boolean =>
  Object.values(options).some((part) => part !== undefined);
