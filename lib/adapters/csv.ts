import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { decodeText } from './decode-text.ts';

/** One record of a file, and the line on which it begins. */
export type CsvRecord = { line: number; cells: string[] };

/** A file that is no CSV. Says where, and repeats nothing of what is there. */
export class BrokenCsv extends Error {
  override name = 'BrokenCsv';
}

/** Nobody's row is longer: most likely a quote is never closed. */
const longestRecord = 100_000;

/** What a spreadsheet takes for a formula at the beginning of a cell (OWASP: "CSV Injection"). */
const beginsFormula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const isGuarded = /^'[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20']/;

/** An apostrophe before it makes a spreadsheet show it as text; so that the way back is certain, one before another too. */
const guard = (cell: string): string =>
  beginsFormula.test(cell) || isGuarded.test(cell) ? `'${cell}` : cell;
const unguard = (cell: string): string => (isGuarded.test(cell) ? cell.slice(1) : cell);

/** Records as lines of a CSV file (RFC 4180). */
export const csvLines = (records: readonly (readonly string[])[]): string =>
  stringify(
    records.map((cells) => cells.map(guard)),
    { quoted: true, record_delimiter: 'windows' },
  );

/** The signs that programs divide cells by; of those that a first line holds as often, the first counts. */
const delimiters = [',', ';', '\t', '|'] as const;

/** How a file is to be read, from its beginning: which sign divides cells, and how many lines come before the first record. */
type Layout = { delimiter: string; linesBefore: number };

/** `sep=;` in the first line says it (Excel writes that); otherwise it is what stands most often between the names there. */
const layoutOf = (start: string): Layout => {
  // Saved once more, that line has got as many signs as there are columns.
  const [, said] = /^"?sep=([^"\r\n])"?\1*(?:\r\n|\r|\n|$)/i.exec(start) ?? [];
  if (said) return { delimiter: said, linesBefore: 1 };
  // What stands in quotation marks is a name's own, and the lines in them too.
  const [names = ''] = start
    .trimStart()
    .replace(/"[^"]*"?/g, '')
    .split(/[\r\n]/, 1);
  const counts = delimiters.map((delimiter) => names.split(delimiter).length - 1);
  return { delimiter: delimiters[counts.indexOf(Math.max(...counts))] ?? ',', linesBefore: 0 };
};

/** In UTF-16 every second byte of plain letters is none, which UTF-8 has no use for. */
const isUnmarkedUtf16 = (start: string): boolean => /^(?:[^\0]\0){3}|^(?:\0[^\0]){3}/.test(start);

/** The beginning of a text with its first line, and all of it piece by piece, the beginning included. */
const withStart = async (pieces: AsyncGenerator<string>) => {
  let start = '';
  // With the start of the next one: a line in quotation marks may have several.
  while (start.length < longestRecord && !/\S.*[\r\n]/s.test(start.replace(/"[^"]*"?/g, '""'))) {
    const next = await pieces.next();
    if (next.done) break;
    start += next.value;
  }
  const all = async function* () {
    yield start;
    yield* pieces;
  };
  return { start, all: all() };
};

/**
 * The records of a file, one at a time: its size costs no memory. Text is UTF-8, or UTF-16 with a byte order mark.
 * Throws `UndecodableText` or `BrokenCsv`, with the line, where it cannot be read.
 */
export const readCsv = async function* (file: AsyncIterable<Uint8Array | string>): AsyncGenerator<CsvRecord> {
  const { start, all } = await withStart(decodeText(file));
  if (isUnmarkedUtf16(start))
    throw new BrokenCsv('Line 1: the file is UTF-16 without a byte order mark. Save it as UTF-8.');
  const { delimiter, linesBefore } = layoutOf(start);
  const nextLine = countLines();
  const parser = parse({
    delimiter,
    // Each by itself: a first line that ends otherwise than the others is no riddle.
    record_delimiter: ['\r\n', '\n', '\r'],
    from_line: linesBefore + 1,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    // The line travels as a cell in front of the others.
    on_record: (cells, { empty_lines }) => [String(nextLine.after(cells, empty_lines)), ...cells],
  });
  const text = Readable.from(all);
  // The parser is what is read from: a file that cannot be read must end it, too.
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const [line, ...cells] of parser)
      yield { line: Number(line) + linesBefore, cells: cells.map(unguard) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BrokenCsv(`Line ${nextLine.now() + linesBefore}: ${sentenceOf(error, delimiter)}`);
  } finally {
    text.destroy();
  }
};

/** On which line each record begins. The parser's own count takes a line break of two characters in a cell for two. */
const countLines = () => {
  let next = 1;
  let emptyBefore = 0;
  return {
    now: () => next,
    after: (cells: readonly string[], emptySoFar: number): number => {
      const line = next + emptySoFar - emptyBefore;
      emptyBefore = emptySoFar;
      next = line + 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
      return line;
    },
  };
};

const delimiterNames: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

const sentenceOf = ({ code }: CsvError, delimiter: string): string =>
  code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'a quotation mark that opens here is never closed.'
    : code === 'CSV_MAX_RECORD_SIZE'
      ? `the row that begins here is longer than ${longestRecord} characters; most likely a quotation mark in it is never closed.`
      : `a quotation mark stands within a cell. Cells are divided by ${delimiterNames[delimiter] ?? delimiter} here, ` +
        'as in the first line; a quotation mark within one has to be doubled, and the cell quoted.';
