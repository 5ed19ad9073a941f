import { type Cells, type RowColumn, rowColumns } from './parse-row.ts';

/** What the columns of a file are, in its own order; undefined for one that says nothing to us. */
export type Header = readonly (RowColumn | undefined)[];

const nameOf = (text: string): string => text.trim().toLowerCase();
const known = new Map<string, RowColumn>(rowColumns.map((column) => [nameOf(column), column]));

/** Reads the first record of a file. Names are taken in upper or lower case. */
export const readHeader = (
  names: readonly string[],
): { header: Header; ignored: string[] } | { fault: string } => {
  const header = names.map((name) => known.get(nameOf(name)));
  // The names are not repeated here: without a header, they are somebody's data.
  if (!header.includes('address'))
    return {
      fault:
        'The first line has to name the columns, separated by commas, and one of them has to be “address”.',
    };
  const twice = rowColumns.find((column) => header.filter((one) => one === column).length > 1);
  if (twice) return { fault: `There are two columns named “${twice}”.` };
  return { header, ignored: names.filter((_, index) => header[index] === undefined) };
};

/** The cells of a record under their names. What is missing at its end is empty; undefined where it has too many. */
export const cellsOf = (header: Header, record: readonly string[]): Cells | undefined =>
  record.length > header.length
    ? undefined
    : Object.fromEntries(header.flatMap((column, index) => (column ? [[column, record[index] ?? '']] : [])));

/** Cells as a record with every column that there is. */
export const recordOf = (cells: Cells): string[] => rowColumns.map((column) => cells[column] ?? '');
