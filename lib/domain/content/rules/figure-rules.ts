import type { CitedParagraph } from '../../evidence/cited-text.ts';
import { type Claim, claimsOf, partsShownBy } from '../../evidence/claim.ts';
import { isRounded, isSameQuantity, type Quantity, quantitiesIn } from '../../evidence/quantity.ts';
import { sentencesIn, stemsIn, wordsIn } from '../../evidence/stems.ts';
import { areOneMeasure } from '../../evidence/vocabulary/unit.ts';
import type { Vocabulary } from '../../evidence/vocabulary/vocabulary.ts';
import type { Insight } from '../insight.ts';
import { type Finding, findingAt, noteAt, type Path } from '../parsed-content.ts';
import type { HeldInsight } from './held-insight.ts';

/** Figures stand in the evidence, those of one sentence in one paragraph, and in the sentence that the claim is about. */
export const figureFindings = (held: HeldInsight): Finding[] => {
  const sayings = sayingsOf(held);
  const missing = sayings.flatMap((saying) =>
    saying.quantities
      .filter((quantity) => !isHeld(held, saying, quantity) && !countsParts(quantity, held.parsed.value))
      .map((quantity) => missingFinding(held, saying, quantity)),
  );
  if (missing.length > 0) return missing;
  const wrong = [...apartFindings(held, sayings), ...crossedFindings(held, sayings)];
  return wrong.length > 0 ? wrong : nearerFindings(held, sayings);
};

/** A sentence of a claim, or the figure of a statistic with what it is of. */
type Saying = { at: Path; text: string; quantities: readonly Quantity[] };

const sayingsOf = ({ parsed: { value: insight }, vocabulary }: HeldInsight): Saying[] => {
  const claims: Claim[] =
    insight.kind === 'statistic'
      ? [
          ...claimsOf(insight).filter(({ at }) => at[0] !== 'number' && at[0] !== 'base'),
          { at: ['number'], text: `${insight.number} : ${insight.base}` },
        ]
      : claimsOf(insight);
  return claims.flatMap(({ at, text }) =>
    sentencesIn(text).map((sentence) => ({
      at,
      text: sentence,
      quantities: quantitiesIn(sentence, vocabulary),
    })),
  );
};

const isSaid = (claimed: Quantity, found: Quantity): boolean =>
  isSameQuantity(claimed, found) || isRounded(claimed, found);

const isSaidIn = (claimed: Quantity, cited: readonly CitedParagraph[], vocabulary: Vocabulary): boolean =>
  cited.some(
    ({ quantities, sentences }) =>
      quantities.some((found) => isSaid(claimed, found)) ||
      sentences.some((sentence) => isSaidWithUnit(claimed, sentence, vocabulary)),
  );

/** `a day or two` says two days, and `an hour` says one hour. */
const isSaidWithUnit = (
  claimed: Quantity,
  { text, quantities }: CitedParagraph['sentences'][number],
  { stem }: Vocabulary,
): boolean => {
  if (!claimed.unit || !claimed.inWords) return false;
  const unit = wordsIn(claimed.said).at(-1) ?? '';
  return (
    wordsIn(text).some((word) => stem(word) === stem(unit)) &&
    (claimed.value === 1 ||
      quantities.some((found) => found.unit === undefined && found.value === claimed.value))
  );
};

/** A title has no room to say that it is not exact. */
const isHeld = ({ cited, vocabulary }: HeldInsight, { at }: Saying, claimed: Quantity): boolean => {
  const isTitle = at[0] === 'title';
  return (
    isSaidIn(claimed, cited, vocabulary) ||
    (isTitle && isSaidIn({ ...claimed, exactness: 'about' }, cited, vocabulary))
  );
};

/** A number word without a unit counts things, which whoever writes can do. */
const isCount = ({ inWords, unit }: Quantity): boolean => inWords && unit === undefined;

/** The number of what the insight shows, a pair, and none are the writer's own to count. */
const countsParts = (quantity: Quantity, insight: Insight): boolean =>
  isCount(quantity) && [0, 2, partsShownBy(insight)].includes(quantity.value);

const missingFinding = (held: HeldInsight, { at }: Saying, claimed: Quantity): Finding => {
  const near = held.cited
    .flatMap(({ quantities }) => quantities)
    .find(({ value }) => value === claimed.value);
  const has = near ? `; they have "${near.said}"` : '';
  const message = `has the figure ${claimed.said}, which its evidence paragraphs do not${has}`;
  return isCount(claimed) ? noteAt(held.parsed, at, message) : findingAt(held.parsed, at, message);
};

const apartFindings = (held: HeldInsight, sayings: readonly Saying[]): Finding[] =>
  sayings.flatMap(({ at, quantities }) => {
    const figures = quantities.filter((quantity) => !isCount(quantity));
    if (figures.length < 2) return [];
    const together = held.cited.some((paragraph) =>
      figures.every((figure) => isSaidIn(figure, [paragraph], held.vocabulary)),
    );
    return together
      ? []
      : findingAt(
          held.parsed,
          at,
          `has ${figures.map(({ said }) => said).join(' and ')} in one sentence; no paragraph of its evidence has them together`,
        );
  });

/** Two figures from two sentences, each of which has a figure of its own in the place of the other. */
const crossedFindings = (held: HeldInsight, sayings: readonly Saying[]): Finding[] =>
  sayings.flatMap(({ at, quantities }) => {
    const figures = quantities.filter((quantity) => !isCount(quantity));
    const pairs = figures.flatMap((one, index) =>
      figures.slice(index + 1).map((other) => [one, other] as const),
    );
    return pairs
      .filter(([one, other]) => areCrossed(held, one, other, figures))
      .slice(0, 1)
      .map(([one, other]) =>
        noteAt(
          held.parsed,
          at,
          `has ${one.said} and ${other.said} together; its evidence has each of them with another figure`,
        ),
      );
  });

const areCrossed = (
  { cited }: HeldInsight,
  one: Quantity,
  other: Quantity,
  claimed: readonly Quantity[],
): boolean => {
  const sentences = cited.flatMap((paragraph) => paragraph.sentences);
  const holding = (figure: Quantity) =>
    sentences.filter(({ quantities }) => quantities.some((found) => isSaid(figure, found)));
  const hasRival = (figure: Quantity, { quantities }: { quantities: readonly Quantity[] }) =>
    quantities.some(
      (found) => isRival(figure, found) && !claimed.some((quantity) => isSaid(quantity, found)),
    );
  const [withOne, withOther] = [holding(one), holding(other)];
  return (
    !withOne.some((sentence) => withOther.includes(sentence)) &&
    withOne.every((sentence) => hasRival(other, sentence)) &&
    withOther.every((sentence) => hasRival(one, sentence))
  );
};

/** How much better another sentence has to fit before the figure is taken for a mistake. */
const clearlyBetter = 1.5;

const nearerFindings = (held: HeldInsight, sayings: readonly Saying[]): Finding[] => {
  const all = sayings.flatMap(({ quantities }) => quantities);
  const { value: insight } = held.parsed;
  return sayings.flatMap(({ at, text, quantities }) => {
    // What a statistic counts is the same for several figures of one study; what is said of it is not.
    const isStatistic = insight.kind === 'statistic' && at[0] === 'number';
    const matter = isStatistic ? `${insight.title}\n${insight.statement}` : text;
    const stems = new Set(stemsIn(matter, held.vocabulary));
    return quantities.flatMap((figure) => {
      const nearer = isCount(figure)
        ? undefined
        : nearerFigure(held, stems, figure, all, isStatistic ? 2 : 3);
      return nearer
        ? noteAt(
            held.parsed,
            at,
            `has the figure ${figure.said}, but paragraph ${nearer.paragraph} seems to say ${nearer.said} of this`,
          )
        : [];
    });
  });
};

/** A figure of the same measure in the sentence that fits a claim best, where that sentence lacks the figure claimed. */
const nearerFigure = (
  { cited }: HeldInsight,
  stems: ReadonlySet<string>,
  figure: Quantity,
  claimed: readonly Quantity[],
  /** How many words the sentence has to share with the claim. */
  atLeast: number,
): { said: string; paragraph: number } | undefined => {
  const rivals = cited.flatMap(({ number, sentences }) =>
    sentences
      .filter(({ quantities }) => quantities.some((other) => isRival(figure, other)))
      .map((sentence) => ({
        number,
        quantities: sentence.quantities,
        fit: new Set(sentence.stems.filter((stem) => stems.has(stem))).size,
        has: sentence.quantities.some((found) => isSaid(figure, found)),
      })),
  );
  const own = Math.max(0, ...rivals.filter(({ has }) => has).map(({ fit }) => fit));
  const best = rivals
    .filter(({ has, fit }) => !has && fit >= atLeast && fit > own * clearlyBetter)
    .sort((a, b) => b.fit - a.fit)[0];
  const said = best?.quantities.find(
    (other) => isRival(figure, other) && !claimed.some((quantity) => isSaid(quantity, other)),
  );
  return best && said ? { said: said.said, paragraph: best.number } : undefined;
};

const isYear = ({ value, unit }: Quantity): boolean =>
  unit === undefined && Number.isInteger(value) && value > 999 && value < 2200;

const isRival = (figure: Quantity, other: Quantity): boolean =>
  areOneMeasure(figure.unit, other.unit) && isYear(figure) === isYear(other);
