import { isDeepStrictEqual } from 'node:util';
import { isMap, isNode, isScalar, isSeq, parse, parseDocument, type YAMLSeq } from 'yaml';
import * as z from 'zod';

/** What goes: a name, or the entry that has it under a key, such as `insight`. */
export type Item = { name: string; under?: string };

/** To its last word: the lines and comments that follow an entry are not its own. */
const rangeOf = (text: string, item: unknown): [number, number] | undefined => {
  if (!isNode(item) || !item.range) return undefined;
  const [start, end] = item.range;
  return [start, start + text.slice(start, end).replace(/(?:\s*\n\s*#.*)*\s*$/, '').length];
};

const fromLines = (text: string, [start, end]: [number, number]): string => {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  return text.slice(0, lineStart) + (lineEnd === -1 ? '' : text.slice(lineEnd + 1));
};

/** With the comma behind it, or before it where it is the last. */
const fromBrackets = (text: string, [start, end]: [number, number]): string => {
  const behind = /^\s*,\s*/.exec(text.slice(end));
  if (behind) return text.slice(0, start) + text.slice(end + behind[0].length);
  const before = /,\s*$/.exec(text.slice(0, start));
  return text.slice(0, start - (before?.[0].length ?? 0)) + text.slice(end);
};

const without = (text: string, list: YAMLSeq, range: [number, number]): string => {
  if (list.flow) return fromBrackets(text, range);
  if (list.items.length > 1) return fromLines(text, range);
  const [start] = list.range ?? [0];
  const lineEnd = text.indexOf('\n', range[1]);
  // What stood on lines of its own stands in brackets when there is nothing left.
  return `${text.slice(0, start).trimEnd()} []\n${lineEnd === -1 ? '' : text.slice(lineEnd + 1)}`;
};

/**
 * Takes an item out of the list under a key of a YAML file, with the comment on its line, and leaves every other byte as it is.
 * Undefined where it is not there, or the file is written in a way that does not allow it.
 */
export const removeItem = (text: string, key: string, { name, under }: Item): string | undefined => {
  const document = parseDocument(text);
  const list = document.get(key, true);
  if (document.errors.length > 0 || !isSeq(list)) return undefined;
  const index = list.items.findIndex((each) =>
    under === undefined ? isScalar(each) && each.value === name : isMap(each) && each.get(under) === name,
  );
  const range = rangeOf(text, list.items[index]);
  const removed = range && without(text, list, range);
  return removed !== undefined && isRemoved(text, key, index, removed) ? removed : undefined;
};

const isRemoved = (before: string, key: string, index: number, after: string): boolean => {
  const document = parseDocument(after);
  if (document.errors.length > 0) return false;
  const was = z.record(z.string(), z.unknown()).parse(parse(before));
  const items = z.array(z.unknown()).parse(was[key]);
  return isDeepStrictEqual(document.toJS(), { ...was, [key]: items.toSpliced(index, 1) });
};
