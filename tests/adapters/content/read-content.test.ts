import { describe, expect, it } from 'vitest';
import { readContent } from '../../../lib/adapters/content/read-content.ts';
import { type ContentFiles, faultInWords } from '../../../lib/domain/content/content.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';

const flour = 'content/courses/bread/flour.yaml';
const oven = 'content/courses/bread/oven.yaml';
const course = 'content/courses/bread/course.yaml';
const rye = 'content/insights/rye.yaml';
const wheat = 'content/insights/wheat.yaml';

const faultsOf = (files: ContentFiles): string[] => {
  const read = readContent(files);
  return 'faults' in read ? read.faults.map(faultInWords) : [];
};

/** The line, from 1, on which a text first stands in a file. */
const lineOf = (files: ContentFiles, file: string, text: string): number =>
  (files.get(file) ?? '').split('\n').findIndex((line) => line.includes(text)) + 1;

const replaced = (from: string, to: string) => (text: string) => text.replace(from, to);

describe('a # in a plain text', () => {
  const withSubject = (written: string) =>
    new Map(breadCourse()).set(
      flour,
      (breadCourse().get(flour) ?? '').replace(/^subject: .*$/m, `subject: ${written}`),
    );

  it.each(['Why bread #1 matters', '#1 in bread'])(
    'that YAML would take for a comment is refused with its line: %s',
    (written) => {
      const files = withSubject(written);
      expect(faultsOf(files)[0]).toBe(
        `${flour}:${lineOf(files, flour, 'subject:')} leaves out “${written.slice(written.indexOf('#'))}”: in YAML a # ` +
          'after a blank begins a comment. Put the whole text in quotation marks, or a blank after the #',
      );
    },
  );

  it.each(['Why bread matters # a comment', '"Why bread #1 matters"', 'Why bread#1 matters'])(
    'is none where it is no comment, or plainly one: %s',
    (written) => {
      expect(faultsOf(withSubject(written))).toEqual([]);
    },
  );
});

describe('Markdown in what is no prose', () => {
  it.each([
    [flour, /^subject: .*$/m, 'subject: Why *bread* matters', 'subject holds emphasis'],
    [course, /^title: .*$/m, 'title: The **bread** course', 'title holds words set strong'],
    [rye, /^( +)statement: .*$/m, '$1statement: A [good](https://x.test) crust.', 'statement holds a link'],
  ])('is refused with its line: %s', (file, from, to, message) => {
    const text = (breadCourse().get(file) ?? '').replace(from, to);
    const line = text.split('\n').findIndex((one) => one.includes(to.replace('$1', ''))) + 1;
    const [fault] = faultsOf(new Map(breadCourse()).set(file, text));
    expect(fault).toContain(`${file}:${line} `);
    expect(fault).toContain(message);
  });
});

describe('readContent', () => {
  it('returns the whole content of consistent files', () => {
    const read = readContent(breadCourse());
    expect(read).toHaveProperty('content');
    if (!('content' in read)) return;
    expect([...read.content.insights.keys()]).toHaveLength(9);
    expect([...read.content.courses.values()].map(({ lessons }) => [...lessons.keys()])).toEqual([
      ['flour', 'oven'],
    ]);
  });

  it.each([
    [
      'evidence in a paragraph that the article lacks',
      rye,
      'paragraphs: [1, 2]',
      'paragraphs: [1, 31]',
      'evidence names paragraph 31; the article has 3',
    ],
    [
      'evidence from an unknown article',
      rye,
      'article: wheat',
      'article: barley',
      'evidence names the article "barley", which does not exist',
    ],
    [
      'an unknown insight in a lesson',
      flour,
      'insight: a-pitfall',
      'insight: a-pit',
      'names the insight "a-pit", which does not exist',
    ],
    [
      'a subject used twice',
      oven,
      'subject: The oven and the night',
      'subject: The flour and the jar',
      `has the subject "The flour and the jar", which ${flour} already has`,
    ],
    [
      'an id that is not the file name',
      flour,
      'id: flour',
      'id: flower',
      'has the id "flower", but its name says "flour"',
    ],
    [
      'an unknown default course',
      'content/site.yaml',
      'defaultCourse: bread',
      'defaultCourse: cake',
      'names the default course "cake", which does not exist',
    ],
    ['a missing field', flour, 'minutes: 15', '', 'exercise.minutes is missing'],
    [
      'a misspelt key',
      flour,
      '  minutes: 15',
      '  minutes: 15\n  hours: 1',
      'exercise has "hours", which means nothing here',
    ],
    [
      'a number where words belong',
      flour,
      'title: Bake something',
      'title: 7',
      'exercise.title must be of the type string',
    ],
    ['a key twice', flour, 'lookAhead:', 'lookAhead: first\nlookAhead :', 'Map keys must be unique'],
    [
      'a tab',
      flour,
      '  - insight: a-pitfall',
      '\t- insight: a-pitfall',
      'Tabs are not allowed as indentation',
    ],
    [
      'a control character',
      flour,
      'title: Bake something',
      'title: "Bake\\u0007"',
      'holds the character U+0007, which is not text',
    ],
    [
      'a TAB in a value',
      flour,
      'title: Bake something',
      'title: "Bake\tsomething"',
      'holds a TAB; use spaces',
    ],
    [
      'a character that turns the direction, below the first line of a text',
      oven,
      'Some **strong** words',
      'Some **strong** words,\n      \u202Eand others',
      'holds the character U+202E, which is not text',
    ],
    [
      'a private-use character',
      rye,
      'What a-pitfall claims',
      'What \uE000 claims',
      'holds the character U+E000, which is not text',
    ],
    [
      'a line break in a subject',
      flour,
      'subject: The flour and the jar',
      'subject: "The flour\\nBcc: x"',
      'subject must be a single line',
    ],
  ])('names file, line and fault for %s', (_, file, from, to, message) => {
    const files = breadCourse({ [file]: replaced(from, to) });
    const changed = to.split('\n').at(-1) ?? '';
    const line = changed ? lineOf(files, file, changed.trim()) : undefined;
    const fault = faultsOf(files).find((words) => words.endsWith(message));
    expect(fault).toMatch(new RegExp(`^${file}:\\d+ `));
    // A missing field is shown where the part that lacks it begins.
    if (line) expect(fault).toBe(`${file}:${line} ${message}`);
  });

  it.each([
    ['raw HTML', 'Some <b>bold</b> words', 'raw HTML'],
    ['an image', 'Some ![](https://x.test/x.png) words', 'an image'],
    ['a heading', '# Some words', 'a heading'],
    ['a script link', 'Some [words](javascript:alert)', 'links to "javascript:alert"'],
  ])('refuses %s in prose, by the line inside the block', (_, prose, named) => {
    const files = breadCourse({ [oven]: replaced('Some **strong** words', `Fine.\n\n      ${prose}`) });
    const line = lineOf(files, oven, prose);
    expect(faultsOf(files)[0]).toContain(`${oven}:${line} blocks[4].prose`);
    expect(faultsOf(files)[0]).toContain(named);
  });

  it('reads a file with CRLF and a byte order mark as it reads any other', () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const files = breadCourse({ [flour]: windows, [course]: windows, 'content/site.yaml': windows });
    expect(readContent(files)).toEqual(readContent(breadCourse()));
  });

  it.each([
    ['a value', 'title: Bake something', 'title: Br\uFFFDtchen'],
    ['a comment', 'title: Bake something', 'title: Bake # f\uFFFDr Br\uFFFDtchen'],
  ])('refuses bytes that are not UTF-8 in %s, with line and byte', (_, from, to) => {
    const files = breadCourse({ [flour]: replaced(from, to) });
    const line = lineOf(files, flour, to);
    const before = files.get(flour)?.split('\uFFFD')[0] ?? '';
    expect(faultsOf(files)[0]).toBe(
      `${flour}:${line} is not UTF-8: byte ${Buffer.byteLength(before) + 1} of the file is part of no character; save it as UTF-8`,
    );
  });

  it('says so of a file in UTF-16', () => {
    const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').toString();
    expect(faultsOf(breadCourse({ [flour]: utf16 }))).toContain(`${flour}:1 is UTF-16; save it as UTF-8`);
  });
});

describe('readContent, over all files,', () => {
  it('reports every fault at once, in the order of files and lines', () => {
    const files = breadCourse({
      [rye]: replaced('paragraphs: [1, 2]', 'paragraphs: [31]'),
      [wheat]: replaced('kind: practice', 'kind: habit'),
      [flour]: replaced('minutes: 15', 'minutes: 0'),
    });
    const faults = faultsOf(files);
    expect(faults).toHaveLength(3);
    expect(faults).toEqual([...faults].sort());
  });

  it('does not call missing what may stand in a file that cannot be read', () => {
    expect(faultsOf(breadCourse({ [rye]: 'article: [' }))).toHaveLength(1);
    expect(faultsOf(breadCourse({ [flour]: 'id: [' }))).toHaveLength(1);
  });

  it.each([
    [
      'in two lessons',
      oven,
      'insight: a-practice',
      'insight: a-pitfall',
      `names the insight "a-pitfall", which ${flour} already names`,
    ],
    [
      'in a lesson and left out',
      flour,
      'insight: a-pitfall',
      'insight: a-reason',
      `leaves out the insight "a-reason", which ${flour} places`,
    ],
  ])('refuses an insight that is %s', (_, file, from, to, message) => {
    const faults = faultsOf(breadCourse({ [file]: replaced(from, to) }));
    expect(faults.some((fault) => fault.endsWith(message))).toBe(true);
  });

  it('takes the names of a contrast from its course, unless the contrast has its own', () => {
    const unnamed = replaced('sides: [Crust, Crumb]\n', '');
    const faults = faultsOf(breadCourse({ [course]: unnamed }));
    expect(faults).toEqual([
      `${flour}:${lineOf(breadCourse(), flour, 'insight: a-contrast')} places the contrast "a-contrast", a side of which has no name; give each of its sides a name, or name both for the whole course under sides in ${course}`,
    ]);
    const named = (text: string) =>
      text
        .replace('- text: The crust side', '- name: Crust\n        text: The crust side')
        .replace('- text: The crumb side', '- name: Crumb\n        text: The crumb side');
    expect(faultsOf(breadCourse({ [course]: unnamed, [rye]: named }))).toEqual([]);
    const half = replaced('- text: The crust side', '- name: Crust\n        text: The crust side');
    expect(faultsOf(breadCourse({ [course]: unnamed, [rye]: half }))).toHaveLength(1);
  });

  it('refuses a contrast of one side, or of three', () => {
    const one = replaced('      - text: The crumb side.\n', '');
    const three = replaced(
      '      - text: The crumb side.\n',
      '      - text: The crumb.\n      - text: The tin.\n',
    );
    expect(faultsOf(breadCourse({ [rye]: one }))).toHaveLength(1);
    expect(faultsOf(breadCourse({ [rye]: three }))).toHaveLength(1);
  });

  it('refuses two insights of one id', () => {
    const faults = faultsOf(breadCourse({ [wheat]: replaced('id: a-practice', 'id: a-pitfall') }));
    expect(faults).toContainEqual(
      expect.stringContaining(`gives an insight the id "a-pitfall", which ${rye} already has`),
    );
  });

  it('refuses a lesson that no course lists, and a listed lesson that is not there', () => {
    const faults = faultsOf(breadCourse({ [course]: replaced('- oven', '- stove') }));
    expect(faults).toContain(`${oven}:1 is a lesson that ${course} does not list`);
    expect(faults).toContainEqual(
      expect.stringContaining('lists the lesson "stove", but there is no file stove.yaml'),
    );
  });

  it('refuses files that it does not know', () => {
    expect(faultsOf(breadCourse({ 'content/notes.txt': 'x' }))).toHaveLength(1);
    expect(faultsOf(breadCourse({ 'content/newsletters/one.yaml': 'x' }))).toHaveLength(1);
  });

  it('says what is missing when there are no files', () => {
    expect(faultsOf(new Map())).toEqual(['content/site.yaml is missing; it says who sends the mails']);
  });

  it.each([
    ['aliases that multiply', `a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n`],
    ['endless nesting', '['.repeat(20_000)],
    ['two documents', 'id: a\n---\nid: b\n'],
    ['an unknown tag', 'id: !!js/function x\n'],
    ['no text at all', ''],
    ['bytes that are not text', 'id: \uFFFD\n'],
  ])('answers %s with a fault in that file', (_, text) => {
    const faults = faultsOf(breadCourse({ 'content/articles/odd.yaml': text }));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((fault) => fault.startsWith('content/articles/odd.yaml'))).toBe(true);
  });
});
