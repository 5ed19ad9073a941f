import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, type Pair, parse, parseDocument, stringify, type YAMLMap } from 'yaml';
import * as z from 'zod';
import { setKey } from './set-key.ts';

/** Words for keys that the insight has. `signed`: it is no draft any more. */
export type InsightChange = { words: Readonly<Record<string, string>>; signed: boolean };

const fileSchema = z.looseObject({ insights: z.array(z.looseObject({ id: z.unknown() })) });

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
};

const itemsOf = (text: string): YAMLMap[] | undefined => {
  const document = parseDocument(text);
  const list = document.get('insights', true);
  if (document.errors.length > 0 || !isSeq(list) || list.flow) return undefined;
  return list.items.flatMap((item) => (isMap(item) ? [item] : []));
};

const pairOf = (item: YAMLMap, key: string): Pair | undefined =>
  item.items.find((pair) => isScalar(pair.key) && pair.key.value === key);

const itemWith = (text: string, id: string): YAMLMap | undefined =>
  itemsOf(text)?.find((item) => item.get('id') === id);

/** Where a key ends, and its value, in the text. */
const placeOf = (pair: Pair): { key: number; keyEnd: number; end: number } | undefined => {
  const { key, value } = pair;
  if (!isScalar(key) || !key.range || !isScalar(value) || !value.range) return undefined;
  return { key: key.range[0], keyEnd: key.range[1], end: Math.max(key.range[1] + 1, value.range[1]) };
};

/** Gives a key of an insight other words, on one line. */
const withWords = (text: string, id: string, key: string, words: string): string | undefined => {
  const item = itemWith(text, id);
  const pair = item && pairOf(item, key);
  const place = pair && placeOf(pair);
  if (!place) return undefined;
  // What reads as a number or a date is to stay the words that it is.
  const written = words === '' ? '' : stringify(words, { lineWidth: 0 }).trim();
  const wasBlock = text.slice(place.keyEnd, place.end).endsWith('\n');
  return `${text.slice(0, place.keyEnd)}: ${written}${wasBlock ? '\n' : ''}${text.slice(place.end)}`;
};

const withoutDraft = (text: string, id: string): string | undefined => {
  const item = itemWith(text, id);
  const pair = item && pairOf(item, 'draft');
  if (!pair) return item && text;
  const place = placeOf(pair);
  if (!place) return undefined;
  const start = lineStart(text, place.key);
  // Where it is the first key of its item, the line is the item's, too.
  return text.slice(start, place.key).trim() === ''
    ? text.slice(0, start) + text.slice(lineEnd(text, place.key))
    : `${text.slice(0, place.keyEnd)}: false${text.slice(place.end)}`;
};

/**
 * Gives an insight other words, and signs it if so asked; every other byte of its file stays as it is, comments too. Undefined
 * where the file is written in a way that does not allow it.
 */
export const changeInsight = (
  text: string,
  id: string,
  { words, signed }: InsightChange,
): string | undefined => {
  const worded = Object.entries(words).reduce<string | undefined>(
    (changed, [key, value]) => changed && withWords(changed, id, key, value),
    text,
  );
  const changed = signed ? worded && withoutDraft(worded, id) : worded;
  if (changed === undefined) return undefined;
  const { insights, ...file } = fileSchema.parse(parse(text));
  const wanted = insights.map((insight) => {
    if (insight.id !== id) return insight;
    const { draft, ...rest } = { draft: undefined, ...insight, ...orNothing(words) };
    return draft === undefined || signed ? rest : { draft, ...rest };
  });
  return is(changed, { ...file, insights: wanted }) ? changed : undefined;
};

/** A key without words is there, and says nothing. */
const orNothing = (words: InsightChange['words']) =>
  Object.fromEntries(Object.entries(words).map(([key, value]) => [key, value === '' ? null : value]));

/** Takes an insight out of its file, with the comment above it. Undefined as above. */
export const removeInsight = (text: string, id: string): string | undefined => {
  const items = itemsOf(text);
  const index = items?.findIndex((item) => item.get('id') === id) ?? -1;
  if (!items || index === -1) return undefined;
  const [start, end] = [items[index], items[index + 1]].map((item) => item && beginningOf(text, item));
  if (start === undefined) return undefined;
  const without =
    items.length === 1
      ? setKey(text, 'insights', '[]')
      : text.slice(0, start) + (end === undefined ? '' : text.slice(end));
  const { insights, ...file } = fileSchema.parse(parse(text));
  return without !== undefined &&
    is(without, { ...file, insights: insights.filter((insight) => insight.id !== id) })
    ? without
    : undefined;
};

/** Where the lines of an item begin, its comment included. */
const beginningOf = (text: string, item: YAMLMap): number => {
  let start = lineStart(text, item.range?.[0] ?? 0);
  for (;;) {
    const before = lineStart(text, Math.max(0, start - 1));
    if (start === 0 || !/^\s*#/.test(text.slice(before, start))) return start;
    start = before;
  }
};

/** Whether a text says that; whether a draft is none because it says so or says nothing is the same. */
const is = (text: string, wanted: unknown): boolean => {
  const document = parseDocument(text);
  if (document.errors.length > 0) return false;
  const { insights, ...file } = fileSchema.parse(document.toJS());
  const said = insights.map(({ draft, ...rest }) =>
    draft === false || draft === undefined ? rest : { draft, ...rest },
  );
  return isDeepStrictEqual({ ...file, insights: said }, wanted);
};
