import type { Chapter, Quote, ReportTable, Section } from './report-section.ts';

/** The same as plain text: for a terminal, and for the part of a mail that every program shows. */
export const chaptersAsText = (chapters: readonly Chapter[]): string =>
  chapters
    .map(({ title, sections }) => [underlined(title, '='), ...sections.map(sectionAsText)].join('\n\n'))
    .join('\n\n\n');

const sectionAsText = ({ title, says, table, quotes = [] }: Section): string =>
  [
    underlined(title, '-'),
    ...says,
    ...(table && table.rows.length > 0 ? [tableAsText(table)] : []),
    ...quotes.map(quoteAsText),
  ].join('\n\n');

const quoteAsText = ({ words, by }: Quote): string => `“${words}”\n  ${by}`;

const underlined = (title: string, line: string): string => `${title}\n${line.repeat([...title].length)}`;

/** Figures end where their column does. */
const tableAsText = ({ columns, rows }: ReportTable): string => {
  const all = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
