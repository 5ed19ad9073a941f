import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import { faultInWords } from '../../../lib/domain/content/content.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../fixtures/newsletter-files.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const list = 'content/newsletters/notes/list.yaml';
const file = 'content/newsletters/notes/2027-01-12-hello.md';
const issue = issueMarkdown({ subject: 'A first letter', date: '2027-01-12' });

const read = (changes: Record<string, string | undefined>) =>
  readContent(breadCourse({ [list]: listYaml('notes'), [file]: issue, ...changes }));
const faultsOf = (changes: Record<string, string | undefined>): string[] => {
  const result = read(changes);
  return 'faults' in result ? result.faults.map(faultInWords) : [];
};
const lineOf = (text: string): number => issue.split('\n').findIndex((line) => line.includes(text)) + 1;

describe('two subjects of an issue', () => {
  const site = 'content/site.yaml';
  const watched = (text = '') =>
    `${text.replace(/tracking:[\s\S]*?(?=\n\S|$)/, '')}\ntracking: { clicks: true }\n`;
  const withTest = (test: string, change: (text: string) => string = (text) => text) =>
    faultsOf({
      [site]: watched(breadCourse().get(site)),
      [file]: change(issue.replace('preview:', `subjectTest: { ${test} }\npreview:`)),
    });

  it('are read, with a share and a wait where none are said', () => {
    const result = read({
      [site]: watched(breadCourse().get(site)),
      [file]: issue.replace('preview:', 'subjectTest: { against: Another first letter }\npreview:'),
    });
    const tests =
      'content' in result &&
      [...result.content.newsletters.values()].flatMap(({ issues }) =>
        [...issues.values()].map(({ subjectTest }) => subjectTest),
      );
    expect(tests).toEqual([{ against: 'Another first letter', share: 20, waitHours: 4 }]);
  });

  it.each([
    ['that are the same', 'against: a first letter', 'is the same as the subject'],
    ['of which one is too short', 'against: A', 'subjectTest.against'],
    ['of which one has a figure that nobody gave', 'against: 417 letters a day', '417'],
    ['for more than everybody', 'against: Another one, share: 101', 'subjectTest.share'],
    ['with a wait of days', 'against: Another one, waitHours: 25', 'subjectTest.waitHours'],
  ])('are refused %s', (_, test, message) => {
    expect(withTest(test).join('\n')).toContain(message);
  });

  it('are refused where the rest would get nothing any more', () => {
    const faults = withTest('against: Another one, waitHours: 8', (text) =>
      text.replace('windowHours: 72', 'windowHours: 8'),
    );
    expect(faults.join()).toContain('after 8 hours (windowHours) the rest of the readers would get nothing');
  });

  it('are read where nobody is told of clicks, with a note that they are measured by who leaves', () => {
    const tested = issue.replace('preview:', 'subjectTest: { against: Another first letter }\npreview:');
    const notesOf = (files: Record<string, string>) =>
      read({ ...files, [file]: tested })
        .notes.map(faultInWords)
        .join();
    expect(faultsOf({ [file]: tested })).toEqual([]);
    expect(notesOf({})).toContain('is measured by who leaves after it');
    expect(notesOf({ [site]: watched(breadCourse().get(site)) })).not.toContain('measured by');
  });
});

describe('two subjects of a lesson', () => {
  const flour = [...breadCourse()].find(
    ([path, text]) => path.includes('/courses/bread/') && text.includes('\nsubject: '),
  );
  const withAgainst = (against: string) => {
    const [path = '', text = ''] = flour ?? [];
    return { [path]: text.replace('\npreview:', `\nsubjectTest: { against: ${against} }\npreview:`) };
  };
  const subject = /\nsubject: (.*)/.exec(flour?.[1] ?? '')?.[1] ?? '';

  it('are read, with a note of what they are measured by', () => {
    expect(faultsOf(withAgainst('Another way to say it'))).toEqual([]);
    expect(read(withAgainst('Another way to say it')).notes.map(faultInWords).join()).toContain(
      'is measured by who leaves after it',
    );
  });

  it.each([
    ['that are the same', subject, 'has the subject'],
    ['of which one is too short', 'A', 'subjectTest.against'],
    ['of which one has a figure that nobody gave', '417 loaves a day', '417'],
  ])('are refused %s', (_, against, message) => {
    expect(faultsOf(withAgainst(against)).join()).toContain(message);
  });
});

describe('newsletters', () => {
  it('are read with their issues, whose names are those of their files', () => {
    const result = read({});
    expect(
      'content' in result &&
        [...result.content.newsletters].map(([id, { issues }]) => [id, [...issues.keys()]]),
    ).toEqual([['notes', ['2027-01-12-hello']]]);
  });

  it.each([
    [
      'an unknown zone',
      'zone: UTC',
      'zone: Mars/Olympus',
      'send.zone is "Mars/Olympus", which is not a time zone',
    ],
    ['no audience', 'audience: all\n', '', 'audience is missing'],
    [
      'an audience that means nothing',
      'audience: all',
      'audience: everyone',
      'audience is "everyone"; it can be all,',
    ],
    [
      'an unknown course',
      'audience: all',
      'audience: finished:cake',
      'audience names the course "cake", which does not exist',
    ],
    ['a date that there is not', '2027-01-12', '2027-02-30', 'send.date is not a date such as 2027-01-12'],
    [
      'another date than its name',
      '2027-01-12',
      '2027-01-13',
      'says 2027-01-13, but the name of the file says 2027-01-12',
    ],
    ['an unknown insight', 'a-pitfall', 'a-pit', 'names the insight "a-pit", which does not exist'],
    ['a key that means nothing', 'windowHours:', 'window:', 'has "window", which means nothing here'],
    ['an image', 'Dear reader', '![a](b)', 'body holds an image'],
    ['a big heading', '## A heading', '# A heading', 'body holds a heading of level 1'],
  ])('are refused for %s, with file and line', (_, from, to, message) => {
    const at = issue.indexOf(from);
    const line = issue.slice(0, at).split('\n').length;
    const [fault, ...more] = faultsOf({ [file]: issue.replace(from, to) });
    expect(fault).toContain(message);
    expect(fault).toMatch(/^content\/newsletters\/notes\/2027-01-12-hello\.md:\d+ /);
    if (to !== '') expect(fault).toContain(`.md:${line} `);
    expect(more).toEqual([]);
  });

  it('are read with CRLF, a byte order mark and blanks behind the marks of the front matter', () => {
    const windows = `\uFEFF${issue.replaceAll('---\n', '--- \n').replaceAll('\n', '\r\n')}`;
    expect(read({ [file]: windows })).toEqual(read({}));
  });

  it.each([
    ['a TAB before a key', 'audience: all', '\taudience: all', 'is indented with a tab'],
    ['a TAB in a value', 'audience: all', 'audience: "a\tll"', 'holds a TAB; use spaces'],
    ['a TAB in the text', 'Dear reader', 'Dear\treader', 'holds a TAB; use spaces'],
    ['words struck out', 'Dear reader', '~~Dear~~ reader', 'holds words struck out'],
    ['a character that is not text', 'Dear reader', 'Dear \u202Ereader', 'holds the character U+202E'],
    ['bytes that are not UTF-8', 'Dear reader', 'Dear r\uFFFDader', 'is not UTF-8: byte '],
  ])('with %s are refused, with the line', (_, from, to, message) => {
    const line = issue.slice(0, issue.indexOf(from)).split('\n').length;
    for (const text of [issue, issue.replaceAll('\n', '\r\n')]) {
      const [fault] = faultsOf({ [file]: text.replace(from, to) });
      expect(fault).toContain(message);
      expect(fault).toMatch(new RegExp(`^${file}:${line} `));
    }
  });

  it('name all faults of all their files at once', () => {
    const faults = faultsOf({
      [list]: listYaml('notes').replace('language: en', 'language: xx'),
      [file]: issue.replace('zone: UTC', 'zone: x').replace('audience: all', 'audience: x'),
    });
    expect(faults).toHaveLength(3);
    expect(faults[0]).toContain(`${file}:${lineOf('zone: UTC')} `);
  });

  it.each([
    [
      'content/newsletters/notes/hello.md',
      issueMarkdown({ subject: 'No date', date: '2027-01-19' }),
      'must be named <date>-<slug>.md',
    ],
    [
      'content/newsletters/lost/2027-01-19-x.md',
      issueMarkdown({ subject: 'No list', date: '2027-01-19' }),
      'is an issue in a folder that has no list.yaml',
    ],
    ['content/newsletters/notes/readme.txt', 'x', 'is not a file that Dripline knows'],
    ['content/newsletters/notes/2027-01-19-x.md', 'No front matter.', 'must begin with front matter'],
    [
      'content/newsletters/notes/2027-01-19-x.md',
      issueMarkdown({ subject: 'Never closed', date: '2027-01-19' }).replace('\n---\n', '\n'),
      'has front matter that is never closed',
    ],
    ['content/newsletters/notes/2027-01-19-x.md', '---\n---\nHello.', 'has front matter without keys'],
    [
      'content/newsletters/notes/2027-01-19-x.md',
      `\n${issueMarkdown({ subject: 'An empty line', date: '2027-01-19' })}`,
      'has something before its front matter',
    ],
  ])('refuse %s', (path, text, message) => {
    expect(faultsOf({ [path]: text })).toEqual([expect.stringContaining(message)]);
    expect(faultsOf({ [path]: text })[0]).toContain(path);
  });

  it('may not have the id of a course', () => {
    const file = 'content/newsletters/bread/list.yaml';
    const line = listYaml('bread').split('\n').indexOf('id: bread') + 1;
    expect(line).toBeGreaterThan(0);
    expect(faultsOf({ [file]: listYaml('bread') })).toEqual([
      `${file}:${line} has the id "bread" of the course in content/courses/bread/course.yaml; give it another, or mail programs will take the two for one list`,
    ]);
  });

  it('that the site offers have to exist', () => {
    const site = `${breadCourse().get('content/site.yaml')}newsletter: letters\n`;
    expect(faultsOf({ 'content/site.yaml': site })).toEqual([
      expect.stringContaining('names the newsletter "letters", which does not exist'),
    ]);
  });

  describe('whose segments name what there is', () => {
    const withSegment = (segment: string) => ({
      [list]: `${listYaml('notes')}segments:\n  readers: ${segment}\n`,
    });
    const line = listYaml('notes').split('\n').length + 1;

    it.each([
      ['{ course: bred }', 'names the course "bred", which does not exist; did you mean "bread"?'],
      ['{ list: notse }', 'names the newsletter "notse", which does not exist; did you mean "notes"?'],
      [
        '{ course: bread, had: flor }',
        'names the lesson "flor", which does not exist; did you mean "flour"?',
      ],
      ['{ course: bread, notHad: steam }', 'names the lesson "steam", which does not exist'],
    ])('are refused for %s, with file and line', (segment, says) => {
      expect(faultsOf(withSegment(segment))).toEqual([`${list}:${line} ${says}`]);
    });

    it('say what a lesson is called now, where they name a former name', () => {
      const flour = 'content/courses/bread/flour.yaml';
      const renamed = { [flour]: `${breadCourse().get(flour)}was: [meal]\n` };
      expect(faultsOf({ ...renamed, ...withSegment('{ course: bread, had: meal }') })).toEqual([
        `${list}:${line} names the lesson "meal", which is "flour" now`,
      ]);
    });

    it('may name a course that is over, and of it any lesson', () => {
      const site = `${breadCourse().get('content/site.yaml')}ended: [cake]\n`;
      expect(faultsOf({ 'content/site.yaml': site, ...withSegment('{ course: cake, had: icing }') })).toEqual(
        [],
      );
    });
  });
});
