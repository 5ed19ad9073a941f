/** Ends a word and no sentence, whatever a segmenter takes it for. */
const abbreviation =
  /(?<![\p{L}\p{N}])(?:vs|e\.g|i\.e|Mrs?|Ms|Dr|Prof|St|Nr|ca|approx|cf|bzw|p\.\s?ex|Mme|Sra?|\p{L})\.$/iu;

/** The sentences of a paragraph, as its language ends them. */
export const sentencesOf = (paragraph: string, language: string): string[] => {
  const sentences: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(paragraph)) {
    const before = sentences.at(-1);
    if (before !== undefined && abbreviation.test(before.trimEnd()))
      sentences[sentences.length - 1] = before + segment;
    else sentences.push(segment);
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
};

/** The words of a text in lower case, in every script. */
export const wordsOf = (text: string, language: string): string[] =>
  [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)].flatMap(
    ({ segment, isWordLike }) => (isWordLike ? segment.toLowerCase() : []),
  );
