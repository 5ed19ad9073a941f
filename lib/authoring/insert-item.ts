import { isDeepStrictEqual } from 'node:util';
import { isScalar, isSeq, parse, parseDocument, type YAMLSeq } from 'yaml';
import * as z from 'zod';

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

const indented = (item: string, columns: number): string =>
  item
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(columns) + line))
    .join('\n');

/** Puts whole lines in after the one that `at` stands in, or before it where a line begins there. */
const withLines = (text: string, at: number, lines: string): string => {
  const next = text[at - 1] === '\n' ? at : text.indexOf('\n', at) + 1;
  return next === 0 ? `${text}\n${lines}\n` : `${text.slice(0, next)}${lines}\n${text.slice(next)}`;
};

const afterLast = (text: string, list: YAMLSeq, item: string): string | undefined => {
  const [start, end] = list.range ?? [0, 0];
  if (!list.flow) {
    const last = list.items.at(-1);
    const lastEnd = (isRanged(last) ? last.range?.[1] : undefined) ?? end;
    return withLines(text, lastEnd, indented(item, start - lineStart(text, start)));
  }
  const flow = item.trimEnd().replace(/^- /, '');
  if (flow.includes('\n'))
    return list.items.length > 0
      ? undefined
      : `${text.slice(0, start).trimEnd()}\n${indented(item, 2)}${text.slice(end)}`;
  return `${text.slice(0, end - 1)}${list.items.length > 0 ? ', ' : ''}${flow}${text.slice(end - 1)}`;
};

const isRanged = (node: unknown): node is { range?: [number, number, number] | null } =>
  typeof node === 'object' && node !== null && 'range' in node;

/**
 * Puts an item, as YAML that begins with `- `, at the end of the list under a key of a YAML file, and leaves every other
 * byte as it is: comments, blank lines, quotes. Undefined where the file is written in a way that does not allow it.
 */
export const insertItem = (text: string, key: string, item: string): string | undefined => {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const list = document.get(key, true);
  const inserted = isSeq(list)
    ? afterLast(text, list, item)
    : isScalar(list) && list.value === null
      ? withLines(text, list.range?.[0] ?? text.length, indented(item, 2))
      : undefined;
  return inserted !== undefined && isInserted(text, key, item, inserted) ? inserted : undefined;
};

/** Whether the one file is the other with the item at the end of its list, and nothing else. */
const isInserted = (before: string, key: string, item: string, after: string): boolean => {
  const document = parseDocument(after);
  if (document.errors.length > 0) return false;
  const was = z.record(z.string(), z.unknown()).parse(parse(before));
  const items = z.array(z.unknown());
  const wanted = [...items.parse(was[key] ?? []), ...items.parse(parse(item))];
  return isDeepStrictEqual(document.toJS(), { ...was, [key]: wanted });
};
