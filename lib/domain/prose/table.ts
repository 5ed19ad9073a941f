import { fromMarkdown } from 'mdast-util-from-markdown';
import * as z from 'zod';
import { type Inline, type ProseFault, plainInline, proseReader } from './prose.ts';

type Align = 'start' | 'center' | 'end';
type Cell = readonly Inline[];

/** Columns with their headings, and rows with a cell for each; the first cell of a row says what the row is about. */
export type Table = { columns: { heading: Cell; align: Align }[]; rows: Cell[][] };

/** So many characters stand side by side on a telephone; the room between two columns is worth as many as `gap`. */
const widest = 34;
const gap = 2;

type Line = { cells: string[]; line: number };

/** As on GitHub: pipes between cells, and at both ends if you like; a backslash makes a pipe a character. */
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim());

const alignOf = (dashes: string): Align | undefined => {
  if (!/^:?-+:?$/.test(dashes)) return undefined;
  if (!dashes.endsWith(':')) return 'start';
  return dashes.startsWith(':') ? 'center' : 'end';
};

/** Keeps what begins a cell from beginning a list, a heading or a quotation. */
const lead = '. ';

const readCell = (text: string, line: number, faults: ProseFault[]): Cell => {
  if (text === '') return [];
  const markdown = `${lead}${text}`;
  const found: ProseFault[] = [];
  const { words } = proseReader(markdown, found);
  const [paragraph] = fromMarkdown(markdown).children;
  const inlines = paragraph?.type === 'paragraph' ? words(paragraph) : [];
  faults.push(...found.map(({ message }) => ({ line, message })));
  const [first, ...rest] = inlines;
  if (first?.kind !== 'text') return inlines;
  const own = first.text.slice(lead.length);
  return own === '' ? rest : [{ kind: 'text', text: own }, ...rest];
};

/** How wide a table is at the least: its longest words side by side, with room between them. */
const narrowestWidth = ({ columns, rows }: Table): number =>
  columns.reduce(
    (sum, { heading }, index) => {
      const words = [heading, ...rows.map((row) => row[index] ?? [])].flatMap((cell) =>
        plainInline(cell).split(/[ \n]+|(?<=[-\u2010\u2013\u2014/\u00AD])/),
      );
      return sum + Math.max(...words.map((word) => word.length));
    },
    gap * Math.max(0, columns.length - 1),
  );

const readLines = (lines: readonly Line[], faults: ProseFault[]): Table => {
  const [head, dashes, ...rows] = lines;
  const refuse = (line: number, message: string) => faults.push({ line, message });
  const aligns = dashes?.cells.map(alignOf) ?? [];
  if (!head || !dashes || aligns.includes(undefined)) {
    refuse(dashes?.line ?? 1, 'has no line of dashes below its headings, such as --- | ---:');
    return { columns: [], rows: [] };
  }
  const count = head.cells.length;
  if (count < 2) refuse(head.line, 'has one column; a table has two at least, with a | between them');
  if (rows.length === 0) refuse(dashes.line, 'has no row below its headings');
  for (const { cells, line } of [dashes, ...rows])
    if (cells.length !== count)
      refuse(line, `has ${cells.length} cells in a row; above it are ${count} headings`);
  const columns = head.cells.map((cell, index) => ({
    heading: readCell(cell, head.line, faults),
    align: aligns[index] ?? 'start',
  }));
  if (head.cells.includes('')) refuse(head.line, 'has a column without a heading');
  for (const { cells, line } of rows)
    if (cells[0] === '') refuse(line, 'has a row whose first cell is empty');
  return { columns, rows: rows.map(({ cells, line }) => cells.map((cell) => readCell(cell, line, faults))) };
};

/** Reads a table as it is drawn in Markdown: headings, a line of dashes, rows. Cells hold running text. */
export const parseTable = (markdown: string): { table: Table; faults: ProseFault[] } => {
  const faults: ProseFault[] = [];
  const lines = markdown
    .split('\n')
    .map((text, index) => ({ text, line: index + 1 }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, line }) => ({ cells: cellsOf(text), line }));
  const table = readLines(lines, faults);
  const width = narrowestWidth(table);
  if (faults.length === 0 && width > widest)
    faults.push({
      line: lines[0]?.line ?? 1,
      message: `is too wide for a telephone: its longest words and the room between them make ${width} characters side by side, ${widest} at most; leave a column out, or take shorter words`,
    });
  return { table, faults };
};

/** A table of a content file. An issue carries its line within the text as `params.line`. */
export const tableSchema = z
  .string()
  .refine((text) => text.trim() !== '', 'is empty')
  .transform((markdown, context): Table => {
    const { table, faults } = parseTable(markdown);
    for (const { line, message } of faults)
      context.addIssue({ code: 'custom', message, params: { line }, input: markdown });
    return table;
  });
