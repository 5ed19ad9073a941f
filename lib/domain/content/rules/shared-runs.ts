import type { Fault } from '../content.ts';

/** This many words in the same order are taken over, not found again. */
const longestSharedRun = 8;
const run = longestSharedRun + 1;

type Word = { word: string; offset: number };

const wordsIn = (text: string): Word[] =>
  [
    ...text
      .toLowerCase()
      .replaceAll('’', "'")
      .matchAll(/[\p{L}\p{N}]+(?:'\p{L}+)*/gu),
  ].map((match) => ({
    word: match[0],
    offset: match.index,
  }));

const runsIn = (text: string): { words: string; offset: number }[] => {
  const words = wordsIn(text);
  return words.slice(run - 1).map((_, index) => ({
    words: words
      .slice(index, index + run)
      .map(({ word }) => word)
      .join(' '),
    offset: words[index]?.offset ?? 0,
  }));
};

/** The word runs of an article that nobody else may have; its title is there to be cited. */
export const runsOfArticle = (text: string, title: string): ReadonlySet<string> => {
  const cited = new Set(runsIn(title).map(({ words }) => words));
  return new Set(runsIn(text).flatMap(({ words }) => (cited.has(words) ? [] : words)));
};

/** The places where a file shares a run of nine or more words with an article, one a passage. */
export const sharedRuns = (
  file: string,
  text: string,
  article: { id: string; runs: ReadonlySet<string> },
): Fault[] => {
  const shared = runsIn(text).map(({ words, offset }) => ({ words, offset, taken: article.runs.has(words) }));
  return shared
    .filter(({ taken }, index) => taken && !shared[index - 1]?.taken)
    .map(({ words, offset }) => ({
      file,
      line: text.slice(0, offset).split('\n').length,
      message: `shares the words "${words}" with the article "${article.id}"; say it in your own`,
    }));
};
