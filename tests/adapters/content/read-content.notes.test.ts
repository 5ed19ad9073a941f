import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import { faultInWords } from '../../../lib/domain/content/content.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const flour = 'content/courses/bread/flour.yaml';
const course = 'content/courses/bread/course.yaml';
const rye = 'content/insights/rye.yaml';

type Changes = NonNullable<Parameters<typeof breadCourse>[0]>;

const read = (changes: Changes) => {
  const files = breadCourse(changes);
  const result = readContent(files);
  const lineOf = (file: string, text: string): number =>
    (files.get(file) ?? '').split('\n').findIndex((line) => line.includes(text)) + 1;
  return {
    faults: 'faults' in result ? result.faults.map(faultInWords) : [],
    notes: result.notes.map(faultInWords),
    lineOf,
  };
};
const replaced = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

const tooLong = replaced('lookAhead:', `singleSource: ${'word '.repeat(400)}\nlookAhead:`);
const withoutExercise = replaced(/exercise:[\s\S]*?(?=lookAhead:)/, '');
const withoutLookAhead = replaced(/lookAhead: .*\n/, '');
const onlyRye = (text: string) => text.replaceAll('      - article: wheat\n        paragraphs: [1]\n', '');
const withStyle = (style: string) => replaced('lessons:\n', `style: {${style}}\nlessons:\n`);

describe('what is a matter of taste', () => {
  it('does not keep the content from being published', () => {
    const { faults, notes } = read({ [flour]: (text) => withoutExercise(withoutLookAhead(tooLong(text))) });
    expect(faults).toEqual([]);
    expect(notes).not.toEqual([]);
  });

  it('is nothing in content of the usual style', () => {
    expect(read({}).notes).toEqual([]);
  });

  it.each<[string, Changes, RegExp]>([
    [
      'a lesson of too many words',
      { [flour]: tooLong },
      /:\d+ has \d{3} words with its insights; a lesson has 350 to 700$/,
    ],
    ['a lesson without an exercise', { [flour]: withoutExercise }, /:1 has no exercise$/],
    ['a lesson without a look ahead', { [flour]: withoutLookAhead }, /:1 has no lookAhead$/],
    [
      'a lesson of prose alone',
      { [flour]: replaced(/ {2}- insight: [\w-]+\n/g, '') },
      /:\d+ places no insight; a lesson is made from insights$/,
    ],
    [
      'an insight that is in no lesson',
      { [flour]: replaced('  - insight: a-pitfall\n', '') },
      /the insight "a-pitfall" is in no lesson; place it, or list it under leftOut with the reason$/,
    ],
    [
      'a lesson of one source that does not say so',
      { [rye]: onlyRye },
      /:1 rests on one article alone, "rye"; tell the reader so under singleSource$/,
    ],
    [
      'a lesson of two sources that says it has one',
      { [flour]: replaced('lookAhead:', 'singleSource: One mill.\nlookAhead:') },
      /says that it has one source, but it has 2$/,
    ],
  ])('gives %s a note', (_, changes, sentence) => {
    const { faults, notes } = read(changes);
    expect(faults).toEqual([]);
    expect(notes).toContainEqual(expect.stringMatching(sentence));
  });

  it.each<[string, string, Changes]>([
    ['words', 'words: {min: 0, max: 5000}', { [flour]: replaced('Bread rises', 'Bread rises '.repeat(500)) }],
    ['exercise', 'exercise: false', { [flour]: withoutExercise }],
    ['lookAhead', 'lookAhead: false', { [flour]: withoutLookAhead }],
    ['singleSource', 'singleSource: false', { [rye]: onlyRye }],
  ])('is for the course to say: %s', (_, style, changes) => {
    expect(read(changes).notes).not.toEqual([]);
    expect(read({ ...changes, [course]: withStyle(style) })).toMatchObject({ faults: [], notes: [] });
  });

  it('refuses a style of more words at least than at most', () => {
    const { faults } = read({ [course]: withStyle('words: {min: 9, max: 8}') });
    expect(faults).toEqual([expect.stringMatching(/style\.words has more words at least than at most$/)]);
  });
});
