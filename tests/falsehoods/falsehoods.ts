import type { Article, ArticleId } from '../../lib/domain/content/article.ts';
import type { Insight } from '../../lib/domain/content/insight.ts';
import type { Paragraphs } from '../../lib/domain/evidence/paragraphs.ts';
import { isSameQuantity, type Quantity, quantitiesIn } from '../../lib/domain/evidence/quantity.ts';
import { areOneMeasure } from '../../lib/domain/evidence/vocabulary/unit.ts';
import { vocabularyOf } from '../../lib/domain/evidence/vocabulary/vocabularies.ts';

/** What may be wrong with an insight that was right. */
export const falsehoodKinds = [
  'units',
  'swaps',
  'moved evidence',
  'number words',
  'invented claims',
  'names',
  'negations',
  'dropped hedges',
  'smuggled sentences',
  'sides exchanged',
] as const;
export type FalsehoodKind = (typeof falsehoodKinds)[number];

export type Corpus = {
  insights: readonly Insight[];
  articles: ReadonlyMap<ArticleId, Article>;
  texts: ReadonlyMap<ArticleId, Paragraphs>;
};

/** From 0 to 1, the same for the same seed. */
export type Random = () => number;

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const pick = <T>(random: Random, from: readonly T[]): T | undefined =>
  from[Math.floor(random() * from.length)];

/** Makes a true insight false in one way; nothing where it cannot be false in that way. */
export type Falsify = (insight: Insight, corpus: Corpus, random: Random) => Insight | undefined;

const english = vocabularyOf('en');

/** The fields that say what is so, as one would edit them. */
const mapTexts = (insight: Insight, change: (text: string) => string): Insight => {
  const common = { ...insight, title: change(insight.title), statement: change(insight.statement) };
  switch (common.kind) {
    case 'contrast': {
      const [one, other] = common.sides;
      return {
        ...common,
        sides: [
          { ...one, text: change(one.text) },
          { ...other, text: change(other.text) },
        ],
      };
    }
    case 'statistic':
      return { ...common, number: change(common.number), base: change(common.base) };
    case 'framework':
      return { ...common, parts: common.parts.map((part) => ({ ...part, text: change(part.text) })) };
    default:
      return common;
  }
};

const textsOf = (insight: Insight): string[] => {
  const texts: string[] = [];
  mapTexts(insight, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
};

/** The insight with one text changed, once: the first that can be, beginning at a random one. */
const changeOne = (
  insight: Insight,
  random: Random,
  change: (text: string) => string | undefined,
): Insight | undefined => {
  const texts = textsOf(insight);
  const first = Math.floor(random() * texts.length);
  for (let step = 0; step < texts.length; step++) {
    const chosen = (first + step) % texts.length;
    const changed = change(texts[chosen] ?? '');
    if (changed === undefined || changed === texts[chosen]) continue;
    let index = 0;
    return mapTexts(insight, (text) => (index++ === chosen ? changed : text));
  }
  return undefined;
};

const figuresOf = (text: string): Quantity[] => quantitiesIn(text, english);

const replaced = (text: string, { at, end }: Quantity, by: string): string =>
  `${text.slice(0, at)}${text.slice(at, end).startsWith(' ') ? ' ' : ''}${by}${text.slice(end)}`;

const otherUnits: readonly (readonly [RegExp, string])[] = [
  [/%|per ?cent/, ' degrees'],
  [/hours?\b/, 'days'],
  [/minutes?\b/, 'hours'],
  [/(days?|nights?)\b/, 'weeks'],
  [/weeks?\b/, 'months'],
  [/months?\b/, 'years'],
  [/years?\b/, 'months'],
  [/centimetres?\b/, 'metres'],
  [/kilometres?\b/, 'miles'],
  [/metres?\b/, 'feet'],
  [/feet\b/, 'metres'],
  [/miles?\b/, 'kilometres'],
  [/pounds?\b/, 'kilograms'],
  [/tonnes?\b/, 'kilograms'],
  [/megawatts?\b/, 'kilowatts'],
  [/hectopascals?\b/, 'degrees'],
  [/twelfths?\b/, 'tenths'],
  [/\$/, '€'],
  [/£/, '$'],
];

const unitsAreOther: Falsify = (insight, _, random) =>
  changeOne(insight, random, (text) => {
    const figure = pick(
      random,
      figuresOf(text).filter(({ unit, said }) => unit && otherUnits.some(([sign]) => sign.test(said))),
    );
    const other = figure && otherUnits.find(([sign]) => sign.test(figure.said));
    return figure && other ? replaced(text, figure, figure.said.replace(...other)) : undefined;
  });

/** The figure is one of the same article and the same measure, but of something else. */
const figuresAreSwapped: Falsify = (insight, { texts }, random) => {
  const theirs = insight.evidence
    .flatMap(({ article }) => texts.get(article) ?? [])
    .flatMap((paragraph) => figuresOf(paragraph));
  const ours = textsOf(insight).flatMap(figuresOf);
  return changeOne(insight, random, (text) => {
    const figure = pick(
      random,
      figuresOf(text).filter(({ unit, inWords }) => unit !== undefined || !inWords),
    );
    if (!figure) return undefined;
    const isYear = ({ value, unit }: Quantity) => !unit && value > 999 && value < 2200;
    const other = pick(
      random,
      theirs.filter(
        (their) =>
          areOneMeasure(their.unit, figure.unit) &&
          isYear(their) === isYear(figure) &&
          !ours.some((our) => isSameQuantity(our, their)) &&
          (their.unit !== undefined || !their.inWords),
      ),
    );
    return other && replaced(text, figure, other.said);
  });
};

const evidenceIsMoved: Falsify = (insight, { texts }, random) => {
  const chosen = Math.floor(random() * insight.evidence.length);
  const moved = insight.evidence.map((cited, index) => {
    if (index !== chosen) return cited;
    const others = (texts.get(cited.article) ?? [])
      .map((_, at) => at + 1)
      .filter((number) => !cited.paragraphs.includes(number));
    const paragraphs = cited.paragraphs.flatMap(() => {
      const at = Math.floor(random() * others.length);
      return others.splice(at, 1);
    });
    return { ...cited, paragraphs: paragraphs.sort((a, b) => a - b) };
  });
  return { ...insight, evidence: moved };
};

const words = (
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen ' +
  'nineteen twenty thirty forty fifty sixty seventy eighty ninety'
).split(' ');

/** Another number, in words, whichever way the true one was written. */
const numbersAreOther: Falsify = (insight, _, random) =>
  changeOne(insight, random, (text) => {
    const figure = pick(
      random,
      figuresOf(text).filter(
        ({ value, said }) => value > 2 && value < 1000 && !/\d(?:st|nd|rd|th)|%|half|th$/.test(said),
      ),
    );
    const [other] = words
      .toSorted(() => random() - 0.5)
      .filter((word) => figuresOf(word)[0]?.value !== figure?.value);
    if (!figure || other === undefined) return undefined;
    const written = /^[$£€]?\s?(?:\d[\d.,]*|\p{L}+(?:-\p{L}+)?)/u.exec(figure.said)?.[0] ?? figure.said;
    return replaced(text, figure, figure.said.replace(written, other));
  });

const elsewhere = (insight: Insight, { insights }: Corpus): Insight[] =>
  insights.filter((other) => {
    const ours = new Set(insight.evidence.map(({ article }) => article));
    return !other.evidence.some(({ article }) => ours.has(article));
  });

/** A claim that reads like the others, under evidence that says nothing of it. */
const claimIsInvented: Falsify = (insight, corpus, random) => {
  const other = pick(random, elsewhere(insight, corpus));
  return other && { ...other, id: insight.id, evidence: insight.evidence };
};

const sentenceIsSmuggled: Falsify = (insight, corpus, random) => {
  const other = pick(
    random,
    elsewhere(insight, corpus).filter(({ statement }) => statement.split(' ').length > 8),
  );
  return other && { ...insight, statement: `${insight.statement} ${other.statement}` };
};

const strangers = [
  'Marie Curie',
  'Alan Turing',
  'Rosa Luxemburg',
  'Leonhard Euler',
  'Ada Lovelace',
  'Volkswagen',
  'Lisbon',
];

/** Another name in the place of one, or somebody who is said to have said it. */
const nameIsOther: Falsify = (insight, _, random) => {
  const stranger = pick(random, strangers) ?? '';
  const way = Math.floor(random() * 3);
  const { statement } = insight;
  if (way === 0) return { ...insight, statement: statement.replace(/[.]?$/, `, as ${stranger} did.`) };
  const said = statement.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());
  if (way === 1) return { ...insight, statement: `${stranger.split(' ').at(-1)} said that ${said}` };
  return changeOne(insight, random, (text) => {
    const name = /(?<=[\p{Ll},] )\p{Lu}\p{Ll}{2,}/u.exec(text);
    return name ? text.replace(name[0], stranger) : undefined;
  });
};

const auxiliary = /\b(is|are|was|were|can|may|must|will|has|had|does|did|could|would|should)\b(?! not| no\b)/;

const isDeniedOrNot: Falsify = (insight, _, random) =>
  changeOne(insight, random, (text) => {
    if (/ (not|never) /.test(text)) return text.replace(/ (not|never) /, ' ');
    return auxiliary.test(text) ? text.replace(auxiliary, '$1 not') : undefined;
  });

const hedge =
  /\b(about|around|roughly|nearly|almost|some|up to|more than|over|less than|perhaps|probably|may have|might|can|often|usually|seldom|hardly ever|most|many|tend to|seem to|seems to|is said to have|sometimes) /i;

const hedgesAreGone: Falsify = (insight, _, random) =>
  changeOne(insight, random, (text) =>
    hedge.test(text)
      ? text.replace(hedge, '').replace(/^\p{Ll}/u, (first) => first.toUpperCase())
      : undefined,
  );

const sidesAreExchanged: Falsify = (insight) => {
  if (insight.kind !== 'contrast') return undefined;
  const [one, other] = insight.sides;
  return {
    ...insight,
    sides: [
      { ...one, text: other.text },
      { ...other, text: one.text },
    ],
  };
};

export const falsify: Record<FalsehoodKind, Falsify> = {
  units: unitsAreOther,
  swaps: figuresAreSwapped,
  'moved evidence': evidenceIsMoved,
  'number words': numbersAreOther,
  'invented claims': claimIsInvented,
  names: nameIsOther,
  negations: isDeniedOrNot,
  'dropped hedges': hedgesAreGone,
  'smuggled sentences': sentenceIsSmuggled,
  'sides exchanged': sidesAreExchanged,
};
