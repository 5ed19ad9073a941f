import { describe, expect, it } from 'vitest';
import { languageSchema } from '../../lib/domain/content/language.ts';
import { grammarOf } from '../../lib/words/grammar.ts';
import { directionOf, wordsFor } from '../../lib/words/words.ts';
import { inHebrewLetters } from '../fixtures/hebrew-letters.ts';

const english = wordsFor('en');
const others = languageSchema.options.filter((language) => language !== 'en');

type Leaf = { at: string; says: unknown };

const leavesOf = (words: unknown, at: string[] = []): Leaf[] =>
  typeof words === 'object' && words !== null
    ? Object.entries(words).flatMap(([key, value]) => leavesOf(value, [...at, key]))
    : [{ at: at.join('.'), says: words }];

// Place names are named only where they differ from the zone's id.
const ownWords = (words: unknown) => leavesOf(words).filter(({ at }) => !at.startsWith('zones.'));

describe.each(others)('the words in %s', (language) => {
  const words = wordsFor(language);

  it('are there for everything that English says, and none is left in English', () => {
    const inEnglish = new Map(ownWords(english).map(({ at, says }) => [at, says]));
    expect(ownWords(words).map(({ at }) => at)).toEqual([...inEnglish.keys()]);
    const same = ownWords(words).filter(({ at, says }) => String(inEnglish.get(at)) === String(says));
    expect(same).toEqual([]);
  });

  it('leave the same holes for the values of a subscriber', () => {
    const holesOf = (each: unknown) =>
      ownWords(each).flatMap(({ at, says }) =>
        [...String(says).matchAll(/\{\{\w+\}\}/g)].map(([hole]) => `${at} ${hole}`),
      );
    expect(holesOf(words).sort()).toEqual(holesOf(english).sort());
  });
});

describe('a language', () => {
  it('counts, lists and groups figures by the rules of its own locale', () => {
    expect(wordsFor('en').preferences.progress({ done: 1, all: 1 })).toBe('1 of 1 lesson behind you');
    expect(wordsFor('de').preferences.progress({ done: 1, all: 12 })).toBe('1 von 12 Lektionen hinter dir');
    expect(wordsFor('en').mail.notGiven(['author', 'publisher', 'date'])).toBe(
      'author, publisher and date not given',
    );
    expect(wordsFor('de').mail.notGiven(['author', 'publisher'])).toBe('Autor und Verlag nicht angegeben');
    expect(grammarOf('de-DE').count(12345, { one: 'Buch', other: 'Bücher' })).toBe('12.345 Bücher');
    // A language with more plurals than two: 1, 2 to 4, and the rest.
    const books = { one: 'kniha', few: 'knihy', other: 'knih' };
    const czech = [1, 3, 5].map((n) => grammarOf('cs-CZ').count(n, books));
    expect(czech).toEqual(['1 kniha', '3 knihy', '5 knih']);
  });

  it('of a course with one lesson says nothing of many', () => {
    for (const language of languageSchema.options) {
      const { form, signUp, confirm, archive, lesson, mail } = wordsFor(language);
      const course = { title: 'Bread', brand: 'B', contact: 'c', postal: 'p', course: 'Bread', hours: 72 };
      const rhythm = { weekday: 'w', hour: '9', place: 'p', first: 'Flour', newsletter: undefined };
      const said = (lessons: number): string =>
        JSON.stringify([
          form.consent({ ...course, lessons }),
          signUp.facts({ lessons, minutes: 5 }),
          confirm.done({ ...course, ...rhythm, lessons, newsletter: undefined }),
          archive.offer({ ...course, all: lessons }),
          lesson.shared({ ...course, all: lessons }),
          lesson.sharedHeading(lessons),
          lesson.offerHeading(lessons - 1),
          lesson.offer({ ...course, rest: lessons - 1 }),
          mail.confirmation({ ...course, lessons }).before,
        ]);
      const many = /a week:|one a week|each|\bothers?\b|next one|pro Woche|\bje\b|ander|nächste|\b0\b/;
      expect(said(1)).not.toMatch(many);
      expect(said(12)).toMatch(many);
      expect(lesson.offer({ ...course, rest: 1 })).not.toMatch(/\b1\b/);
    }
    const { form } = wordsFor('en');
    const consent = (lessons: number) =>
      form.consent({ title: 'Bread', brand: 'B', contact: 'c', postal: 'p', lessons });
    expect(consent(1)).toContain('“Bread”: 1 lesson and a closing note. ');
    expect(consent(12)).toContain('“Bread”: 12 lessons, one a week, and a closing note. ');
  });

  it('runs the way that its script does', () => {
    for (const language of languageSchema.options) expect(directionOf(wordsFor(language))).toBe('ltr');
    expect(directionOf({ ...english, locale: 'he-IL' })).toBe('rtl');
    expect(directionOf({ ...english, locale: 'ar-EG' })).toBe('rtl');
  });
});

it('the test language in Hebrew letters says everything, and leaves holes and addresses alone', () => {
  const turned = inHebrewLetters(english);
  expect(turned.mail.why).toContain('{{address}}');
  expect(turned.checkInbox('ada@example.org').paragraphs.join(' ')).toContain('ada@example.org');
  expect(leavesOf(turned).filter(({ says }) => /^[a-z ]+$/i.test(String(says)))).toEqual([]);
});
