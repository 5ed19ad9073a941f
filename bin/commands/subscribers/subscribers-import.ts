import { createReadStream } from 'node:fs';
import { type FileHandle, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Command } from 'commander';
import { BrokenCsv, type CsvRecord, csvLines, readCsv } from '../../../lib/adapters/csv.ts';
import { UndecodableText } from '../../../lib/adapters/decode-text.ts';
import { onFile } from '../../../lib/adapters/on-file.ts';
import type { CourseId } from '../../../lib/domain/content/course.ts';
import { cellsOf, type Header, readHeader } from '../../../lib/domain/transfer/csv-header.ts';
import {
  type FileRow,
  type ImportedRow,
  importRows,
  type RowOutcome,
} from '../../../lib/pipeline/transfer/import-rows.ts';
import { boundHeap } from '../../bound-heap.ts';
import { contentOption } from '../../content-folder.ts';
import { onStage } from '../../on-stage.ts';
import { intoFile } from '../../output-place.ts';
import { say } from '../../say.ts';
import { type OnStage, stageOption } from '../../stage.ts';
import { UsageError } from '../../usage-error.ts';
import { withProgress } from '../../with-progress.ts';
import { courseName, courseNotFound } from '../mail-name.ts';

type Options = OnStage & { course?: CourseId; dryRun?: boolean; report?: string };
type ImportPorts = Parameters<typeof importRows>[0];

type InWords = { many: string; one: string };

/** What became of rows, apart from those that were refused: for the sum at the end, and for a line of the report. */
const outcomesInWords: Record<Exclude<RowOutcome, 'joined' | { refused: string }>, InWords> = {
  'on-record': {
    many: 'are already on record and stay as they are',
    one: 'Is already on record and stays as they are.',
  },
  twice: { many: 'appear in the file a second time', one: 'Appears in the file a second time.' },
  'left-since': {
    many: 'have left since they gave this consent',
    one: 'Has left since they gave this consent.',
  },
  'left-before': {
    many: 'have left, and the file has a later consent: they can sign up again themselves',
    one: 'Has left, and the file has a later consent: they can sign up again themselves.',
  },
  suppressed: {
    many: 'must not be mailed: bounced, complained or erased here',
    one: 'Must not be mailed: bounced, complained or erased here.',
  },
  'suppressed-now': {
    many: 'will not be mailed from now on: the file says that they bounced or complained',
    one: 'Will not be mailed from now on: the file says that they bounced or complained.',
  },
  unconfirmed: {
    many: 'never confirmed, and do not join',
    one: 'Never confirmed, and does not join.',
  },
  'other-course': { many: 'belong to another course', one: 'Belongs to another course.' },
};

const joined = 'joined';
const refused = 'were refused';

const manyInWords = (outcome: RowOutcome): string => {
  if (outcome === 'joined') return joined;
  return typeof outcome === 'string' ? outcomesInWords[outcome].many : refused;
};

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/**
 * Reads a file and takes its rows; says which were refused, by their lines, and returns how many met which fate.
 * `each` hears of all rows, some at a time.
 */
export const importFile = async (
  ports: ImportPorts,
  file: Readable,
  { course, dryRun }: { course?: CourseId | undefined; dryRun: boolean },
  tell: (line: string) => void,
  each: (rows: readonly ImportedRow[]) => void | Promise<void> = () => {},
): Promise<Map<string, number>> => {
  const records = recordsOf(file);
  const first = await records.next();
  const read = readHeader(first.done ? [] : first.value.cells);
  if ('fault' in read) throw new UsageError(read.fault);
  if (read.ignored.length > 0) tell(`These columns are not read: ${read.ignored.join(', ')}.`);

  const counts = new Map<string, number>();
  for await (const rows of importRows(ports, rowsUnder(read.header, records), { course, dryRun })) {
    for (const { line, outcome, leftOut } of rows) {
      const name = manyInWords(outcome);
      counts.set(name, (counts.get(name) ?? 0) + 1);
      for (const sentence of leftOut) tell(`Line ${line}: ${sentence}`);
      if (typeof outcome === 'object') tell(`Line ${line}: ${outcome.refused}`);
    }
    await each(rows);
  }
  return counts;
};

/** Rows that did not join, as records of a report: the line, the outcome as one word, and the reason. */
export const reportOf = (rows: readonly ImportedRow[]): string[][] =>
  rows.flatMap(({ line, outcome }) => {
    if (outcome === 'joined') return [];
    return typeof outcome === 'string'
      ? [[String(line), outcome, outcomesInWords[outcome].one]]
      : [[String(line), 'refused', outcome.refused]];
  });

/** The records of a file. Spreadsheets write lines of empty cells below the last row; nobody is in them. */
export const recordsOf = async function* (file: Readable): AsyncGenerator<CsvRecord> {
  for await (const record of readCsv(file)) if (record.cells.some((cell) => cell.trim() !== '')) yield record;
};

const rowsUnder = async function* (
  header: Header,
  records: AsyncIterable<CsvRecord>,
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
  cadence (weekly, twice-weekly, daily, weekdays, every 3 days, on tuesday thursday;
  without one, that of the course), weekday (1 is Monday), hour, pausedUntil

An import sends no mail. Everybody's next lesson comes at their own next regular time. Rows without proof of
consent are refused: a mail that asks for consent would itself be sent without it. People on record stay as they
are, and nobody who was erased, bounced or complained comes back, so the same file may be imported again at any time.`;

/** Writes the rows that do not join into a file as they come, so that they are there however this ends. */
export const beginReport = async (file: FileHandle) => {
  await file.appendFile(csvLines([['line', 'outcome', 'reason']]));
  return async (rows: readonly ImportedRow[]): Promise<void> => {
    const records = reportOf(rows);
    if (records.length > 0) await file.appendFile(csvLines(records));
  };
};

/** Reads it all once before the first row is taken: a file that is broken further down changes nothing. */
const countRecords = async (path: string): Promise<number> => {
  const kind = await stat(path);
  if (!kind.isFile() && !kind.isDirectory())
    throw new UsageError(
      `${path} is no file but a pipe or device, and an import reads twice. Save it to a file first.`,
    );
  let count = 0;
  try {
    for await (const _ of recordsOf(createReadStream(path))) count += 1;
  } catch (error) {
    throw error instanceof BrokenCsv || error instanceof UndecodableText
      ? new UsageError(`${error.message} Nothing was taken.`)
      : error;
  }
  return count;
};

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
    .option(
      '--report <file>',
      'write every row that does not join to a new CSV file, with its line and the reason',
    )
    .addOption(stageOption())
    .addOption(contentOption())
    .addHelpText('after', help)
    .action(async (path: string, { report, ...options }: Options) => {
      boundHeap();
      const rows = Math.max(0, (await onFile(path, () => countRecords(path))) - 1);
      await (report === undefined
        ? importInto(path, rows, options)
        : intoFile(report, 'kept', (file) => importInto(path, rows, options, file)));
    });

const importInto = (
  path: string,
  rows: number,
  { course, dryRun = false, ...place }: Omit<Options, 'report'>,
  file?: FileHandle,
): Promise<void> =>
  onStage(place, async ({ connection }) => {
    if (course && !(await connection.courses.current(course))) throw courseNotFound(course);
    const report = file && (await beginReport(file));
    let done = 0;
    const hear = async (some: readonly ImportedRow[]) => {
      done += some.length;
      await report?.(some);
    };
    const counts = await withProgress(
      () => `${done} of ${rows} rows so far.`,
      () => importFile(connection, createReadStream(path), { course, dryRun }, complain, hear),
    );
    if (counts.has(refused)) process.exitCode = 1;
    for (const [words, count] of counts) say(`${String(count).padStart(7)}  ${words}`);
    if (counts.size === 0) say('The file has no rows.');
    if (dryRun) say('Nothing was changed.');
  });
