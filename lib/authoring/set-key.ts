import { isDeepStrictEqual } from 'node:util';
import { isNode, isScalar, parse, parseDocument, stringify } from 'yaml';
import * as z from 'zod';

const recordSchema = z.record(z.string(), z.unknown());

/**
 * Gives a key at the top of a YAML file a value, written as YAML, and leaves every other byte as it is; a key that is not
 * there yet comes last, and one without a value goes, with its line. Undefined where the file is written in a way that does
 * not allow it.
 */
export const setKey = (text: string, key: string, value: string | undefined): string | undefined => {
  const document = parseDocument(text);
  if (document.errors.length > 0) return undefined;
  const set = withValue(text, key, value);
  const wanted = { ...recordSchema.parse(parse(text)) };
  if (value === undefined) delete wanted[key];
  else wanted[key] = parse(value);
  const after = set === undefined ? undefined : parseDocument(set);
  return after && after.errors.length === 0 && isDeepStrictEqual(after.toJS(), wanted) ? set : undefined;
};

const withValue = (text: string, key: string, value: string | undefined): string | undefined => {
  const place = placeOf(text, key);
  if (place === undefined) return value === undefined ? text : `${text.trimEnd()}\n${key}: ${value}\n`;
  const { keyStart, start, end } = place;
  if (value !== undefined) return `${text.slice(0, start)}${value}${text.slice(end)}`;
  const lineEnd = text.indexOf('\n', end);
  return `${text.slice(0, keyStart)}${lineEnd === -1 ? '' : text.slice(lineEnd + 1)}`;
};

const placeOf = (text: string, key: string): { keyStart: number; start: number; end: number } | undefined => {
  const { contents } = parseDocument(text);
  if (!isNode(contents) || !('items' in contents)) return undefined;
  for (const item of contents.items) {
    if (!('key' in item) || !isScalar(item.key) || item.key.value !== key || !isNode(item.value)) continue;
    const [keyStart] = item.key.range ?? [];
    const [start, end] = item.value.range ?? [];
    if (keyStart !== undefined && start !== undefined && end !== undefined) return { keyStart, start, end };
  }
  return undefined;
};

/** As many as fit on a line. */
const perLine = 7;

/** A list in brackets, on as many lines as it needs. */
export const listOf = (items: readonly (string | number)[]): string => {
  const written = items.map((item) => stringify(item).trim());
  const lines = Array.from({ length: Math.ceil(written.length / perLine) }, (_, index) =>
    written.slice(index * perLine, (index + 1) * perLine).join(', '),
  );
  return `[${lines.join(',\n  ')}]`;
};
