import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import type { ContentFiles, Fault } from '../../../lib/domain/content/content.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { madeImage } from '../../fixtures/made-image.ts';
import { issueMarkdown, listYaml } from '../../fixtures/newsletter-files.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const site = 'content/site.yaml';
const article = 'content/articles/rye.yaml';
const rye = 'content/insights/rye.yaml';
const course = 'content/courses/bread/course.yaml';
const flour = 'content/courses/bread/flour.yaml';
const list = 'content/newsletters/notes/list.yaml';
const issue = 'content/newsletters/notes/2027-01-12-hello.md';

const right: ContentFiles = new Map([
  ...breadCourse(),
  [list, listYaml('notes')],
  [issue, issueMarkdown({ subject: 'Hello in January', date: '2027-01-12' })],
  ['content/courses/bread/crumb.jpg', madeImage()],
]);

const faultsOf = (files: ContentFiles): Fault[] => {
  const read = readContent(files);
  return 'faults' in read ? read.faults : [];
};

/** What an author has slipped in, in which file, and the sentence that they are to read; its line is where it stands. */
type Mistake = { file: string; from: string | RegExp; to: string; at: string; says: string };

const mistakes: Record<string, Mistake> = {
  'an unknown kind': {
    file: rye,
    from: 'kind: pitfall',
    to: 'kind: pitfal',
    at: 'kind: pitfal',
    says: 'kind is "pitfal"; it must be "definition" or "contrast" or "reason" or "pitfall" or "example" or "practice" or "statistic" or "framework" or "saying"; did you mean "pitfall"?',
  },
  'a misspelt id of an insight': {
    file: flour,
    from: 'insight: a-pitfall',
    to: 'insight: a-pifall',
    at: 'a-pifall',
    says: 'names the insight "a-pifall", which does not exist; did you mean "a-pitfall"?',
  },
  'a misspelt article in the evidence': {
    file: rye,
    from: 'article: wheat',
    to: 'article: weat',
    at: 'article: weat',
    says: 'evidence names the article "weat", which does not exist; did you mean "wheat"?',
  },
  'a misspelt lesson in the course': {
    file: course,
    from: '- oven',
    to: '- ovne',
    at: '- ovne',
    says: 'lists the lesson "ovne", but there is no file ovne.yaml; did you mean "oven"?',
  },
  'a misspelt default course': {
    file: site,
    from: 'defaultCourse: bread',
    to: 'defaultCourse: bred',
    at: 'defaultCourse',
    says: 'names the default course "bred", which does not exist; did you mean "bread"?',
  },
  'an accent that nobody can read': {
    file: site,
    from: 'defaultCourse: bread',
    to: 'theme:\n  accent: "#ffcc00"\ndefaultCourse: bread',
    at: 'accent',
    says: 'is #ffcc00, which in the light reads at 1.2:1, and 4.5:1 is what everybody can read; #826800 is the nearest shade that does, and becomes #d7b944 in the dark',
  },
  'a colour by its name': {
    file: site,
    from: 'defaultCourse: bread',
    to: 'theme:\n  accent: teal\ndefaultCourse: bread',
    at: 'accent',
    says: 'theme.accent is "teal"; write a colour as "#44505c"',
  },
  'a logo that is not there': {
    file: site,
    from: 'defaultCourse: bread',
    to: 'theme:\n  logo: logo.png\ndefaultCourse: bread',
    at: 'logo',
    says: 'names the image "logo.png", but there is no content/logo.png',
  },
  'an image without words': {
    file: flour,
    from: 'blocks:',
    to: 'blocks:\n  - image: crust.jpg',
    at: 'image: crust.jpg',
    says: 'blocks[0].alt is missing',
  },
  'a colon in a subject': {
    file: flour,
    from: 'subject: The flour',
    to: 'subject: Lesson one: the flour',
    at: 'subject:',
    says: 'has a colon and a blank in a text, which begins another key: put the whole text in quotation marks',
  },
  'a colon as French sets it': {
    file: flour,
    from: 'subject: The flour and the jar',
    to: 'subject: Le levain\u00a0: une patience',
    at: 'subject:',
    says: 'has a colon with a blank on both sides, as French sets it, and in YAML a colon and a blank begin another key: put the whole text in quotation marks',
  },
  'a time of day for an hour': {
    file: course,
    from: 'sendHour: 9',
    to: 'sendHour: 7:30',
    at: 'sendHour',
    says: 'sendHour must be a number, and is "7:30"; mail goes out at full hours: write 7 or 8',
  },
  'a full hour as a clock has it': {
    file: course,
    from: 'sendHour: 9',
    to: 'sendHour: 9 h',
    at: 'sendHour',
    says: 'sendHour must be a number, and is "9 h"; write the hour alone: 9',
  },
  'an hour that no day has': {
    file: course,
    from: 'sendHour: 9',
    to: 'sendHour: 24',
    at: 'sendHour',
    says: 'sendHour is 24; 23 at most',
  },
  'a missing url': {
    file: article,
    from: /^url: .*\n/m,
    to: '',
    at: 'id: rye',
    says: 'url is missing',
  },
  'a url without https': {
    file: article,
    from: 'https://mill.test/rye',
    to: 'mill.test/rye',
    at: 'url:',
    says: 'url is "mill.test/rye", which is no address of a page; write it in full, beginning with https://',
  },
  'a tab': {
    file: flour,
    from: '  title: Bake',
    to: '\ttitle: Bake',
    at: '\ttitle',
    says: 'is indented with a tab, and YAML takes blanks alone; "dripline check --fix" puts blanks in their place',
  },
  'a subject that is too long': {
    file: flour,
    from: /^subject: .*$/m,
    to: `subject: ${'Bread and water '.repeat(4)}and flour, again`,
    at: 'subject:',
    says: 'subject has 80 characters; 70 at most',
  },
  'a preview that is too short': {
    file: flour,
    from: /^preview: .*$/m,
    to: 'preview: Bread.',
    at: 'preview:',
    says: 'preview has 6 characters; 20 at least',
  },
  'a misspelt key': {
    file: flour,
    from: 'lookAhead:',
    to: 'lookahead:',
    at: 'lookahead:',
    says: 'has "lookahead", which means nothing here; did you mean "lookAhead"?',
  },
  'a misspelt key of a block': {
    file: flour,
    from: '- insight: a-pitfall',
    to: '- insigth: a-pitfall',
    at: 'insigth',
    says: 'blocks[3] has "insigth", which means nothing here; did you mean "insight"?',
  },
  'an image without words for whoever does not see it': {
    file: flour,
    from: 'blocks:\n',
    to: 'blocks:\n  - image: crust.jpg\n',
    at: 'image:',
    says: 'blocks[0].alt is missing',
  },
  'an image without such words in an issue': {
    file: issue,
    from: '## A heading',
    to: '![](crust.jpg)\n\n## A heading',
    at: '![]',
    says: 'shows crust.jpg without words for whoever does not see it; write ![what it shows](crust.jpg)',
  },
  'a misspelt image': {
    file: flour,
    from: 'blocks:\n',
    to: 'blocks:\n  - image: crumbs.jpg\n    alt: A loaf cut open\n',
    at: 'image:',
    says: 'names the image "crumbs.jpg", but there is no content/courses/bread/crumbs.jpg; did you mean "crumb.jpg"?',
  },
  'a key twice': {
    file: flour,
    from: 'objective:',
    to: 'subject: Another\nobjective:',
    at: 'subject: Another',
    says: 'has the key "subject" twice; take one away',
  },
  'a text that begins with a star': {
    file: flour,
    from: /^objective: .*$/m,
    to: 'objective: *stars* in bread',
    at: 'objective:',
    says: 'has a text that begins with *, which means something else in YAML: put the whole text in quotation marks',
  },
  'a quotation that is never closed': {
    file: flour,
    from: 'subject: The flour and the jar',
    to: 'subject: "The flour and the jar',
    at: '',
    says: 'has a text that begins with a quotation mark and never ends with one',
  },
  'no blank after a colon': {
    file: flour,
    from: 'objective: say',
    to: 'objective:say',
    at: 'objective:say',
    says: 'needs a blank after the colon of its key',
  },
  'a block that is indented too little': {
    file: flour,
    from: '  - insight: a-pitfall',
    to: ' - insight: a-pitfall',
    at: ' - insight: a-pitfall',
    says: 'does not begin in the column where it belongs: the keys of one thing, and the items of one list, begin in the same one',
  },
  'one word where a list belongs': {
    file: course,
    from: /^lessons:\n {2}- flour\n {2}- oven\n/m,
    to: 'lessons: flour\n',
    at: 'lessons:',
    says: 'lessons must be a list, and is "flour"',
  },
  'an id in capitals': {
    file: flour,
    from: 'insight: a-pitfall',
    to: 'insight: A Pitfall',
    at: 'A Pitfall',
    says: 'blocks[3].insight must be lower-case words joined by hyphens',
  },
  'Markdown where there is none': {
    file: course,
    from: 'title: Bread, plainly',
    to: 'title: "**Bread**, plainly"',
    at: 'title:',
    says: 'title holds words set strong; it is plain text, and readers would see the signs',
  },
  'an unknown language': {
    file: course,
    from: 'language: en',
    to: 'language: english',
    at: 'language:',
    says: 'language is "english"; it must be ',
  },
  'a file name without its date': {
    file: 'content/newsletters/notes/hello.md',
    from: /^/,
    to: issueMarkdown({ subject: 'Hello again', date: '2027-01-19' }),
    at: 'subject: Hello again',
    says: 'must be named <date>-<slug>.md, such as 2027-01-12-a-hello.md',
  },
  'an audience that there is not': {
    file: issue,
    from: 'audience: all',
    to: 'audience: everybody',
    at: 'audience:',
    says: 'audience is "everybody"; it can be all, course:ID, finished:ID, tag:TAG or segment:NAME',
  },
};

describe('a typical mistake of an author is said in one sentence, in its line', () => {
  it('has twenty-three kinds at least', () => {
    expect(Object.keys(mistakes).length).toBeGreaterThanOrEqual(23);
    expect(faultsOf(right)).toEqual([]);
  });

  it.each(Object.entries(mistakes))('%s', (_, { file, from, to, at, says }) => {
    const text = (right.get(file) ?? '').replace(from, to);
    // A lesson that the course misspells is not listed either, which its own file says.
    const [fault, ...others] = faultsOf(new Map(right).set(file, text)).filter((each) => each.file === file);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ file, message: expect.stringContaining(says) });
    const line = text.split('\n').findIndex((each) => each.includes(at)) + 1;
    if (at !== '') expect(fault?.line).toBe(line);
  });
});
