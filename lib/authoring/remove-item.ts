import { isDeepStrictEqual } from 'node:util';
import { isScalar, isSeq, parse, parseDocument, type Scalar, type YAMLSeq } from 'yaml';
import * as z from 'zod';

const rangeOf = (item: unknown): [number, number] | undefined =>
  isScalar(item) && item.range ? [item.range[0], item.range[1]] : undefined;

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

const without = (text: string, list: YAMLSeq, item: Scalar): string | undefined => {
  const range = rangeOf(item);
  if (!range) return undefined;
  if (list.flow) return fromBrackets(text, range);
  if (list.items.length > 1) return fromLines(text, range);
  const [start] = list.range ?? [0];
  const lineEnd = text.indexOf('\n', range[1]);
  // What stood on lines of its own stands in brackets when there is nothing left.
  return `${text.slice(0, start).trimEnd()} []\n${lineEnd === -1 ? '' : text.slice(lineEnd + 1)}`;
};

/**
 * Takes a name out of the list under a key of a YAML file, with the comment on its line, and leaves every other byte as it is.
 * Undefined where it is not there, or the file is written in a way that does not allow it.
 */
export const removeItem = (text: string, key: string, name: string): string | undefined => {
  const document = parseDocument(text);
  const list = document.get(key, true);
  if (document.errors.length > 0 || !isSeq(list)) return undefined;
  const item = list.items.find((each) => isScalar(each) && each.value === name);
  const removed = isScalar(item) ? without(text, list, item) : undefined;
  return removed !== undefined && isRemoved(text, key, name, removed) ? removed : undefined;
};

const isRemoved = (before: string, key: string, name: string, after: string): boolean => {
  const document = parseDocument(after);
  if (document.errors.length > 0) return false;
  const was = z.record(z.string(), z.unknown()).parse(parse(before));
  const items = z.array(z.unknown()).parse(was[key]);
  const wanted = items.toSpliced(items.indexOf(name), 1);
  return isDeepStrictEqual(document.toJS(), { ...was, [key]: wanted });
};
