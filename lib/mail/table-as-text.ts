import type { Inline } from '../domain/prose/prose.ts';
import { inlinesAsText } from './prose-renderings.ts';

type Cell = readonly Inline[];

/** A table as the templates see it. */
export type TableView = {
  columns: { heading: Cell; align: 'start' | 'center' | 'end' }[];
  rows: { cell: Cell }[][];
};

const columnsOfText = 72;
const gap = '  ';

const padded = (text: string, width: number, align: TableView['columns'][number]['align']): string => {
  const room = width - text.length;
  const before = { start: 0, center: Math.floor(room / 2), end: room }[align];
  return ' '.repeat(before) + text + ' '.repeat(room - before);
};

/** Drawn in columns where lines stay short enough; else cell after cell, with a sign between them and a blank line between rows. */
export const tableAsText = ({ columns, rows }: TableView): string => {
  // A break in a cell is a blank here: what stands in a line stays in it.
  const text = (cell: Cell) => inlinesAsText(cell).replaceAll('\n', ' ');
  const headings = columns.map(({ heading }) => text(heading));
  const lines = rows.map((row) => row.map(({ cell }) => text(cell)));
  const widths = headings.map((heading, index) =>
    Math.max(heading.length, ...lines.map((line) => line[index]?.length ?? 0)),
  );
  const total = widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1));
  if (total > columnsOfText) return [headings, ...lines].map((line) => line.join(' | ')).join('\n\n');
  const drawn = (line: readonly string[]) =>
    line
      .map((cell, index) => padded(cell, widths[index] ?? 0, columns[index]?.align ?? 'start'))
      .join(gap)
      .trimEnd();
  return [drawn(headings), widths.map((width) => '-'.repeat(width)).join(gap), ...lines.map(drawn)].join(
    '\n',
  );
};
