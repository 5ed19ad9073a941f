import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../lib/adapters/content/read-content.ts';
import { type Renaming, renameContent } from '../../lib/authoring/rename-content.ts';
import { articleId } from '../../lib/domain/content/article.ts';
import { type ContentFiles, faultInWords } from '../../lib/domain/content/content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { insightId } from '../../lib/domain/content/insight.ts';
import { issueId } from '../../lib/domain/content/issue.ts';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { madeImage } from '../fixtures/made-image.ts';
import { issueMarkdown, listYaml } from '../fixtures/newsletter-files.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const site = 'content/site.yaml';
const flour = 'content/courses/bread/flour.yaml';
const course = 'content/courses/bread/course.yaml';
const notes = listId.parse('notes');
const bread = courseId.parse('bread');
const january = '2027-01-12-hello';

const all = (changes: Parameters<typeof breadCourse>[0] = {}): ContentFiles =>
  new Map([
    ...breadCourse({ [site]: (text) => `${text}newsletter: notes\n`, ...changes }),
    ['content/newsletters/notes/list.yaml', listYaml('notes')],
    [
      `content/newsletters/notes/${january}.md`,
      issueMarkdown({ subject: 'Hello in January', date: '2027-01-12', audience: 'course:bread' }),
    ],
  ]);

const rename = renameContent(readContent);
const done = (files: ContentFiles, renaming: Renaming) => {
  const outcome = rename(files, renaming);
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome;
};
const faultsOf = (files: ContentFiles) => {
  const read = readContent(files);
  return [...('faults' in read ? read.faults : []), ...read.notes].map(faultInWords);
};

const renamings: Renaming[] = [
  { kind: 'course', from: bread, to: courseId.parse('loaf') },
  { kind: 'lesson', from: lessonId.parse('flour'), to: lessonId.parse('meal'), course: bread },
  { kind: 'article', from: articleId.parse('rye'), to: articleId.parse('on-rye') },
  { kind: 'insight', from: insightId.parse('a-pitfall'), to: insightId.parse('a-trap') },
  { kind: 'newsletter', from: notes, to: listId.parse('letters') },
  { kind: 'issue', from: issueId.parse(january), to: issueId.parse('2027-01-19-good-day'), list: notes },
];

describe('renameContent', () => {
  it.each(renamings.map((renaming) => [renaming.kind, renaming] as const))(
    'gives a %s another name wherever it stands, and leaves content that is right',
    (_, renaming) => {
      const { files } = done(all(), renaming);
      expect(faultsOf(files)).toEqual([]);
      // As keys and items name it; in running words it may stand as before.
      const named = new RegExp(`(^|/|: ?|- |\\[|, )"?${renaming.from}"?(\\.(yaml|md)|/|,|\\]|$)`, 'm');
      const still = [...files].filter(([file, text]) =>
        named.test(`${file}\n${text.replace(/^(was|url|text): .*$/gm, '')}`),
      );
      expect(still.map(([file]) => file)).toEqual([]);
    },
  );

  it('changes nothing but names: comments, quotes and order stay', () => {
    const files = all({ [course]: (text) => text.replace('  - flour', '  - "flour" # comes first') });
    const { files: after, changed, moved } = done(files, renamings[1] as Renaming);
    expect(after.get(course)).toBe((files.get(course) ?? '').replace('"flour" # comes', 'meal # comes'));
    expect(moved).toEqual([[flour, 'content/courses/bread/meal.yaml']]);
    expect(changed.sort()).toEqual([course, 'content/courses/bread/meal.yaml']);
  });

  it.each([1, 5])('notes the former name, so that nobody gets it twice: %i', (index) => {
    const renaming = renamings[index] as Renaming;
    const { files, moved } = done(all(), renaming);
    const [, path = ''] = moved[0] ?? [];
    expect(files.get(path)).toContain(`was: [${renaming.from}]`);
    const once = { ...renaming, from: renaming.to, to: `${renaming.to}-again` } as Renaming;
    const again = done(files, once);
    expect(again.files.get(again.moved[0]?.[1] ?? '')).toContain(`was: [${renaming.from}, ${renaming.to}]`);
  });

  it('follows a lesson into the segments by its own course alone, and leaves the rest of them as written', () => {
    const list = 'content/newsletters/notes/list.yaml';
    const cake = 'content/courses/cake';
    const segments = `segments:
  # Whoever has begun.
  begun: { course: bread, had: "flour", notHad: oven }   # and no more
  cakes:
    had: flour # of another course
    course: cake
`;
    const files = new Map(all())
      .set(list, `${listYaml('notes')}${segments}`)
      .set(`${cake}/course.yaml`, (all().get(course) ?? '').replace('id: bread', 'id: cake'))
      .set(`${cake}/flour.yaml`, all().get(flour) ?? '')
      .set(`${cake}/oven.yaml`, all().get('content/courses/bread/oven.yaml') ?? '');
    const { files: after, changed } = done(files, renamings[1] as Renaming);
    expect(after.get(list)).toBe(`${listYaml('notes')}${segments.replace('"flour"', 'meal')}`);
    expect(changed.sort()).toEqual([course, 'content/courses/bread/meal.yaml', list]);
  });

  it('leaves a segment that is called as the course is', () => {
    const list = 'content/newsletters/notes/list.yaml';
    const issue = `content/newsletters/notes/${january}.md`;
    const files = new Map(all())
      .set(list, `${listYaml('notes')}segments:\n  bread:\n    tag: baker\n`)
      .set(issue, (all().get(issue) ?? '').replace('audience: course:bread', 'audience: segment:bread'));
    const after = done(files, { kind: 'course', from: bread, to: courseId.parse('loaf') }).files;
    expect(after.get(issue)).toContain('audience: segment:bread');
  });

  it('moves an issue to the date in its new name', () => {
    const { files } = done(all(), renamings[5] as Renaming);
    expect(files.get('content/newsletters/notes/2027-01-19-good-day.md')).toContain('date: 2027-01-19');
  });

  it('finds what an issue shows among its words', () => {
    const path = `content/newsletters/notes/${january}.md`;
    const shown = '```blocks\n- insight: a-pitfall # once more\n```\n';
    const files = new Map(all()).set(path, `${all().get(path)}\n${shown}\nThe end.\n`);
    const { files: after } = done(files, renamings[3] as Renaming);
    expect(after.get(path)).toContain(shown.replaceAll('a-pitfall', 'a-trap'));
    expect(faultsOf(after)).toEqual(faultsOf(files));
  });

  describe('of what images lie beside', () => {
    const letter = `content/newsletters/notes/${january}.md`;
    const inBread = 'content/courses/bread/pictures/the crust.jpg';
    const inNotes = 'content/newsletters/notes/jar.jpg';
    const files = new Map(
      all({
        [course]: (text) =>
          text.replace(
            /closing:\n[\s\S]*?blocks:\n/,
            '$&    - image: ../../newsletters/notes/jar.jpg # far\n      alt: A jar\n',
          ),
        [flour]: (text) =>
          text.replace('blocks:\n', '$&  - image: pictures/the crust.jpg\n    alt: A crust\n'),
      }),
    )
      .set(inBread, madeImage(1))
      .set(inNotes, madeImage(2))
      .set(
        letter,
        `${all().get(letter)}\n![A jar](jar.jpg "So far")\n\n![A crust](../../courses/bread/pictures/the%20crust.jpg)\n\n\`\`\`blocks\n- image: ../../courses/bread/pictures/the crust.jpg\n  alt: A crust\n\`\`\`\n`,
      );

    it('stands on content that is right', () => expect(faultsOf(files)).toEqual([]));

    it.each(renamings.map((renaming) => [renaming.kind, renaming] as const))(
      'keeps each of them shown under the other name of a %s, and touches none',
      (_, renaming) => {
        const { files: after, changed } = done(files, renaming);
        expect(faultsOf(after)).toEqual([]);
        expect(changed.filter((path) => path.endsWith('.jpg'))).toEqual([]);
      },
    );

    it('names those that moved by their new way, and leaves the names of all others', () => {
      const { files: after } = done(files, renamings[0] as Renaming);
      expect(after.get(letter)).toBe(
        files
          .get(letter)
          ?.replaceAll(/courses\/bread|course:bread/g, (found) => found.replace('bread', 'loaf')),
      );
      expect(after.get('content/courses/loaf/flour.yaml')).toBe(files.get(flour));
    });
  });

  it.each([
    ['what is not there', { ...renamings[3], from: 'a-pit' }, 'There is no insight "a-pit"'],
    [
      'a name that is taken',
      { ...renamings[1], to: 'oven' },
      'There is a content/courses/bread/oven.yaml already',
    ],
    ['an insight of that name', { ...renamings[3], to: 'a-reason' }, 'since with the name "a-reason"'],
    ['a name that Dripline keeps', { ...renamings[1], to: 'closing' }, 'is a name Dripline keeps'],
  ])('changes nothing for %s', (_, renaming, sentence) => {
    expect(rename(all(), renaming as Renaming)).toEqual({ refused: expect.stringContaining(sentence) });
  });

  it('there and back again leaves each file of an insight and an article byte by byte', () => {
    const id = fc
      .stringMatching(/^[a-z]{3,8}(-[a-z]{3,8})?$/)
      .filter((each) => !/^(rye|wheat|a-.*)$/.test(each));
    fc.assert(
      fc.property(id, fc.constantFrom(2, 3), (to, index) => {
        const there = { ...(renamings[index] as Renaming), to } as Renaming;
        const back = { ...there, from: there.to, to: there.from } as Renaming;
        const { files } = done(all(), there);
        expect(new Map([...done(files, back).files].sort())).toEqual(new Map([...all()].sort()));
      }),
      { numRuns: 30 },
    );
  });
});
