import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import { faultInWords } from '../../../lib/domain/content/content.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

/** What course.yaml and lessons say of when lessons come: what is refused, what is noted, by line and sentence. */

const course = 'content/courses/bread/course.yaml';
const flour = 'content/courses/bread/flour.yaml';
const oven = 'content/courses/bread/oven.yaml';

const findingsOf = (files: ReturnType<typeof breadCourse>) => {
  const read = readContent(files);
  return {
    faults: 'faults' in read ? read.faults.map(faultInWords) : [],
    notes: read.notes.map(faultInWords),
    content: 'content' in read ? read.content : undefined,
  };
};

/** The course with other words in the place of `cadence: weekly`, its seventh line. */
const calendar = (written: string, more: Parameters<typeof breadCourse>[0] = {}) =>
  breadCourse({ [course]: (text) => text.replace('cadence: weekly', written), ...more });
const lesson = (file: string, line: string) => ({ [file]: (text: string) => text + line });

const forms =
  'it can be weekly, twice-weekly, daily, weekdays, "every 3 days" (2 to 60) or a list of days such as [tuesday, thursday]';

describe('when lessons come, in course.yaml,', () => {
  it.each([
    ['cadence: hourly', 7, `cadence is "hourly"; ${forms}`],
    ['cadence: every 0 days', 7, `cadence is "every 0 days"; ${forms}`],
    ['cadence: every 90 days', 7, `cadence is "every 90 days"; ${forms}`],
    ['cadence: every three days', 7, `cadence is "every three days"; ${forms}`],
    ['cadence: tuesday', 7, `cadence is "tuesday"; ${forms}`],
    ['cadence: []', 7, `cadence names no day of the week; ${forms}`],
    [
      'cadence:\n  - tuesday\n  - tursday',
      9,
      'cadence[1] is "tursday", which is no day of the week; they are monday, tuesday, wednesday, thursday, friday, saturday, sunday',
    ],
    ['cadence: [tuesday, Tuesday]', 7, 'cadence[1] names Tuesday twice'],
    ['cadence: daily\nchoices: [weekly, montly]', 8, `choices[1] is "montly"; ${forms}`],
    ['cadence: daily\nstart: soon', 8, 'start is not a date such as 2027-01-12'],
    ['cadence: daily\nstart: 2027-02-30', 8, 'start is not a date such as 2027-01-12'],
    [
      'cadence: [tuesday, thursday]\nstart: 2027-01-11',
      8,
      'says 2027-01-11, a Monday, and no lesson comes on that day; its lessons come on Tuesday and Thursday',
    ],
    [
      'cadence: weekdays\nstart: 2027-01-09',
      8,
      'says 2027-01-09, a Saturday, and no lesson comes on that day; its lessons come from Monday to Friday',
    ],
  ])('%j is refused with its line and a sentence', (written, line, sentence) => {
    expect(findingsOf(calendar(written)).faults[0]).toBe(`${course}:${line} ${sentence}`);
  });

  it.each([
    ['cadence: daily', 'daily'],
    ['cadence: weekdays', 'weekdays'],
    ['cadence: twice-weekly', 'twice-weekly'],
    ['cadence: every 3 days', 'every 3 days'],
    ['cadence: [thursday, tuesday]', 'on tuesday thursday'],
    ['cadence: [tuesday]\nstart: 2027-01-12', 'on tuesday'],
  ])('%j is taken', (written, cadence) => {
    const { faults, content } = findingsOf(calendar(written));
    expect(faults).toEqual([]);
    expect([...(content?.courses.values() ?? [])].map((each) => each.course.cadence)).toEqual([cadence]);
  });

  it('lets readers choose once and twice a week, unless it says otherwise', () => {
    const choices = (written: string) =>
      [...(findingsOf(calendar(written)).content?.courses.values() ?? [])].map((each) => each.course.choices);
    expect(choices('cadence: weekly')).toEqual([['weekly', 'twice-weekly']]);
    expect(choices('cadence: daily\nchoices: []')).toEqual([[]]);
    expect(choices('cadence: daily\nchoices: [weekdays, [saturday, sunday]]')).toEqual([
      ['weekdays', 'on saturday sunday'],
    ]);
  });
});

describe('after: in a lesson', () => {
  const lineOf = (file: string) => (breadCourse().get(file) ?? '').split('\n').length;

  it.each(['3 hours', '0 days', '3', 'soon'])(
    'is refused as “%s”, with its line and a sentence',
    (written) => {
      expect(findingsOf(calendar('cadence: daily', lesson(oven, `after: ${written}\n`))).faults).toEqual([
        `${oven}:${lineOf(oven)} after is "${written}"; write how many days or weeks, such as "3 days" or "2 weeks", and at most 365 days`,
      ]);
    },
  );

  it('is taken where it lengthens the wait', () => {
    const { faults, notes, content } = findingsOf(
      calendar('cadence: daily', lesson(oven, 'after: 1 week\n')),
    );
    expect([...faults, ...notes.filter((note) => note.includes('after'))]).toEqual([]);
    const lessons = [...(content?.courses.values() ?? [])].flatMap((each) => [...each.lessons.values()]);
    expect(lessons.map(({ after }) => after)).toEqual([undefined, 7]);
  });

  it('is noted where it changes nothing', () => {
    expect(findingsOf(calendar('cadence: weekly', lesson(oven, 'after: 3 days\n'))).notes).toContain(
      `${oven}:${lineOf(oven)} after changes nothing: it is the least that lies between two lessons, and those of this course are 7 days apart in any case`,
    );
    expect(findingsOf(calendar('cadence: weekly', lesson(flour, 'after: 3 days\n'))).notes).toContain(
      `${flour}:${lineOf(flour)} after says how long after the lesson before it, and this is the first; the first day of a course is start in course.yaml`,
    );
  });
});

describe('a look ahead', () => {
  const ahead = (cadence: string, language: string, words: string) =>
    findingsOf(
      breadCourse({
        [course]: (text) =>
          text
            .replace('cadence: weekly', `cadence: ${cadence}`)
            .replace('language: en', `language: ${language}`),
        [flour]: (text) => text.replace('Next week, the oven.', words),
        [oven]: (text) => text.replace('Next week, the oven.', 'The end.'),
      }),
    ).notes;

  it.each([
    ['daily', 'en', 'Next week, the oven.', 'Next week'],
    ['[tuesday, thursday]', 'en', 'More next week.', 'next week'],
    ['weekly', 'en', 'The oven comes tomorrow.', 'tomorrow'],
    ['weekdays', 'en', 'The oven comes tomorrow.', 'tomorrow'],
    ['daily', 'de', 'Nächste Woche der Ofen.', 'Nächste Woche'],
    ['weekly', 'de', 'Mehr morgen.', 'morgen'],
  ])('in a course that is %s may not say otherwise (%s: %s)', (cadence, language, words, said) => {
    expect(ahead(cadence, language, words).filter((note) => note.includes('lookAhead'))).toEqual([
      expect.stringContaining(`${flour}:`),
    ]);
    expect(ahead(cadence, language, words).join('\n')).toContain(
      `lookAhead says "${said}", and the next lesson does not come then in this course; "next time" is true for every reader`,
    );
  });

  it.each([
    ['weekly', 'en', 'Next week, the oven.'],
    ['[tuesday]', 'en', 'Next week, the oven.'],
    ['daily', 'en', 'The oven comes tomorrow.'],
    ['daily', 'de', 'Der Ofen kommt morgen.'],
    ['weekly', 'de', 'Nächste Woche der Ofen.'],
    ['every 3 days', 'de', 'Was man morgens bäckt.'],
  ])('in a course that is %s may say what is so (%s: %s)', (cadence, language, words) => {
    expect(ahead(cadence, language, words).filter((note) => note.includes('lookAhead'))).toEqual([]);
  });
});
