import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';

/** One record of a file, and the line on which it begins. */
export type CsvRecord = { line: number; cells: string[] };

/** A file that is no CSV. Says where, and repeats nothing of what is there. */
export class BrokenCsv extends Error {
  override name = 'BrokenCsv';
}

/** Longer records are taken for a quote that nobody closed. */
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

/** The records of UTF-8 text, with or without a byte order mark, one at a time: its size costs no memory. */
export const readCsv = async function* (file: Readable): AsyncGenerator<CsvRecord> {
  const nextLine = countLines();
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    // The line travels as a cell in front of the others.
    on_record: (cells, { empty_lines }) => [String(nextLine.after(cells, empty_lines)), ...cells],
  });
  // The parser is what is read from: a file that can not be read must end it, too.
  file.on('error', (error) => parser.destroy(error));
  file.pipe(parser);
  try {
    for await (const [line, ...cells] of parser) yield { line: Number(line), cells: cells.map(unguard) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BrokenCsv(`Line ${nextLine.now()}: ${sentenceOf(error)}`);
  } finally {
    file.destroy();
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

const sentenceOf = ({ code }: CsvError): string =>
  code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
    ? 'a quotation mark that opens here is never closed.'
    : 'a quotation mark within a cell has to be doubled, and the cell quoted.';
