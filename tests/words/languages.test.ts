import { describe, expect, it } from 'vitest';
import { type Language, languageSchema } from '../../lib/domain/content/language.ts';
import type { Words } from '../../lib/words/en.ts';
import { grammarOf } from '../../lib/words/grammar.ts';
import { directionOf, wordsFor } from '../../lib/words/words.ts';
import { inHebrewLetters } from '../fixtures/hebrew-letters.ts';

const english = await wordsFor('en');
const others = languageSchema.options.filter((language) => language !== 'en');

type Leaf = { at: string; says: unknown };

const leavesOf = (words: unknown, at: string[] = []): Leaf[] =>
  typeof words === 'object' && words !== null
    ? Object.entries(words).flatMap(([key, value]) => leavesOf(value, [...at, key]))
    : [{ at: at.join('.'), says: words }];

// Place names are named only where they differ from the zone's id; dates are `Intl`'s, and have a test of their own.
const ownWords = (words: unknown) => leavesOf(words).filter(({ at }) => !/^(zones|dates)\./.test(at));

/** A value that any function of the words can take: a name, a number, a list of names, and whatever has such parts. */
const anything: unknown = new Proxy(() => undefined, {
  get: (_, key): unknown => {
    if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 7 : '\u2603');
    if (key === 'map' || key === Symbol.iterator) return () => [].values();
    // A cadence is taken apart at its spaces.
    if (key === 'split') return () => ['every', '3', 'days'];
    return anything;
  },
});

/** Everything that a language ever says, a sentence each, with the holes of its functions filled in. */
const sentencesOf = (words: Words): { at: string; says: string }[] => {
  const spoken = (says: unknown, at: string): { at: string; says: string }[] => {
    if (typeof says === 'function') return spoken(says(anything), at);
    if (typeof says === 'string') return [{ at, says }];
    return leavesOf(says).flatMap((leaf) => spoken(leaf.says, `${at}.${leaf.at}`));
  };
  return ownWords(words).flatMap(({ at, says }) => (says === undefined ? [] : spoken(says, at)));
};

/** What only a course of several lessons says, and what none says of anything. */
const manyLessons: Record<Language, RegExp> = {
  en: /a week:|one a week|each|\bothers?\b|next one|\b0\b/,
  de: /pro Woche|\bje\b|ander|nächste|\b0\b/,
  fr: /par semaine|chaque w|chacune|\bautres?\b|suivante|\b0\b/,
  es: /por semana|cada [wu]|\botr[ao]s?\b|siguiente|demás|\b0\b/,
};

/** Words that are the same in English, and right. */
const loanWords = new Set(['fr 7 minutes', 'fr Source', 'fr Sources', 'fr Pause']);

describe.each(others)('the words in %s', async (language) => {
  const words = await wordsFor(language);

  it('are there for everything that English says', () => {
    expect(ownWords(words).map(({ at }) => at)).toEqual(ownWords(english).map(({ at }) => at));
  });

  it('leave nothing in English, whether it is said as it stands or by a function', () => {
    const inEnglish = new Map(sentencesOf(english).map(({ at, says }) => [at, says]));
    const left = sentencesOf(words)
      .filter(({ at, says }) => inEnglish.get(at) === says && /\p{L}/u.test(says))
      .filter(({ at, says }) => !loanWords.has(`${language} ${says}`) && at !== 'locale');
    expect(left).toEqual([]);
  });

  it('leave the same holes for the values of a subscriber', () => {
    const holesOf = (each: Words) =>
      sentencesOf(each).flatMap(({ at, says }) =>
        [...says.matchAll(/\{\{\w+\}\}/g)].map(([hole]) => `${at} ${hole}`),
      );
    expect(holesOf(words).sort()).toEqual(holesOf(english).sort());
  });
});

const quotes = /[“”„«»]/g;

/** What a language's typography allows between and around its words, and a pattern for what it does not. */
const typography: Record<Language, { quotes: string; never: RegExp }> = {
  en: { quotes: '“”', never: /[¿¡]| [;:!?»”]|« | “ / },
  de: { quotes: '„“', never: /[¿¡]| [;:!?»”]|« | “ / },
  // A space that holds its line inside quotation marks and before a colon, and a narrow one before the other tall marks.
  fr: { quotes: '«»', never: /[¿¡]|[^\u00a0][:»](?!\S*\d)|«[^\u00a0]|[^\u202f][;!?]/ },
  es: { quotes: '«»', never: /« | »| [;:!?]|[\u00a0\u202f]/ },
};

describe.each(languageSchema.options)('the typography of %s', async (language) => {
  const words = await wordsFor(language);
  const sentences = sentencesOf(words).filter(
    ({ at }) => at !== 'embed.script' && !at.startsWith('punctuation'),
  );
  const wrong = (isWrong: (says: string) => boolean) => sentences.filter(({ says }) => isWrong(says));

  it('has its own quotation marks and spaces, and no mark of a typewriter', () => {
    const { quotes: own, never } = typography[language];
    expect(wrong((says) => never.test(says))).toEqual([]);
    expect(
      wrong(
        (says) => (says.match(quotes) ?? []).join('') !== own.repeat(says.split(own[0] ?? '').length - 1),
      ),
    ).toEqual([]);
    expect(wrong((says) => /["'`]|\.\.\.| {2}|\p{L}-{2}| - |^\s*$/u.test(says))).toEqual([]);
  });

  it('opens each question and each call that it closes, where the language does that', () => {
    const times = (says: string, mark: string) => says.split(mark).length - 1;
    const opened = (says: string) =>
      times(says, '¿') === times(says, '?') && times(says, '¡') === times(says, '!');
    if (language === 'es') expect(wrong((says) => !opened(says))).toEqual([]);
    else expect(wrong((says) => /[¿¡]/.test(says))).toEqual([]);
  });

  it('puts no English or typewriter mark into the one text that shows code', () => {
    const { script } = words.embed;
    expect(script.match(/'[^']*'/g)).toEqual(["'include'", "'no-cors'"]);
  });
});

describe('a language', () => {
  it('counts, lists and groups figures by the rules of its own locale', async () => {
    const german = await wordsFor('de');
    expect(english.preferences.progress({ done: 1, all: 1 })).toBe('1 of 1 lesson behind you');
    expect(german.preferences.progress({ done: 1, all: 12 })).toBe('1 von 12 Lektionen hinter dir');
    expect(english.mail.notGiven(['author', 'publisher', 'date'])).toBe(
      'author, publisher and date not given',
    );
    expect(german.mail.notGiven(['author', 'publisher'])).toBe('Autor und Verlag nicht angegeben');
    expect(grammarOf('de-DE').count(12345, { one: 'Buch', other: 'Bücher' })).toBe('12.345 Bücher');
    // A language with more plurals than two: 1, 2 to 4, and the rest.
    const books = { one: 'kniha', few: 'knihy', other: 'knih' };
    const czech = [1, 3, 5].map((n) => grammarOf('cs-CZ').count(n, books));
    expect(czech).toEqual(['1 kniha', '3 knihy', '5 knih']);
  });

  it('of a course with one lesson says nothing of many', async () => {
    for (const language of languageSchema.options) {
      const { form, signUp, confirm, lesson, mail } = await wordsFor(language);
      const course = {
        title: 'Bread',
        brand: 'B',
        contact: 'c',
        postal: 'p',
        course: 'Bread',
        hours: 72,
        cadence: 'weekly',
        hasDate: false,
        begins: undefined,
      } as const;
      const rhythm = { weekday: 2, hour: '9', place: 'p', first: 'Flour', newsletter: undefined } as const;
      const said = (lessons: number): string =>
        JSON.stringify([
          form.consent({ ...course, lessons }),
          signUp.facts({ ...course, lessons, minutes: 5 }),
          confirm.done({ ...course, ...rhythm, lessons, newsletter: undefined }),
          lesson.shared({ ...course, all: lessons }),
          lesson.sharedHeading(lessons),
          lesson.offerHeading(lessons - 1),
          lesson.offer({ ...course, rest: lessons - 1 }),
          mail.confirmation({ ...course, lessons }).before,
        ]);
      const many = manyLessons[language];
      expect(said(1)).not.toMatch(many);
      expect(said(12)).toMatch(many);
      expect(lesson.offer({ ...course, rest: 1 })).not.toMatch(/\b1\b/);
    }
    const { form } = english;
    const consent = (lessons: number) =>
      form.consent({ title: 'Bread', brand: 'B', contact: 'c', postal: 'p', cadence: 'weekly', lessons });
    expect(consent(1)).toContain('“Bread”: 1 lesson and a closing note. ');
    expect(consent(12)).toContain('“Bread”: 12 lessons, one a week, and a closing note. ');
  });

  it('runs the way that its script does', async () => {
    for (const language of languageSchema.options) expect(directionOf(await wordsFor(language))).toBe('ltr');
    expect(directionOf({ ...english, locale: 'he-IL' })).toBe('rtl');
    expect(directionOf({ ...english, locale: 'ar-EG' })).toBe('rtl');
  });
});

it('the test language in Hebrew letters says everything, and leaves holes and addresses alone', () => {
  const turned = inHebrewLetters(english);
  expect(turned.mail.why).toContain('{{address}}');
  expect(turned.checkInbox('ada@example.org', undefined).paragraphs.join(' ')).toContain('ada@example.org');
  expect(leavesOf(turned).filter(({ says }) => /^[a-z ]+$/i.test(String(says)))).toEqual([]);
});
