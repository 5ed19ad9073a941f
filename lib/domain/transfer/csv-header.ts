import { type Cells, type RowColumn, rowColumns } from './parse-row.ts';

/** What the columns of a file are, in its own order; undefined for one that says nothing to us. */
export type Header = readonly (RowColumn | undefined)[];

/** `Consent at`, `consent_at` and `consentAt` are one name. */
const nameOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What other programs call a column. A plain `name` is not among them: it may be a whole one. */
const aliases: Partial<Record<RowColumn, readonly string[]>> = {
  address: ['email', 'e-mail address', 'mail', 'mail address', 'E-Mail-Adresse'],
  firstName: ['given name', 'forename', 'fname', 'Vorname'],
  zone: ['time zone', 'tz', 'Zeitzone'],
};

const columnsByName = new Map<string, RowColumn>(
  rowColumns.flatMap((column) =>
    [column, ...(aliases[column] ?? [])].map((name) => [nameOf(name), column] as const),
  ),
);

/** Beside a column of e-mail addresses, one that is called `address` is where somebody lives. */
const withoutPostal = (names: readonly string[], header: Header): Header => {
  const isPostal = (index: number) => nameOf(names[index] ?? '') === nameOf('address');
  const hasMail = header.some((column, index) => column === 'address' && !isPostal(index));
  return hasMail ? header.map((column, index) => (isPostal(index) ? undefined : column)) : header;
};

/** Without what stands empty behind the last name: a cell below it belongs to no column. */
const withoutEmptyEnd = (names: readonly string[]): readonly string[] =>
  names.slice(0, names.findLastIndex((name) => name.trim() !== '') + 1);

/** Reads the first record of a file. Names are taken however they are capitalised, spaced or hyphenated. */
export const readHeader = (
  first: readonly string[],
): { header: Header; ignored: string[] } | { fault: string } => {
  const names = withoutEmptyEnd(first);
  const header = withoutPostal(
    names,
    names.map((name) => columnsByName.get(nameOf(name))),
  );
  // The names are not repeated here: without a header, they are somebody's data.
  if (!header.includes('address'))
    return {
      fault: 'The first line has to name the columns, and one of them has to be “address” or “email”.',
    };
  const twice = rowColumns.find((column) => header.filter((one) => one === column).length > 1);
  if (twice) return { fault: `There are two columns for “${twice}”.` };
  const titles = names.map((name, index) => name.trim() || `number ${index + 1}, which has no name`);
  return { header, ignored: titles.filter((_, index) => header[index] === undefined) };
};

/** The cells of a record under their names. What is missing at its end is empty; undefined where there is more. */
export const cellsOf = (header: Header, record: readonly string[]): Cells | undefined =>
  record.slice(header.length).some((cell) => cell.trim() !== '')
    ? undefined
    : Object.fromEntries(header.flatMap((column, index) => (column ? [[column, record[index] ?? '']] : [])));

/** Cells as a record with every column that there is. */
export const recordOf = (cells: Cells): string[] => rowColumns.map((column) => cells[column] ?? '');
