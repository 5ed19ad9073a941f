import type { YAMLError } from 'yaml';

export type Trouble = { message: string; mend?: string };

const inQuotes = 'put the whole text in quotation marks';

/** What the parser has against a file, as its author has to understand it; its own words where we have none. */
export const yamlTrouble = ({ code, message, pos }: YAMLError, source: string): Trouble => {
  const [offset] = pos;
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  const line = source.slice(start).split('\n', 1)[0] ?? '';
  switch (code) {
    case 'TAB_AS_INDENT':
      return tab(line);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return /^\s*(- )?[\w-]+: .*: /.test(`${line} `) ? quoted(line, colon(line)) : misplaced;
    case 'BAD_SCALAR_START':
      return quoted(
        line,
        `has a text that begins with ${source[offset] ?? 'a sign'}, which means something else in YAML: ${inQuotes}`,
      );
    case 'DUPLICATE_KEY':
      return {
        message: `has the key "${/[\w-]+/.exec(source.slice(offset))?.[0] ?? ''}" twice; take one away`,
      };
    case 'MULTILINE_IMPLICIT_KEY':
      return /^\s*(- )?[\w-]+:\S/.test(line)
        ? { message: 'needs a blank after the colon of its key', mend: line.replace(':', ': ') }
        : misplaced;
    case 'UNEXPECTED_TOKEN':
      return goesOn(line) ?? { message };
    case 'MISSING_CHAR':
      return {
        message: message.includes('quote')
          ? 'has a text that begins with a quotation mark and never ends with one'
          : message,
      };
    case 'BAD_INDENT':
      if (/^\s*\t/.test(line)) return tab(line);
      return /^Flow/.test(message)
        ? { message: 'is where a bracket should have been closed that is still open' }
        : misplaced;
    default:
      return { message };
  }
};

/** A colon in the middle of a text that has no quotation marks. */
const colon = (line: string): string =>
  /\S[ \u00a0\u202f]: /.test(`${line} `)
    ? `has a colon with a blank on both sides, as French sets it, and in YAML a colon and a blank begin another key: ${inQuotes}`
    : `has a colon and a blank in a text, which begins another key: ${inQuotes}`;

const tab = (line: string): Trouble => ({
  message:
    'is indented with a tab, and YAML takes blanks alone; "dripline check --fix" puts blanks in their place',
  mend: line.replace(/^\s+/, (blanks) => blanks.replaceAll('\t', '  ')),
});

const misplaced: Trouble = {
  message:
    'does not begin in the column where it belongs: the keys of one thing, and the items of one list, begin in the same one',
};

/** With the text of its key in quotation marks, unless a comment may be meant by the end of it. */
const quoted = (line: string, message: string): Trouble => {
  const [, key, text] = /^(\s*(?:- )?[\w-]+:\s+)(\S.*?)\s*$/.exec(line) ?? [];
  return key === undefined || text === undefined || / #/.test(text)
    ? { message }
    : { message, mend: `${key}${JSON.stringify(text)}` };
};

/** Something that nobody had reckoned with after the end of a text. */
const goesOn = (line: string): Trouble | undefined => {
  if (/:\s+\*/.test(line))
    return quoted(line, `has a text that begins with *, which means something else in YAML: ${inQuotes}`);
  if (/: - /.test(line))
    return {
      message: 'begins a list on the line of its key; each item stands on a line of its own below it',
    };
  return /:\s+["']/.test(line)
    ? {
        message: `goes on after the quotation mark that ends its text: ${inQuotes}, and double those of its own kind within it`,
      }
    : undefined;
};
