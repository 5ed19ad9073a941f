import { describe, expect, it } from 'vitest';
import { commonWordsOf, namesAmong, namesIn, wordsForNames } from '../../../lib/domain/evidence/names.ts';
import { type Tongue, vocabularyOf } from '../../../lib/domain/evidence/vocabulary/vocabularies.ts';

const names = (tongue: Tongue, text: string, ...others: string[]) => {
  const vocabulary = vocabularyOf(tongue);
  return namesIn(text, vocabulary, commonWordsOf([text, ...others], vocabulary)).map(
    ({ name, certain }) => `${name}${certain ? '' : '?'}`,
  );
};

describe('a name', () => {
  it.each<[Tongue, string, string[]]>([
    ['en', 'Bake it at once, as Marie Curie did.', ['Marie', 'Curie']],
    ['en', 'Marie Curie said so. Bread rose.', ['Marie', 'Curie']],
    ['en', 'Curie said that bread rises. Turning it helps.', ['Curie?']],
    ['en', 'The shop sells bread to IBM: Nobody knows. “We do,” they say.', ['IBM']],
    ['de', 'Das Brot im Ofen braucht laut Marie Curie ein Gramm Salz.', ['Marie', 'Curie']],
    ['de', 'Nimm Mehl und ein Glas Wasser. Frisches Brot mit 100 Gramm Butter schmeckt im Mai.', []],
    ['de', 'Die Forscherin Marie Curie und die IHK backen.', ['Marie', 'Curie', 'IHK']],
    ['de', 'Marie Curie sagte es.', ['Marie?', 'Curie?']],
    ['fr', 'Le pain lève, dit Marie Curie en janvier.', ['Marie', 'Curie']],
    ['es', 'El pan sube, como dijo Marie Curie.', ['Marie', 'Curie']],
  ])('is told from other words with a capital (%s): %s', (tongue, text, expected) => {
    expect(names(tongue, text)).toEqual(expected);
  });

  it('is none at the start of a sentence if the word is common elsewhere', () => {
    expect(names('en', 'Bakers said so.', 'Two bakers.')).toEqual([]);
    expect(names('en', 'Bakers said so.')).toEqual(['Bakers?']);
  });

  it('stands in a text in another form of itself as well', () => {
    const held = namesAmong(
      new Set(wordsForNames('The Californian shore, Doodson’s list and Mont Saint-Michel')),
      vocabularyOf('en'),
    );
    for (const name of ['California', 'Doodson', 'Saint-Michel', 'Mont']) expect(held.has(name)).toBe(true);
    expect(held.has('Kelvin')).toBe(false);
  });
});
