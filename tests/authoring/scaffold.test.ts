import { describe, expect, it } from 'vitest';
import { scaffoldsFolder } from '../../bin/commands/folders.ts';
import { createParseContent, createReadContent, readStage } from '../../lib/adapters/content/read-content.ts';
import { readFiles } from '../../lib/adapters/content/read-files.ts';
import { sampleWords } from '../../lib/authoring/sample-words.ts';
import { type Beginning, scaffold } from '../../lib/authoring/scaffold.ts';
import { articleId } from '../../lib/domain/content/article.ts';
import { type ContentFiles, faultInWords } from '../../lib/domain/content/content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { insightId } from '../../lib/domain/content/insight.ts';
import { issueId } from '../../lib/domain/content/issue.ts';
import { type Language, languageSchema } from '../../lib/domain/content/language.ts';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { insightKinds } from '../../lib/domain/content/parts/insight-kind.ts';
import { defaultStageSettings, stageName } from '../../lib/domain/stage/stage-settings.ts';
import { wordsFor } from '../../lib/words/words.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { listYaml } from '../fixtures/newsletter-files.ts';

// One reader for all readings, which parses what has changed.
const parseContent = createParseContent();
const readContent = createReadContent();

const templates = await readFiles(scaffoldsFolder);
const begin = scaffold({ readContent, parseContent, templates });

const [bread, cake, salt] = [courseId.parse('bread'), courseId.parse('cake'), lessonId.parse('salt')];
const letters = listId.parse('letters');
const lesson: Beginning = { kind: 'lesson', id: salt, course: bread };

/** The content with what has been begun in it. */
const withBegun = (files: ContentFiles, beginning: Beginning): ContentFiles => {
  const begun = begin(files, beginning);
  if ('refused' in begun) throw new Error(begun.refused);
  return new Map([...files, ...begun.files]);
};
const refusal = (files: ContentFiles, beginning: Beginning) => {
  const begun = begin(files, beginning);
  return 'refused' in begun ? begun.refused : undefined;
};
const faultsOf = (files: ContentFiles) => {
  const read = readContent(files);
  return 'faults' in read ? read.faults.map(faultInWords) : [];
};
/** With nothing a draft any more. */
const finished = (files: ContentFiles): ContentFiles =>
  new Map([...files].map(([file, text]) => [file, text.replace(/^ *draft: true.*\n/gm, '')]));

const beginnings: [string, ContentFiles, Beginning][] = [
  ['a site', new Map(), { kind: 'site', id: bread, language: 'en' }],
  ['a site with a newsletter alone', new Map(), { kind: 'newsletter-site', id: letters, language: 'fr' }],
  ['a course', breadCourse(), { kind: 'course', id: cake, language: 'de' }],
  ['a lesson', breadCourse(), lesson],
  ['an article', breadCourse(), { kind: 'article', id: articleId.parse('on-spelt') }],
  ['a newsletter', breadCourse(), { kind: 'newsletter', id: letters, language: 'en' }],
  [
    'an issue',
    breadCourse({ 'content/newsletters/letters/list.yaml': listYaml('letters') }),
    { kind: 'issue', id: issueId.parse('2027-02-01-first-frost'), list: letters },
  ],
  ...insightKinds.map((insightKind): [string, ContentFiles, Beginning] => [
    `an insight of the kind ${insightKind}`,
    breadCourse(),
    { kind: 'insight', id: insightId.parse('steam'), article: articleId.parse('rye'), insightKind },
  ]),
];

describe('what is begun', () => {
  it.each(beginnings)('is a draft, with no fault in it: %s', (_, files, beginning) => {
    const begun = withBegun(files, beginning);
    expect(faultsOf(begun)).toEqual([]);
    const added = [...begun].filter(([file, text]) => files.get(file) !== text && !file.includes('articles'));
    expect(
      added.filter(([file]) => file !== 'content/site.yaml').some(([, text]) => /draft: true/.test(text)),
    ).toBe(beginning.kind !== 'article');
  });

  it.each(beginnings)('has no fault when it is a draft no more: %s', (_, files, beginning) => {
    expect(faultsOf(finished(withBegun(files, beginning)))).toEqual([]);
  });

  it.each(['null', 'true', '007', '2027', 'a', 'x'.repeat(64)])('may be called %s', (id) => {
    const files = withBegun(breadCourse(), { kind: 'lesson', id: lessonId.parse(id), course: bread });
    expect(faultsOf(finished(files))).toEqual([]);
    expect(
      faultsOf(finished(withBegun(files, { kind: 'course', id: courseId.parse(id), language: 'en' }))),
    ).toEqual([]);
  });

  it('is entered at the end of the course, whose file is else as it was', () => {
    const file = 'content/courses/bread/course.yaml';
    const before = breadCourse().get(file) ?? '';
    expect(withBegun(breadCourse(), lesson).get(file)).toBe(
      before.replace('  - oven\n', '  - oven\n  - salt\n'),
    );
  });

  it('goes into a file of its own where its article has no insights yet', () => {
    const files = withBegun(breadCourse(), { kind: 'article', id: articleId.parse('on-spelt') });
    const id = insightId.parse('steam');
    const insight: Beginning = {
      kind: 'insight',
      id,
      article: articleId.parse('on-spelt'),
      insightKind: 'reason',
    };
    expect(withBegun(files, insight).get('content/insights/on-spelt.yaml')).toContain('- id: steam\n');
  });

  it('has the settings of a stage as they are without a file, and they are taken with every comment made a line', () => {
    const prod = stageName.parse('prod');
    const begun = withBegun(breadCourse(), { kind: 'stage', id: prod });
    expect(readStage(begun, prod)).toEqual({ settings: defaultStageSettings });
    const text = begun.get('content/stages/prod.yaml') ?? '';
    const all = text
      .replace(/^# (?=\w+:| {2})/gm, '')
      .replaceAll('…', 'abc')
      .replace(/^ {2}- name/m, '  - name');
    const taken = readStage(new Map([['content/stages/prod.yaml', all]]), prod);
    expect(taken).toMatchObject({
      settings: {
        domains: [{ name: 'course.example.org' }],
        hostedZone: { name: 'example.org' },
        images: { domains: ['images.course.example.org'] },
        alarmsTo: 'alarms@example.org',
        budget: 20,
      },
    });
  });

  it('writes nothing over', () => {
    expect(refusal(breadCourse(), { kind: 'course', id: bread, language: 'en' })).toBe(
      'There is a content/courses/bread/course.yaml already; nothing was written.',
    );
    const files = withBegun(breadCourse(), lesson);
    expect(refusal(files, lesson)).toContain('already');
  });

  it.each<[string, Beginning, RegExp]>([
    [
      'a lesson of no course',
      { kind: 'lesson', id: salt, course: cake },
      /There is no content\/courses\/cake\/course\.yaml/,
    ],
    [
      'a lesson of a reserved name',
      { kind: 'lesson', id: lessonId.parse('closing'), course: bread },
      /a name Dripline keeps/,
    ],
    [
      'an insight of no article',
      {
        kind: 'insight',
        id: insightId.parse('steam'),
        article: articleId.parse('none'),
        insightKind: 'reason',
      },
      /names the article "none", which does not exist/,
    ],
    [
      'an insight of a taken name',
      {
        kind: 'insight',
        id: insightId.parse('a-reason'),
        article: articleId.parse('wheat'),
        insightKind: 'reason',
      },
      /the id "a-reason", which content\/insights\/rye\.yaml already has/,
    ],
    [
      'an issue of no newsletter',
      { kind: 'issue', id: issueId.parse('2027-02-01-x'), list: letters },
      /no list\.yaml/,
    ],
    [
      'a newsletter with the name of a course',
      { kind: 'newsletter', id: listId.parse('bread'), language: 'en' },
      /the id "bread" of the course/,
    ],
    [
      'an issue of a day that there is not',
      { kind: 'issue', id: issueId.parse('2027-02-30-x'), list: letters },
      /is not a date/,
    ],
  ])('is nothing where it could not be published later: %s', (_, beginning, sentence) => {
    expect(refusal(breadCourse(), beginning)).toMatch(sentence);
  });

  it('asks for a hand where the list of a file is written in a way of its own', () => {
    const odd = breadCourse({
      'content/insights/rye.yaml': (text) =>
        text.replace('insights:\n', 'insights: [\n').replace(/\n[\s\S]*$/, '\n]\n'),
    });
    const insight: Beginning = {
      kind: 'insight',
      id: insightId.parse('steam'),
      article: articleId.parse('rye'),
      insightKind: 'reason',
    };
    expect(refusal(odd, insight)).toMatch(/^Nothing was written/);
  });
});

/** Everything that there is to begin, in content that has one language. */
const everyBeginning = (language: Language): ContentFiles => {
  const [pain, rue, lettres] = [courseId.parse('pain'), articleId.parse('rue'), listId.parse('lettres')];
  const inTurn: Beginning[] = [
    { kind: 'site', id: pain, language },
    { kind: 'newsletter', id: lettres, language },
    { kind: 'lesson', id: lessonId.parse('ab'), course: pain },
    { kind: 'issue', id: issueId.parse('2027-02-01-z'), list: lettres },
    { kind: 'article', id: rue },
    ...insightKinds.map(
      (insightKind): Beginning => ({
        kind: 'insight',
        id: insightId.parse(`un-${insightKind}`),
        article: rue,
        insightKind,
      }),
    ),
  ];
  return inTurn.reduce(withBegun, new Map());
};

/** Comments are for authors, and English. */
const withoutComments = (text: string) => text.replace(/(^|\s)#(?!#).*$/gm, '');

describe.each(languageSchema.options)('what is begun in %s', (language) => {
  const words = sampleWords(templates, language);
  const begun = everyBeginning(language);
  const all = [...begun.values()].map(withoutComments).join('\n');

  it('has no fault, as a draft and when it is one no more', () => {
    expect(faultsOf(begun)).toEqual([]);
    expect(faultsOf(finished(begun))).toEqual([]);
  });

  it('says every sample in that language, and none in another', () => {
    const { beforeObjective: _, ...shown } = words;
    const said = (text: string) => all.toLowerCase().includes(text.toLowerCase());
    expect(Object.values(shown).filter((text) => !said(text))).toEqual([]);
    for (const other of languageSchema.options.filter((each) => each !== language)) {
      const { about, welcome, task, promise, objective, issueText, statement } = sampleWords(
        templates,
        other,
      );
      const sentences = { about: `${about} ab`, welcome, task, promise, objective, issueText, statement };
      expect(Object.values(sentences).filter(said)).toEqual([]);
    }
  });

  it('names the words that an objective goes on after as the mail has them', async () => {
    const { mail } = await wordsFor(language);
    const [before = ''] = mail.objective('…').split('…');
    expect(words.beforeObjective).toBe(before.trim().replaceAll('\u00a0', ' '));
  });
});
