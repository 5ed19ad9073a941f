import { areOneMeasure, clock, decade, ordinal, type Unit, unitSigns, units } from './vocabulary/unit.ts';
import { fold, type Vocabulary } from './vocabulary/vocabulary.ts';

/** Whether a figure is exact as it is said, or near to something, or a bound. */
export type Exactness = 'exact' | 'about' | 'over' | 'under';

/** A figure in a text, whether in digits or words, with what it counts in. */
export type Quantity = {
  value: number;
  unit?: Unit;
  exactness: Exactness;
  /** As the text has it, unit included. */
  said: string;
  at: number;
  end: number;
  inWords: boolean;
};

/** Whether the figure of a claim is one that a text has. A figure that only counts may be a share of nothing. */
export const isSameQuantity = (claimed: Quantity, found: Quantity): boolean => {
  if (claimed.unit === undefined || found.unit === undefined || claimed.unit.of !== found.unit.of) {
    if (!standsForBare(claimed, found) && !areOneMeasure(claimed.unit, found.unit)) return false;
    return areEqual(claimed.value, found.value);
  }
  return areEqual(claimed.value * claimed.unit.times, found.value * found.unit.times);
};

/** Where one of the two says no unit: an ordinal and a decade are figures like others; a percentage never is. */
const standsForBare = ({ unit: claimed }: Quantity, { unit: found }: Quantity): boolean => {
  const loose = (unit: Unit | undefined) => unit === undefined || unit === ordinal || unit === units.times;
  if (loose(claimed) && loose(found)) return true;
  return claimed === undefined && found !== undefined && found !== units.percent;
};

const areEqual = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));

/** Whether `claimed`, which says of itself that it is not exact, is `found` to fewer digits. */
export const isRounded = (claimed: Quantity, found: Quantity): boolean => {
  if (claimed.exactness === 'exact' || !areOneMeasure(claimed.unit, found.unit)) return false;
  const value = (found.value * (found.unit?.times ?? 1)) / (claimed.unit?.times ?? 1);
  const digits = String(Math.abs(claimed.value))
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
  return value !== 0 && areEqual(Number(value.toPrecision(Math.max(1, digits))), claimed.value);
};

/** Every figure of a text in order: digits, number words, shares, multiples, times of day, each with its unit. */
export const quantitiesIn = (text: string, vocabulary: Vocabulary): Quantity[] => {
  const found: Quantity[] = [];
  const starts = /(?<![\p{L}\p{N}_#])(?:([-−]?(?:US\$|[$€£¥])?\s?\d)|\p{L}[\p{L}\p{N}'’-]*)/gu;
  for (let match = starts.exec(text); match; match = starts.exec(text)) {
    const { index: at, 1: digit } = match;
    const bare = digit === undefined ? readWords(text, at, vocabulary) : readDigits(text, at, vocabulary);
    const quantity = bare && withUnit(text, at, bare, vocabulary);
    if (!quantity) continue;
    found.push(quantity);
    starts.lastIndex = quantity.end;
  }
  return shareUnits(found, text, vocabulary);
};

type Bare = { value: number; end: number; inWords: boolean; unit?: Unit; isOne?: boolean };

type Digits = { figure: RegExp; grouped: RegExp };

const digitsParted = (group: string, sign: string): Digits => ({
  figure: new RegExp(
    `^([-−]?)(US\\$|[$€£¥])?\\s?(\\d{1,3}(?:${group}\\d{3}(?!\\d))+(?:[.,]\\d+)?|\\d+(?:[.,:]\\d+)?)`,
    'u',
  ),
  grouped: new RegExp(`^\\d{1,3}(?:\\${sign}\\d{3})+(?!\\d)`),
});

/** `1,915.5` or `1.915,5`, by the sign before decimals; a space that does not break may part thousands, and any space where that is a comma. */
const digitsWith: Record<Vocabulary['decimal'], Digits> = {
  '.': digitsParted("[,'’\\u00A0\\u202F\\u2009]", ','),
  ',': digitsParted("[.'’ \\u00A0\\u202F\\u2009]", '.'),
};

const readDigits = (text: string, at: number, vocabulary: Vocabulary): Bare | undefined => {
  const match = digitsWith[vocabulary.decimal].figure.exec(text.slice(at));
  if (!match) return undefined;
  const [whole, sign, currency, digits = ''] = match;
  const end = at + whole.length;
  const signOf = sign ? -1 : 1;
  const [hours, minutes] = digits.split(':');
  if (minutes !== undefined)
    return { value: Number(hours) * 60 + Number(minutes), end, inWords: false, unit: clock };
  const value = signOf * Number(normalised(digits, vocabulary));
  const name = currency === undefined ? undefined : unitSigns[currency];
  const scale = scaleAfter(text, end, vocabulary);
  return {
    value: value * scale.times,
    end: scale.end,
    inWords: false,
    ...(name === undefined ? {} : { unit: units[name] }),
  };
};

const normalised = (digits: string, { decimal }: Vocabulary): string => {
  const grouped = digits.replace(/['’ \u00A0\u202F\u2009]/g, '');
  const sign = decimal === '.' ? ',' : '.';
  const isGrouped = digitsWith[decimal].grouped.test(grouped);
  return (isGrouped ? grouped.replaceAll(sign, '') : grouped).replace(',', '.');
};

const scaleAfter = (text: string, from: number, { scales }: Vocabulary): { times: number; end: number } => {
  const match = /^[ \u00A0]?(\p{L}+)\.?/u.exec(text.slice(from));
  const times = scales.get(fold(match?.[1] ?? ''));
  return match && times !== undefined ? { times, end: from + match[0].length } : { times: 1, end: from };
};

type Word = { word: string; at: number; end: number };

/** The words from a place on that may belong to one number: nothing but spaces or hyphens between them. */
const wordsFrom = (text: string, at: number, most: number): Word[] => {
  const words: Word[] = [];
  let from = at;
  while (words.length < most) {
    const match = /^([ \u00A0]?)([\p{L}'’]+(?:-\p{L}+)*)/u.exec(text.slice(from));
    if (!match || (words.length > 0 && match[1] === '')) break;
    words.push({
      word: fold(match[2] ?? '').replaceAll('’', "'"),
      at: from + (match[1]?.length ?? 0),
      end: from + match[0].length,
    });
    from += match[0].length;
  }
  return words;
};

/** Words that are written with hyphens are looked up whole first, then part by part. */
const partsOf = ({ word, at, end }: Word, vocabulary: Vocabulary): Word[] => {
  if (!word.includes('-') || vocabulary.numbers.has(word)) return [{ word, at, end }];
  const vigesimal = /^(quatre-vingts?)-(.+)$/.exec(word);
  const pieces = vigesimal ? [vigesimal[1] ?? '', vigesimal[2] ?? ''] : word.split('-');
  let from = at;
  return pieces.map((piece) => {
    const part = { word: piece, at: from, end: from + piece.length };
    from += piece.length + 1;
    return part;
  });
};

/** Most words begin no figure, and what comes after them is read in its own turn: only the first is looked at before it is one. */
const readWords = (text: string, at: number, vocabulary: Vocabulary): Bare | undefined => {
  const [first] = wordsFrom(text, at, 1);
  return (
    first &&
    (readOrdinal(first, vocabulary) ??
      readNumber(text, at, first, vocabulary) ??
      readSingle(text, at, first, vocabulary))
  );
};

const readOrdinal = ({ word, end }: Word, { ordinals }: Vocabulary): Bare | undefined => {
  const place = ordinals.get(word);
  return place === undefined ? undefined : { value: place, end, inWords: true, unit: ordinal };
};

/** Whether a number may go on with one more: twenty with five, two hundred with forty, soixante with quinze. */
const goesOn = (group: number, next: number): boolean => {
  if (group === 0) return true;
  if (group % 100 === 0) return next < 100 && next > 0;
  const last = group % 100;
  if (last % 10 !== 0 || last < 20) return false;
  return next > 0 && (next < 10 || ((last === 60 || last === 80) && next < 20));
};

type Sum = { total: number; group?: number; scaleBefore: number; hasScale: boolean };

const nothingYet: Sum = { total: 0, scaleBefore: Number.POSITIVE_INFINITY, hasScale: false };

const readNumber = (text: string, at: number, first: Word, vocabulary: Vocabulary): Bare | undefined => {
  const [begins] = partsOf(first, vocabulary);
  if (!begins || !added(nothingYet, begins.word, vocabulary)) return undefined;
  const words = wordsFrom(text, at, 9).flatMap((word) => partsOf(word, vocabulary));
  let sum = nothingYet;
  let end: number | undefined;
  for (const [index, { word, end: wordEnd }] of words.entries()) {
    const next = added(sum, word, vocabulary);
    if (!next && !isJoin(word, words[index + 1], sum, vocabulary)) break;
    if (!next) continue;
    sum = next;
    end = wordEnd;
  }
  if (end === undefined) return undefined;
  const { total, group, hasScale } = sum;
  const isOne = !hasScale && total === 0 && vocabulary.oneWords.has(words[0]?.word ?? '') && group === 1;
  return { value: total + (group ?? 0), end, inWords: true, isOne };
};

/** The number so far with one more word, if it can go on with that. */
const added = (sum: Sum, word: string, vocabulary: Vocabulary): Sum | undefined => {
  const { total, group, scaleBefore } = sum;
  const value = compound(word, vocabulary);
  if (value !== undefined && (group === undefined || goesOn(group, value) || group % 1000 === 0))
    return { ...sum, group: (group ?? 0) + value };
  const scale = vocabulary.scales.get(word);
  if (scale === undefined || scale >= scaleBefore || !canScale(group, scale)) return undefined;
  const times = (group ?? 1) * scale;
  return scale < 1000
    ? { ...sum, group: times, hasScale: true }
    : { total: total + times, scaleBefore: scale, hasScale: true };
};

const canScale = (group: number | undefined, scale: number): boolean =>
  group === undefined || scale >= 1000 || group < 100;

/** German writes thousands into the word as well: `zweitausendfünfhundert`. */
const compound = (word: string, { numbers, scales }: Vocabulary): number | undefined => {
  const known = numbers.get(word);
  if (known !== undefined || scales.has(word) || !scales.has('tausend')) return known;
  const match = /^(.*)tausend(?:und)?(.*)$/.exec(word);
  if (!match) return undefined;
  const [thousands, rest] = [match[1] || 'ein', match[2] ?? ''].map((part) => numbers.get(part));
  if (thousands === undefined || (match[2] !== '' && rest === undefined)) return undefined;
  return thousands * 1000 + (rest ?? 0);
};

const isJoin = (
  word: string,
  next: Word | undefined,
  { group, total }: Sum,
  vocabulary: Vocabulary,
): boolean => {
  if (word !== vocabulary.joins.word || !next) return false;
  const value = vocabulary.numbers.get(next.word);
  if (value === undefined) return false;
  if (vocabulary.joins.after === 'tens')
    return group !== undefined && group % 100 >= 20 && goesOn(group, value);
  return group === undefined ? total > 0 : group % 100 === 0 && goesOn(group, value);
};

/** Words that are figures by themselves: multiples, and shares where they are not something else. */
const readSingle = (text: string, at: number, first: Word, vocabulary: Vocabulary): Bare | undefined => {
  const multiple = vocabulary.multiples.get(first.word);
  const share = vocabulary.fractions.get(first.word);
  if (multiple !== undefined && share === undefined)
    return { value: multiple, end: first.end, inWords: true, unit: units.times };
  // Other shares are ordinals or coins as well: they need "a" or a number before them, which withUnit looks at.
  if (share === 50 && afterWhole.test(text.slice(Math.max(0, at - 10), at))) return undefined;
  if (share === 50) return { value: 50, end: first.end, inWords: true, unit: units.percent };
  if (first.word.includes('-')) return readHalf(first, vocabulary);
  if (first.word !== 'a') return undefined;
  const [, second] = wordsFrom(text, at, 2);
  const part = second && isShareOf.test(text.slice(second.end)) && vocabulary.fractions.get(second.word);
  if (second && part) return { value: part, end: second.end, inWords: true, unit: units.percent };
  return undefined;
};

/** `half-hour`. */
const readHalf = ({ word, end }: Word, { fractions, units: named }: Vocabulary): Bare | undefined => {
  const [before = '', after = ''] = word.split('-');
  const halved = fractions.get(before) === 50 ? named.get(after) : undefined;
  return halved && { value: 0.5, end, inWords: true, unit: units[halved] };
};

/** In `a metre and a half`, what the half is of stands before it. */
const afterWhole = /\b(?:and an?|und eine?|et|y) $/i;

/** A third of something is a share, a third something is not. */
const isShareOf = /^ of\b/;

const withUnit = (text: string, at: number, bare: Bare, vocabulary: Vocabulary): Quantity | undefined => {
  const { value, unit, end } = fullValue(text, bare, vocabulary);
  if (bare.isOne && unit === undefined) return undefined;
  return {
    value,
    ...(unit ? { unit } : {}),
    exactness: exactnessBefore(text, at, vocabulary),
    said: text.slice(at, end).trim(),
    at,
    end,
    inWords: bare.inWords,
  };
};

const fullValue = (
  text: string,
  bare: Bare,
  vocabulary: Vocabulary,
): { value: number; unit?: Unit; end: number } => {
  const rest = text.slice(bare.end);
  if (bare.unit === units.percent && bare.inWords) return halfOf(text, bare, vocabulary);
  if (bare.unit) return { value: bare.value, unit: bare.unit, end: bare.end };
  const ten = bare.inWords ? undefined : /^['’]?s\b/.exec(rest);
  if (ten && bare.value % 10 === 0 && bare.value > 99)
    return { value: bare.value, unit: decade, end: bare.end + ten[0].length };
  const named = unitAfter(text, bare.end, vocabulary);
  if (named) {
    const half = vocabulary.andAHalf.exec(text.slice(named.end));
    return half
      ? { value: bare.value + 0.5, unit: named.unit, end: named.end + half[0].length }
      : { value: bare.value, ...named };
  }
  const [next] = wordsFrom(text, rest.startsWith('-') ? bare.end + 1 : bare.end, 1);
  const share = next && vocabulary.fractions.get(next.word);
  if (bare.isOne && next && share === 50)
    return halfOf(text, { value: 50, end: next.end, inWords: true }, vocabulary);
  if (bare.inWords && next && share !== undefined)
    return { value: bare.value * share, unit: units.percent, end: next.end };
  if (!bare.inWords) {
    const ending = vocabulary.ordinalEnding.exec(rest);
    if (ending) return { value: bare.value, unit: ordinal, end: bare.end + ending[0].length };
  }
  return { value: bare.value, end: bare.end };
};

/** `half an hour` is 30 minutes, `half a million` a number; half of anything else is 50 %. */
const halfOf = (
  text: string,
  bare: Bare,
  vocabulary: Vocabulary,
): { value: number; unit?: Unit; end: number } => {
  const share = bare.value / 100;
  const article = /^[ -](?:an?\b|eine?[rn]?\b|une?\b|d['’]|de )?[ ]?/u.exec(text.slice(bare.end));
  const from = bare.end + (article?.[0].length ?? 0);
  const scale = article ? scaleAfter(text, from, vocabulary) : { times: 1, end: from };
  if (scale.times > 1) return { value: share * scale.times, end: scale.end };
  const named = article && (unitAfter(text, from, vocabulary) ?? unitAfter(text, from - 1, vocabulary));
  return named
    ? { value: share, unit: named.unit, end: named.end }
    : { value: bare.value, unit: units.percent, end: bare.end };
};

/** The unit right after a figure: a sign, or up to four words; the longest that is one. */
const unitAfter = (
  text: string,
  from: number,
  vocabulary: Vocabulary,
): { unit: Unit; end: number } | undefined => {
  const rest = text.slice(from);
  const sign = /^[ \u00A0\u202F]?(%|°[CF]?|℃|℉|[€$£¥]|[\p{L}/]+[²³23]?)(?![\p{L}\p{N}])/u.exec(rest);
  const name = sign?.[1] === undefined ? undefined : unitSigns[sign[1]];
  if (sign && name !== undefined) return { unit: units[name], end: from + sign[0].length };
  const glued = /^-/.test(rest) ? from + 1 : from;
  const words = wordsFrom(text, glued, 5);
  for (let length = words.length; length > 0; length--) {
    const said = words.slice(0, length).map(({ word }) => word);
    const known = vocabulary.units.get(said.join(' ')) ?? vocabulary.units.get(hyphenated(said));
    const last = words[length - 1];
    if (known !== undefined && last) return { unit: units[known], end: last.end };
  }
  return undefined;
};

/** `15-minute-long` counts in minutes. */
const hyphenated = (words: readonly string[]): string =>
  words.length === 1 ? (words[0]?.split('-')[0] ?? '') : '';

const exactnessBefore = (text: string, at: number, { bounds }: Vocabulary): Exactness => {
  const before = ` ${fold(text.slice(Math.max(0, at - 40), at)).replace(/[^\p{L}'-]+/gu, ' ')}`;
  const ends = (phrases: readonly string[]) => phrases.some((phrase) => before.endsWith(` ${phrase} `));
  if (ends(bounds.under)) return 'under';
  if (ends(bounds.over)) return 'over';
  return ends(bounds.about) ? 'about' : 'exact';
};

/** In `10 to 12 minutes` and `between 40 and 50 %` the first figure has the unit of the second. */
const shareUnits = (found: readonly Quantity[], text: string, vocabulary: Vocabulary): Quantity[] =>
  found.map((quantity, index) => {
    const next = found[index + 1];
    if (quantity.unit || !next?.unit || next.unit === ordinal) return quantity;
    const between = fold(text.slice(quantity.end, next.at)).trim();
    const isRange = /^[-–—]$/.test(between) || vocabulary.rangeWords.has(between);
    return isRange ? { ...quantity, unit: next.unit } : quantity;
  });
