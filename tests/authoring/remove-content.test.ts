import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../lib/adapters/content/read-content.ts';
import { type Removal, removeContent } from '../../lib/authoring/remove-content.ts';
import { articleId } from '../../lib/domain/content/article.ts';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { insightId } from '../../lib/domain/content/insight.ts';
import { issueId } from '../../lib/domain/content/issue.ts';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../fixtures/newsletter-files.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const site = 'content/site.yaml';
const course = 'content/courses/bread/course.yaml';
const [bread, notes, flourId] = [courseId.parse('bread'), listId.parse('notes'), lessonId.parse('flour')];
const january = '2027-01-12-hello';

const all = (): ContentFiles =>
  new Map([
    ...breadCourse({ [site]: (text) => `${text}newsletter: notes # on the form\n` }),
    ['content/newsletters/notes/list.yaml', listYaml('notes')],
    [
      `content/newsletters/notes/${january}.md`,
      issueMarkdown({ subject: 'Hello in January', date: '2027-01-12' }),
    ],
  ]);

/** Everything that can be named. */
const everyRemoval = (files: ContentFiles): Removal[] => {
  const { courses, newsletters, articles, insights } = contentOf(files);
  return [
    ...[...courses.values()].flatMap(({ course: { id, lessons } }): Removal[] => [
      { kind: 'course', id },
      ...lessons.map((lesson): Removal => ({ kind: 'lesson', id: lesson, course: id })),
    ]),
    ...[...newsletters.values()].flatMap(({ list, issues }): Removal[] => [
      { kind: 'newsletter', id: list.id },
      ...[...issues.keys()].map((id): Removal => ({ kind: 'issue', id, list: list.id })),
    ]),
    ...[...articles.keys()].map((id): Removal => ({ kind: 'article', id })),
    ...[...insights.keys()].map((id): Removal => ({ kind: 'insight', id })),
  ];
};

const contentOf = (files: ContentFiles) => {
  const read = readContent(files);
  if ('faults' in read) throw new Error(read.faults.map(({ message }) => message).join());
  return read.content;
};

const remove = (removal: Removal, files = all()) => removeContent(readContent)(files, removal);
const done = (removal: Removal, files = all()) => {
  const outcome = remove(removal, files);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome;
};
const refusedFor = (removal: Removal, files = all()) => {
  const outcome = remove(removal, files);
  return 'refused' in outcome ? outcome.refused : '';
};

describe('what is removed from content', () => {
  it('is a lesson and its place in the course', () => {
    const { files, gone, changed } = done({ kind: 'lesson', id: flourId, course: bread });
    expect({ gone, changed }).toEqual({ gone: ['content/courses/bread/flour.yaml'], changed: [course] });
    expect(files.get(course)).toBe(
      all()
        .get(course)
        ?.replace(/ *- flour\n/, ''),
    );
  });

  it('is a newsletter with its issues, and its line in site.yaml; it is over, where that is said', () => {
    const { files, gone } = done({ kind: 'newsletter', id: notes, as: 'ended' });
    expect(gone).toHaveLength(2);
    expect(files.get(site)).toBe(`${breadCourse().get(site)}ended: [notes]\n`);
    const more = new Map(all()).set(site, `${all().get(site)}ended:\n  - letters\n`);
    expect(done({ kind: 'newsletter', id: notes, as: 'ended' }, more).files.get(site)).toContain(
      'ended:\n  - letters\n  - notes\n',
    );
  });

  it('is an issue, and an insight that nothing rests on', () => {
    expect(done({ kind: 'issue', id: issueId.parse(january), list: notes }).gone).toHaveLength(1);
    const item = '  - id: loose\n    draft: true\n    kind: reason\n';
    const rye = 'content/insights/rye.yaml';
    const files = new Map(all()).set(rye, `${all().get(rye)}  # a thought\n${item}`);
    const removed = done({ kind: 'insight', id: insightId.parse('loose') }, files);
    expect({ gone: removed.gone, text: removed.files.get(rye) }).toEqual({ gone: [], text: all().get(rye) });
  });

  it('is an insight that a course only leaves out, with that mention of it', () => {
    const { files, changed } = done({ kind: 'insight', id: insightId.parse('a-reason') });
    expect(changed.sort()).toEqual([course, 'content/insights/rye.yaml']);
    expect(files.get(course)).toBe(
      all()
        .get(course)
        ?.replace(/leftOut:[\s\S]*$/, 'leftOut: []\n'),
    );
  });

  it('is nothing of a course or newsletter that is closed: its file says so, once', () => {
    const { files, gone, changed } = done({ kind: 'course', id: bread, as: 'closed' });
    expect({ gone, changed }).toEqual({ gone: [], changed: [course] });
    expect(files.get(course)).toBe(`${all().get(course)}closed: true\n`);
    expect(refusedFor({ kind: 'course', id: bread, as: 'closed' }, files)).toContain('is closed already');
  });

  it('is whatever it may be, in any order and among drafts, without a fault that was not there before', () => {
    const faultsIn = (content: ContentFiles) => {
      const read = readContent(content);
      return 'faults' in read ? read.faults.map(({ file, message }) => `${file} ${message}`) : [];
    };
    const everything = everyRemoval(all());
    const departures: Removal[] = everything.flatMap((removal) =>
      removal.kind === 'course' || removal.kind === 'newsletter'
        ? [
            { ...removal, as: 'ended' },
            { ...removal, as: 'closed' },
          ]
        : [],
    );
    const drafts = [...all().keys()].filter((path) => /rye|wheat|oven|notes/.test(path));
    const tried = new Set<boolean>();
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...everything, ...departures], { minLength: 1 }),
        fc.subarray(drafts.filter((path) => path.endsWith('.yaml') && !path.includes('articles'))),
        (removals, signedOff) => {
          let files: ContentFiles = new Map(
            [...all()].map(([path, text]) => [
              path,
              signedOff.includes(path) ? `draft: true\n${text}` : text,
            ]),
          );
          for (const removal of removals) {
            const before = faultsIn(files);
            const outcome = remove(removal, files);
            tried.add('files' in outcome);
            if ('refused' in outcome) continue;
            expect(faultsIn(outcome.files).filter((fault) => !before.includes(fault))).toEqual([]);
            files = outcome.files;
          }
        },
      ),
      { numRuns: 15 },
    );
    expect(tried).toEqual(new Set([true, false]));
  });
});

describe('what is not removed', () => {
  it('is what a draft shows, which would be at fault on the day that it is signed', () => {
    const lesson = all().get('content/courses/bread/oven.yaml') ?? '';
    const draft = lesson
      .replace('id: oven', 'draft: true\nid: crust')
      .replace(/subject: .*/, 'subject: The crust')
      .replace('a-practice', 'a-reason');
    const files = new Map(all())
      .set('content/courses/bread/crust.yaml', draft)
      .set(course, (all().get(course) ?? '').replace('  - oven\n', '  - oven\n  - crust\n'));
    const refused = refusedFor({ kind: 'insight', id: insightId.parse('a-reason') }, files);
    expect(refused).toMatch(/Nothing was removed.*crust\.yaml/);
  });

  it('is an article whose insight a draft shows, which would go along', () => {
    const salt = [
      [
        'content/articles/salt.yaml',
        (all().get('content/articles/wheat.yaml') ?? '').replaceAll('wheat', 'salt'),
      ],
      [
        'content/insights/salt.yaml',
        'article: salt\ninsights:\n  - id: slow\n    draft: true\n    kind: reason\n    title: Slow\n    statement: Salt slows.\n    evidence:\n      - article: salt\n        paragraphs: [1]\n',
      ],
    ] as const;
    const oven = 'content/courses/bread/oven.yaml';
    const lesson = (all().get(oven) ?? '').replace('blocks:\n', 'blocks:\n  - insight: slow\n');
    const files = new Map([...all(), ...salt, [oven, `draft: true\n${lesson}`]]);
    expect(refusedFor({ kind: 'article', id: articleId.parse('salt') }, files)).toMatch(
      /Nothing was removed.*oven\.yaml.*"slow", which does not exist/,
    );
  });

  it.each<[string, Removal, string]>([
    [
      'an insight that a lesson places',
      { kind: 'insight', id: insightId.parse('a-pitfall') },
      'names the insight "a-pitfall"',
    ],
    [
      'an article that insights rest on',
      { kind: 'article', id: articleId.parse('wheat') },
      'which does not exist',
    ],
    ['the course that the form offers', { kind: 'course', id: bread }, 'names the default course "bread"'],
    [
      'what is not there',
      { kind: 'lesson', id: lessonId.parse('ovn'), course: bread },
      'did you mean "oven"?',
    ],
  ])('is %s: the sentence says what rests on it', (_, removal, sentence) => {
    expect(refusedFor(removal)).toContain(sentence);
    expect(refusedFor(removal)).toContain('Nothing was removed');
  });

  it('is what stands in a file that no program can change without harm', () => {
    const files = new Map(all()).set('content/insights/rye.yaml', 'article: rye\ninsights: [{id: loose}]\n');
    expect(refusedFor({ kind: 'insight', id: insightId.parse('loose') }, files)).toContain('by hand');
  });
});
