import { claimedBy, claimsOf } from '../../evidence/claim.ts';
import { type Exactness, isSameQuantity, quantitiesIn } from '../../evidence/quantity.ts';
import { sentencesIn, stemsIn, wordsIn } from '../../evidence/stems.ts';
import type { Vocabulary } from '../../evidence/vocabulary/vocabulary.ts';
import { type Finding, noteAt } from '../parsed-content.ts';
import type { HeldInsight } from './held-insight.ts';

/** A paragraph that is not cited has to fit this much better than those that are. */
const clearlyNearer = 0.5;
/** And to have this share of what the claim says. */
const nearEnough = 0.2;
/** What a claim shares with paragraphs on something else altogether. */
const byChance = 0.2;
/** A sentence of fewer words than this says too little to look for. */
const fewWords = 4;
/** Which share of a sentence another paragraph has to have, and how much of that the cited ones at most. */
const elsewhere = 0.42;
const hardly = 0.35;
/** From here on a sentence and a claim are about one thing, and can be compared word by word. */
const sameMatter = 0.6;
/** From here on a sentence is near enough to say which of its words are denied. */
const likeMatter = 0.35;

/** Whether the words of a claim are near to its evidence. These are guesses, and so they are notes. */
export const supportFindings = (held: HeldInsight): Finding[] => {
  const isComparable = held.parsed.value.evidence.every(
    ({ article }) => held.texts.get(article)?.tongue === held.tongue,
  );
  if (!isComparable) return [];
  const nearer = nearerParagraphs(held);
  return [
    ...(nearer.length > 0 ? nearer : withoutSupport(held)),
    ...strangeSentences(held),
    ...turnedRound(held),
    ...tooFirm(held),
    ...hedgedFigures(held),
  ];
};

const nearerParagraphs = ({ parsed, vocabulary, texts }: HeldInsight): Finding[] => {
  const stems = stemsIn(claimedBy(parsed.value), vocabulary);
  return parsed.value.evidence.flatMap(({ article, paragraphs }, index) => {
    const nearness = texts.get(article)?.nearness;
    if (!nearness) return [];
    const scores = nearness.scores(stems);
    const cited = Math.max(...paragraphs.map((number) => scores[number - 1] ?? 0));
    const best = scores.indexOf(Math.max(...scores));
    const isNearer =
      cited < clearlyNearer * (scores[best] ?? 0) && nearness.coverage(stems, [best]) >= nearEnough;
    return isNearer
      ? noteAt(
          parsed,
          ['evidence', index, 'paragraphs'],
          `paragraph ${best + 1} of ${article} seems nearer to this claim than ${paragraphs.join(', ')}`,
        )
      : [];
  });
};

const withoutSupport = (held: HeldInsight): Finding[] => {
  const stems = stemsIn(claimedBy(held.parsed.value), held.vocabulary);
  return supportOf(held, stems) < byChance
    ? [noteAt(held.parsed, ['statement'], 'shares hardly a word with its evidence paragraphs')]
    : [];
};

/** Which share of some words stands in the evidence: in the article that has most of it. */
const supportOf = ({ texts, cited }: HeldInsight, stems: readonly string[]): number => {
  const articles = [...new Set(cited.map(({ article }) => article))];
  const shares = articles.map((article) => {
    const numbers = cited.filter((paragraph) => paragraph.article === article);
    return (
      texts.get(article)?.nearness.coverage(
        stems,
        numbers.map(({ number }) => number - 1),
      ) ?? 0
    );
  });
  return Math.max(0, ...shares);
};

/** A sentence of a claim that has next to nothing of what is cited, and much of another paragraph. */
const strangeSentences = (held: HeldInsight): Finding[] => {
  const vocabulary = held.vocabulary;
  return claimsOf(held.parsed.value)
    .filter(({ at }) => at[0] === 'statement')
    .flatMap(({ at, text }) =>
      sentencesIn(text).flatMap((sentence): Finding[] => {
        const stems = stemsIn(sentence, vocabulary);
        if (new Set(stems).size < fewWords) return [];
        const own = supportOf(held, stems);
        const nearest = nearestOf(held, stems);
        return nearest.share >= elsewhere && own < nearest.share * hardly
          ? [
              noteAt(
                held.parsed,
                at,
                `"${excerpt(sentence)}" seems to rest on paragraph ${nearest.number} of ${nearest.article}, which is not cited`,
              ),
            ]
          : [];
      }),
    );
};

const nearestOf = ({ texts, cited, tongue }: HeldInsight, stems: readonly string[]) => {
  const uncited = [...texts].flatMap(([article, text]) => {
    if (text.tongue !== tongue) return [];
    const shares = text.nearness.shares(stems);
    return text.paragraphs
      .filter((paragraph) => !cited.includes(paragraph))
      .map(({ number }) => ({ article, number, share: shares[number - 1] ?? 0 }));
  });
  return uncited.reduce((best, each) => (each.share > best.share ? each : best), {
    article: '',
    number: 0,
    share: 0,
  });
};

/** What is said more firmly than in the sentence that it seems to be taken from. */
const tooFirm = (held: HeldInsight): Finding[] => {
  const vocabulary = held.vocabulary;
  const whole = `${claimedBy(held.parsed.value)}\n${held.parsed.value.note ?? ''}`;
  return claimsOf(held.parsed.value)
    .filter(({ at }) => at[0] === 'statement' || at.includes('text'))
    .flatMap(({ at, text }) =>
      sentencesIn(text).flatMap((sentence): Finding[] => {
        const source = sourceOf(held, sentence, vocabulary);
        if (source === undefined) return [];
        const where = `the sentence that it seems to rest on, "${excerpt(source)}",`;
        return isHedged(source, vocabulary) && !isHedged(whole, vocabulary)
          ? [noteAt(held.parsed, at, `says without reserve what ${where} does not`)]
          : [];
      }),
    );
};

/** A word that the claim denies and its evidence does not, or the other way round. */
const turnedRound = (held: HeldInsight): Finding[] => {
  const vocabulary = held.vocabulary;
  const sources = held.cited
    .flatMap(({ sentences }) => sentences)
    .map(({ text, stems }) => ({ text, stems: new Set(stems), denied: deniedIn(text, vocabulary) }));
  return claimsOf(held.parsed.value)
    .filter(({ at }) => at[0] === 'statement' || at.includes('text'))
    .flatMap(({ at, text }) =>
      sentencesIn(text).flatMap((sentence): Finding[] => {
        const stems = new Set(stemsIn(sentence, vocabulary));
        const denied = deniedIn(sentence, vocabulary);
        const isTurned = (stem: string): boolean => {
          const holding = sources.filter((source) => source.stems.has(stem));
          const like = holding.filter((source) => likeness(stems, source.stems) >= likeMatter);
          // What is said with another negation may well come to the same.
          const isPlain = denied.has(stem)
            ? like.every(({ text: source }) => !mayDeny(source, vocabulary))
            : !mayDeny(sentence, vocabulary);
          return (
            like.length > 0 &&
            isPlain &&
            holding.every((source) => source.denied.has(stem) !== denied.has(stem))
          );
        };
        const turned = [...stems].find(isTurned);
        if (turned === undefined) return [];
        const word = wordsIn(sentence).find((each) => vocabulary.stem(each) === turned) ?? turned;
        return [
          noteAt(
            held.parsed,
            at,
            denied.has(turned)
              ? `denies "${word}", which its evidence does not deny`
              : `does not deny "${word}", which its evidence denies`,
          ),
        ];
      }),
    );
};

const isNegation = (word: string, { negations }: Vocabulary): boolean =>
  negations.has(word) || word.endsWith("n't");

const mayDeny = (text: string, vocabulary: Vocabulary): boolean =>
  wordsIn(text).some((word) => isNegation(word, vocabulary) || vocabulary.reversals.has(word));

/** The stems that follow right after a word that denies them. */
const deniedIn = (sentence: string, vocabulary: Vocabulary): ReadonlySet<string> => {
  const denied = new Set<string>();
  for (const clause of sentence.split(/[,;:()–—]| (?:but|and|because|although|aber|und|mais|et|pero|y) /)) {
    const words = wordsIn(clause);
    words.forEach((word, index) => {
      if (!isNegation(word, vocabulary) || vocabulary.wholes.has(words[index + 1] ?? '')) return;
      const [stem] = stemsIn(words.slice(index + 1, index + 3).join(' '), vocabulary);
      if (stem !== undefined) denied.add(stem);
    });
  }
  return denied;
};

const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  (2 * [...one].filter((stem) => other.has(stem)).length) / Math.max(1, one.size + other.size);

const excerpt = (sentence: string): string => sentence.split(/\s+/).slice(0, 5).join(' ').concat(' …');

const sourceOf = ({ cited }: HeldInsight, sentence: string, vocabulary: Vocabulary): string | undefined => {
  const stems = new Set(stemsIn(sentence, vocabulary));
  if (stems.size < 3) return undefined;
  const sentences = cited
    .flatMap((paragraph) => paragraph.sentences)
    .map(({ text, stems: theirs }) => ({ text, share: likeness(stems, new Set(theirs)) }))
    .sort((a, b) => b.share - a.share);
  const [best] = sentences;
  return best && best.share >= sameMatter ? best.text : undefined;
};

const isHedged = (text: string, { hedges }: Vocabulary): boolean =>
  wordsIn(text).some((word) => hedges.has(word));

const isApproximate = (text: string, { bounds }: Vocabulary): boolean =>
  wordsIn(text).some((word) => bounds.about.includes(word) && word !== 'some');

/** A figure that is not exact where it is taken from is not exact anywhere else. */
const hedgedFigures = (held: HeldInsight): Finding[] => {
  const vocabulary = held.vocabulary;
  const { value: insight } = held.parsed;
  const whole = `${claimedBy(insight)}\n${insight.note ?? ''}`;
  if (isHedged(whole, vocabulary) || isApproximate(whole, vocabulary)) return [];
  const all = quantitiesIn(whole, vocabulary);
  const claims = claimsOf(insight).filter(({ at }) => at[0] !== 'title' && !at.includes('name'));
  return claims.flatMap(({ at, text }) =>
    quantitiesIn(text, vocabulary).flatMap((claimed): Finding[] => {
      if (claimed.exactness !== 'exact') return [];
      const found = held.cited
        .flatMap(({ quantities }) => quantities)
        .filter((quantity) => isSameQuantity(claimed, quantity));
      const said = new Set<Exactness>(found.map(({ exactness }) => exactness));
      const isSaid = all.some((ours) => isSameQuantity(ours, claimed) && said.has(ours.exactness));
      if (found.length === 0 || said.has('exact') || isSaid) return [];
      const [theirs] = found;
      return [
        noteAt(
          held.parsed,
          at,
          `says ${claimed.said} as if it were exact; its evidence gives it as ${theirs ? inWords[theirs.exactness] : ''}`,
        ),
      ];
    }),
  );
};

const inWords: Record<Exactness, string> = {
  exact: 'exact',
  about: 'nearly right',
  over: 'a lower bound',
  under: 'an upper bound',
};
