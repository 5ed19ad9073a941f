import { commonWordsAmong, namesAmong, namesIn, smallWordsIn, wordsForNames } from '../../evidence/names.ts';
import { isSameQuantity, type Quantity, quantitiesIn } from '../../evidence/quantity.ts';
import { units } from '../../evidence/vocabulary/unit.ts';
import { type Tongue, vocabularyOf } from '../../evidence/vocabulary/vocabularies.ts';
import { fold, stemmingOnce, type Vocabulary } from '../../evidence/vocabulary/vocabulary.ts';
import { onceEach } from '../../once-each.ts';
import { plainText } from '../../prose/prose.ts';
import type { Block } from '../block.ts';
import { nameInPath } from '../content-paths.ts';
import type { Course } from '../course-file.ts';
import type { Insight, InsightId } from '../insight.ts';
import { insightsIn, ownTextsOfBlock, textsOfInsight } from '../lesson-insights.ts';
import {
  type Finding,
  findingAt,
  insightsById,
  lessonsOf,
  listOf,
  noteAt,
  type Parsed,
  type ParsedContent,
  type Path,
} from '../parsed-content.ts';

/**
 * An author's own words rest on insights as well: a figure or a name in them stands in one that the reader has been shown, or is
 * listed as the author's own.
 */
export const ownWordsFindings = (parsedContent: ParsedContent): Finding[] => {
  // What an insight says is not known while its file cannot be read.
  if (parsedContent.broken.has('insights') || parsedContent.broken.has('article')) return [];
  const readIn = createReadings();
  return [...courseWritings(parsedContent), ...issueWritings(parsedContent)].flatMap((writing) =>
    writingFindings(writing, readIn(writing.tongue)),
  );
};

/** What one text brings to whatever rests on it. */
type Reading = { figures: readonly Quantity[]; words: readonly string[]; small: readonly string[] };

type Reader = { vocabulary: Vocabulary; read(text: string): Reading };

/** Every lesson rests on all that the lessons before it have shown: each text of that, and each word, is read once in a language. */
const createReadings = (): ((tongue: Tongue) => Reader) =>
  onceEach((tongue) => {
    const vocabulary = stemmingOnce(vocabularyOf(tongue));
    const read = onceEach(
      (text: string): Reading => ({
        figures: quantitiesIn(text, vocabulary),
        words: wordsForNames(text),
        small: smallWordsIn(text, vocabulary),
      }),
    );
    return { vocabulary, read };
  });

type Said = { at: Path; text: string; isExercise?: true };

/** One mail, as far as its author wrote it, with what it may rest on. */
type Writing = {
  parsed: Parsed<{ own?: readonly string[] | undefined }>;
  what: 'lesson' | 'course' | 'issue';
  tongue: Tongue;
  said: readonly Said[];
  /** What insights and their articles say, and what course and sender are called. */
  known: readonly string[];
  /** What is the author's own in the whole course. */
  alsoOwn: readonly string[];
};

const courseWritings = (parsedContent: ParsedContent): Writing[] =>
  parsedContent.courses.flatMap((course) => {
    const { value } = course;
    const lessons = lessonsOf(parsedContent, course);
    const listed = value.lessons.flatMap((id) => lessons.find(({ file }) => nameInPath(file) === id) ?? []);
    const called = [...brands(parsedContent), value.title, value.fromName, ...(value.sides ?? [])];
    const knownUpTo = (blocks: readonly Block[]) => [...called, ...saysOf(parsedContent, blocks)];
    const common = { tongue: value.language, alsoOwn: value.own ?? [] };
    return [
      ...listed.map((lesson, index): Writing => {
        // Whoever has come here has read the lessons before.
        const read = listed.slice(0, index + 1).flatMap((each) => each.value.blocks);
        return {
          parsed: lesson,
          what: 'lesson',
          said: lessonSaid(lesson),
          known: knownUpTo(read),
          ...common,
        };
      }),
      {
        parsed: course,
        what: 'course',
        said: courseSaid(value),
        known: knownUpTo([...listed.flatMap((each) => each.value.blocks), ...value.closing.blocks]),
        ...common,
      },
    ];
  });

const brands = ({ sites }: ParsedContent): string[] => sites.map(({ value }) => value.brand);

const saysOf = (parsedContent: ParsedContent, blocks: readonly Block[]): string[] =>
  sourcesOf(parsedContent, insightsIn(blocks, insightsById(parsedContent)));

const sourcesOf = ({ articles }: ParsedContent, insights: readonly Insight[]): string[] => {
  const cited = new Set(insights.flatMap(({ evidence }) => evidence.map(({ article }) => article)));
  return [
    ...insights.flatMap(textsOfInsight),
    ...articles
      .filter(({ value }) => cited.has(value.id))
      .map(({ value }) => `${value.title}\n${value.author}\n${value.publisher}\n${value.date}`),
  ];
};

const blocksSaid = (at: Path, blocks: readonly Block[]): Said[] =>
  blocks.flatMap((block, index) => ownTextsOfBlock(block).map((text) => ({ at: [...at, index], text })));

const lessonSaid = ({ value }: ReturnType<typeof lessonsOf>[number]): Said[] => [
  { at: ['subject'], text: value.subject },
  ...(value.subjectTest ? [{ at: ['subjectTest', 'against'], text: value.subjectTest.against }] : []),
  { at: ['preview'], text: value.preview },
  { at: ['objective'], text: value.objective },
  ...blocksSaid(['blocks'], value.blocks),
  ...(value.exercise
    ? [
        { at: ['exercise', 'title'], text: value.exercise.title, isExercise: true as const },
        { at: ['exercise', 'task'], text: plainText(value.exercise.task), isExercise: true as const },
      ]
    : []),
  ...(value.lookAhead ? [{ at: ['lookAhead'], text: plainText(value.lookAhead) }] : []),
  ...(value.singleSource ? [{ at: ['singleSource'], text: value.singleSource }] : []),
];

const courseSaid = ({ promise, closing }: Course): Said[] => [
  { at: ['promise'], text: promise },
  { at: ['closing', 'subject'], text: closing.subject },
  { at: ['closing', 'preview'], text: closing.preview },
  ...blocksSaid(['closing', 'blocks'], closing.blocks),
];

const issueWritings = (parsedContent: ParsedContent): Writing[] => {
  const insights: ReadonlyMap<InsightId, Insight> = insightsById(parsedContent);
  return parsedContent.issues.flatMap((issue): Writing[] => {
    const list = listOf(parsedContent, issue);
    if (!list) return [];
    const { value } = issue;
    const said = [
      { at: ['subject'], text: value.subject },
      ...(value.subjectTest ? [{ at: ['subjectTest', 'against'], text: value.subjectTest.against }] : []),
      { at: ['preview'], text: value.preview },
      ...value.body
        .flat()
        .flatMap(ownTextsOfBlock)
        .map((text) => ({ at: ['body'], text })),
    ];
    const sources = sourcesOf(parsedContent, [
      ...value.insights.flatMap((id) => insights.get(id) ?? []),
      ...insightsIn(value.body.flat(), insights),
    ]);
    const called = [...brands(parsedContent), list.value.title, list.value.fromName];
    return [
      {
        parsed: issue,
        what: 'issue',
        tongue: list.value.language,
        said,
        known: [...called, ...sources],
        alsoOwn: [],
      },
    ];
  });
};

const writingFindings = (
  { parsed, what, said, known, alsoOwn }: Writing,
  { vocabulary, read }: Reader,
): Finding[] => {
  const own = [...(parsed.value.own ?? []), ...alsoOwn];
  const grounds = [...known, ...own].map(read);
  const figures = grounds.flatMap((each) => each.figures);
  const names = namesAmong(new Set(grounds.flatMap(({ words }) => words)), vocabulary);
  const readings = [...said.map(({ text }) => read(text)), ...grounds];
  const common = commonWordsAmong(new Set(readings.flatMap(({ small }) => small)), vocabulary);
  const shown = what === 'issue' ? 'no insight of the issue has' : 'no insight up to here has';
  const otherwise = 'place the insight that it is from, or list it under own if it is yours';
  return [
    ...said.flatMap(({ at, text, isExercise }) => [
      ...read(text)
        .figures.filter(
          (quantity) => isClaim(quantity, vocabulary) && !(isExercise && isCountedOut(quantity)),
        )
        .filter((quantity) => !figures.some((figure) => isSameQuantity(quantity, figure)))
        .map((quantity) =>
          findingAt(parsed, at, `has the figure ${quantity.said}, which ${shown}; ${otherwise}`),
        ),
      ...[
        ...new Set(
          namesIn(text, vocabulary, common)
            .filter(({ name, certain }) => certain && !names.has(name))
            .filter(({ name }) => !vocabulary.calendar.has(fold(name)))
            .map(({ name }) => name),
        ),
      ].map((name) => findingAt(parsed, at, `has the name ${name}, which ${shown}; ${otherwise}`)),
    ]),
    ...(what === 'course' ? [] : ownIsUsed(parsed, said)),
  ];
};

/**
 * Counting is everybody's own (`two teams`, `the third step`); what is measured, or in digits, or large, is a figure. In own words
 * so are `half` and `twice`, which speak of much else.
 */
const isClaim = ({ inWords, unit, value, said }: Quantity, vocabulary: Vocabulary): boolean => {
  if (!inWords) return true;
  if (unit === undefined) return value >= 100;
  if (unit === units.percent)
    return [...vocabulary.units].some(([name, is]) => is === 'percent' && fold(said).endsWith(name));
  return value !== 1 && unit.of !== 'ordinals' && unit.of !== 'times';
};

/** What is taken, waited or done, in the measures of a kitchen table or a desk; not shares, money, heat or years, which are reported. */
const measuresAtHand: ReadonlySet<string> = new Set([
  units.minute.of,
  units.metre.of,
  units.inch.of,
  units.gram.of,
  units.ounce.of,
  units.litre.of,
  units.cup.of,
  units.teaspoon.of,
  units.tablespoon.of,
  units.pint.of,
  units.times.of,
]);

/** In an exercise, an author tells readers what to do: `take two cups`, `write 3 lines`, `wait 10 minutes`. */
const isCountedOut = ({ value, unit }: Quantity): boolean =>
  value > 0 && value <= 12 && (unit === undefined || measuresAtHand.has(unit.of));

/** A list of what is one's own that names what is not there any more would cover what comes there by mistake. */
const ownIsUsed = (parsed: Writing['parsed'], said: readonly Said[]): Finding[] => {
  const text = fold(said.map((each) => each.text).join('\n')).replace(/\s+/g, ' ');
  return (parsed.value.own ?? []).flatMap((entry, index) =>
    text.includes(fold(entry).replace(/\s+/g, ' '))
      ? []
      : noteAt(parsed, ['own', index], `lists "${entry}" as own, which stands nowhere in it`),
  );
};
