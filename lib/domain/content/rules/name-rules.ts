import { claimsOf } from '../../evidence/claim.ts';
import { namesAmong, namesIn, wordsForNames } from '../../evidence/names.ts';
import { type Finding, findingAt, noteAt } from '../parsed-content.ts';
import type { HeldInsight } from './held-insight.ts';

/** Names stand in the evidence, or are those of the article, its author or its publisher. */
export const nameFindings = ({ parsed, vocabulary, cited, articles, common }: HeldInsight): Finding[] => {
  const citation = parsed.value.evidence
    .map(({ article }) => articles.get(article))
    .map((article) => `${article?.title} ${article?.author} ${article?.publisher}`);
  const held = namesAmong(
    new Set([...cited.map(({ text }) => text), ...citation].flatMap(wordsForNames)),
    vocabulary,
  );
  return claimsOf(parsed.value).flatMap(({ at, text }) =>
    // Only whole sentences say by what follows whether they begin with a name.
    // A speaker's name is a name, wherever it stands.
    namesIn(at[0] === 'speaker' ? `x ${text}` : text, vocabulary, common)
      .filter(({ name, certain }) => !held.has(name) && (certain || at[0] === 'statement'))
      .map(({ name, certain }) =>
        certain
          ? findingAt(parsed, at, `has the name ${name}, which its evidence paragraphs do not`)
          : noteAt(parsed, at, `begins with ${name}, which may be a name that its evidence paragraphs lack`),
      ),
  );
};
