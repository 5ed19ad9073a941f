import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { Command } from 'commander';
import { BrokenCsv, readCsv } from '../../lib/adapters/csv.ts';
import type { CourseId } from '../../lib/domain/content/course.ts';
import { cellsOf, type Header, readHeader } from '../../lib/domain/transfer/csv-header.ts';
import { type FileRow, importRows, type RowOutcome } from '../../lib/pipeline/transfer/import-rows.ts';
import { onStage } from '../on-stage.ts';
import { stageOption } from '../stage.ts';
import { UsageError } from '../usage-error.ts';
import { courseName, courseNotFound } from './mail-name.ts';

type Options = { stage: string; course?: CourseId; dryRun?: boolean };
type ImportPorts = Parameters<typeof importRows>[0];

/** What became of rows, apart from those that were refused, for the end of a line. */
const outcomesInWords: Record<Exclude<RowOutcome, { refused: string }>, string> = {
  joined: 'joined',
  'on-record': 'are already on record and stay as they are',
  twice: 'appear in the file a second time',
  'left-since': 'have left since they gave this consent',
  suppressed: 'must not be mailed: bounced, complained or erased here',
  'suppressed-now': 'will not be mailed from now on: the file says that they bounced or complained',
  unconfirmed: 'never confirmed, and do not join',
  'other-course': 'belong to another course',
};

const refused = 'were refused';

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Reads a file and takes its rows; says which were refused, by their lines, and returns how many met which fate. */
export const importFile = async (
  ports: ImportPorts,
  file: Readable,
  { course, dryRun }: { course?: CourseId | undefined; dryRun: boolean },
  tell: (line: string) => void,
): Promise<Map<string, number>> => {
  const records = readCsv(file);
  const first = await records.next();
  const read = readHeader(first.done ? [] : first.value.cells);
  if ('fault' in read) throw new UsageError(read.fault);
  if (read.ignored.length > 0) tell(`These columns are not read: ${read.ignored.join(', ')}.`);

  const counts = new Map<string, number>();
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for await (const rows of importRows(ports, rowsUnder(read.header, records), { course, dryRun }))
    for (const { line, outcome } of rows) {
      if (typeof outcome === 'string') add(outcomesInWords[outcome]);
      else {
        add(refused);
        tell(`Line ${line}: ${outcome.refused}`);
      }
    }
  return counts;
};

const rowsUnder = async function* (
  header: Header,
  records: AsyncIterable<{ line: number; cells: string[] }>,
): AsyncGenerator<FileRow> {
  for await (const { line, cells } of records) yield { line, cells: cellsOf(header, cells) };
};

const help = `
A row is one consent and what it covers. The columns, in any order; those without a star may be missing:
  address *        whose it is
  consentAt *      when they agreed
  consentText *    the words they agreed to
  consentSource *  how: the form, page or event where they did
  confirmedAt *    when they confirmed it from their inbox
  firstName, zone (such as Europe/London), tags
  course           where the file has no such column, all rows belong to --course
  newsletters      ids of the lists that the consent covers
  standing         active (if empty), completed, unsubscribed, unconfirmed, bounced or complained
  lessonsReceived  ids, each with the time it came (flour@2027-01-31), or else that of lastLessonAt
  lessonsSkipped   ids of lessons that are not to be sent
  nextLesson       instead of naming them all: every lesson before this one was received
  lastLessonAt     when the last lesson came, whoever sent it
  cadence (weekly, twice-weekly), weekday (1 is Monday), hour, pausedUntil

An import sends no mail. Everybody's next lesson comes at their own next regular time. Rows without proof of
consent are refused: a mail that asks for consent would itself be sent without it. People on record stay as they
are, and nobody who was erased, bounced or complained comes back, so the same file may be imported again at any time.`;

export const importCommand = (): Command =>
  new Command('import')
    .description('Imports people from a CSV file, with their place in the course and proof of their consent')
    .argument('<file>', 'CSV in UTF-8, with the names of the columns in the first line')
    .option(
      '--course <id>',
      'the course of rows that name none; rows of any other course are left out',
      courseName,
    )
    .option('--dry-run', 'say what would become of each row, and change nothing')
    .addOption(stageOption())
    .addHelpText('after', help)
    .action((path: string, { stage, course, dryRun = false }: Options) =>
      onStage(stage, async ({ connection }) => {
        if (course && !(await connection.courses.current(course))) throw courseNotFound(course);
        const counts = await importFile(
          connection,
          createReadStream(path),
          { course, dryRun },
          complain,
        ).catch(complainOf);
        if (counts.has(refused)) process.exitCode = 1;
        for (const [words, count] of counts) process.stdout.write(`${String(count).padStart(7)}  ${words}\n`);
        if (counts.size === 0) process.stdout.write('The file has no rows.\n');
        if (dryRun) process.stdout.write('Nothing was changed.\n');
      }),
    );

const complainOf = (error: unknown): never => {
  if (error instanceof BrokenCsv)
    throw new UsageError(
      `${error.message} Rows before it may have been imported; correct it and run this again.`,
    );
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    throw new UsageError('There is no such file.');
  throw error;
};
