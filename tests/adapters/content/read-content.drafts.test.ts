import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import { faultInWords } from '../../../lib/domain/content/content.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../fixtures/newsletter-files.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const site = 'content/site.yaml';
const course = 'content/courses/bread/course.yaml';
const oven = 'content/courses/bread/oven.yaml';
const flour = 'content/courses/bread/flour.yaml';
const rye = 'content/insights/rye.yaml';
const wheat = 'content/insights/wheat.yaml';
const cake = 'content/courses/cake/course.yaml';
const list = 'content/newsletters/notes/list.yaml';
const issue = 'content/newsletters/notes/2027-01-12-hello.md';
const hello = issueMarkdown({ subject: 'A first letter', date: '2027-01-12' });

type Changes = NonNullable<Parameters<typeof breadCourse>[0]>;

const read = (changes: Changes) => {
  const result = readContent(breadCourse({ [list]: listYaml('notes'), [issue]: hello, ...changes }));
  const content = 'content' in result ? result.content : undefined;
  return {
    faults: 'faults' in result ? result.faults.map(faultInWords) : [],
    notes: result.notes.map(faultInWords),
    lessons: [...(content?.courses.values() ?? [])].map((each) => each.course.lessons),
    files: [...(content?.courses.values() ?? [])].map(({ lessons }) => [...lessons.keys()]),
    insights: [...(content?.insights.keys() ?? [])],
    issues: [...(content?.newsletters.values() ?? [])].map(({ issues }) => [...issues.keys()]),
    courses: [...(content?.courses.keys() ?? [])],
    newsletters: [...(content?.newsletters.keys() ?? [])],
  };
};
const draft = (text: string) => `draft: true\n${text}`;
const draftIssue = (text: string) => text.replace('---\n', '---\ndraft: true\n');
const replaced = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);

/** The bread course once more, as a draft called cake. */
const cakeDraft: Changes = {
  [cake]: draft((breadCourse().get(course) ?? '').replace('id: bread', 'id: cake')),
  'content/courses/cake/flour.yaml': breadCourse().get(flour) ?? '',
  'content/courses/cake/oven.yaml': breadCourse().get(oven) ?? '',
};

/** An issue for a segment, as its list has it. */
const forSegment = (segment: string, text = hello): Changes => ({
  [list]: `${listYaml('notes')}segments:\n  readers: ${segment}\n`,
  [issue]: text.replace('audience: all', 'audience: segment:readers'),
});

describe('a draft', () => {
  it('of a lesson is not published, and its course goes on without it', () => {
    const { faults, lessons, files } = read({ [oven]: draft });
    expect(faults).toEqual([]);
    expect([lessons, files]).toEqual([[['flour']], [['flour']]]);
  });

  it('of an issue is not published', () => {
    expect(read({}).issues).toEqual([['2027-01-12-hello']]);
    expect(read({ [issue]: draftIssue(hello) })).toMatchObject({ faults: [], issues: [[]] });
  });

  it('of an insight is not published, whether it has a place or not', () => {
    const { faults, insights } = read({
      [rye]: replaced('    kind: reason\n', '    kind: reason\n    draft: true\n'),
    });
    expect(faults).toEqual([]);
    expect(insights).not.toContain('a-reason');
  });

  it('of a course is not published, with all its lessons', () => {
    expect(read(cakeDraft)).toMatchObject({ faults: [], courses: ['bread'] });
  });

  it('of a newsletter is not published, with all its issues', () => {
    expect(read({ [list]: draft(listYaml('notes')) })).toMatchObject({ faults: [], newsletters: [] });
  });
});

describe('what is wrong in a draft', () => {
  it.each<[string, Changes, string]>([
    [
      'a lesson of the wrong shape',
      { [oven]: (text) => draft(text.replace('minutes: 15', 'minutes: 0')) },
      oven,
    ],
    ['a lesson that is no YAML', { [oven]: () => 'draft: true\nblocks: [' }, oven],
    ['a lesson that is a scaffold', { [oven]: () => 'draft: true\nid: oven\n' }, oven],
    [
      'an insight that does not exist',
      { [oven]: (text) => draft(text.replace('a-practice', 'a-praxis')) },
      oven,
    ],
    ['an issue of the wrong shape', { [issue]: draftIssue(hello).replace('audience: all\n', '') }, issue],
    [
      'an unknown audience',
      { [issue]: draftIssue(hello).replace('audience: all', 'audience: course:no') },
      issue,
    ],
    [
      'a lesson of a course that is one',
      { ...cakeDraft, 'content/courses/cake/oven.yaml': 'id: oven\n' },
      'content/courses/cake/oven.yaml',
    ],
    [
      'an insight of the wrong shape',
      { [wheat]: replaced('    kind: practice\n', '    kind: habit\n    draft: true\n') },
      wheat,
    ],
  ])('is a note and keeps nothing from being published: %s', (_, changes, file) => {
    // Lessons of bread that name what has become unreadable would be at fault themselves.
    const { faults, notes } = read(
      file === wheat ? { ...changes, [oven]: replaced('  - insight: a-practice\n', '') } : changes,
    );
    expect(faults).toEqual([]);
    expect(notes).toContainEqual(expect.stringMatching(`^${file}(:\\d+)? `));
  });

  it('is a fault in the same file without the word', () => {
    expect(read({ [oven]: replaced('minutes: 15', 'minutes: 0') }).faults).toHaveLength(1);
  });

  it('never makes what is published give way: of two lessons of one subject, the draft has the note', () => {
    const { faults, notes } = read({
      [flour]: draft,
      [oven]: replaced(/subject: .*/, 'subject: The flour and the jar'),
    });
    expect(faults).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(`^${flour}:\\d+ has the subject`)]);
  });
});

describe('what is published', () => {
  it.each<[string, Changes, string]>([
    [
      'an insight in a lesson',
      { [rye]: replaced('    kind: pitfall\n', '    kind: pitfall\n    draft: true\n') },
      'names the insight "a-pitfall", which is still a draft',
    ],
    [
      'the default course',
      { ...cakeDraft, [site]: replaced('defaultCourse: bread', 'defaultCourse: cake') },
      'names the course "cake", which is still a draft',
    ],
    [
      'the newsletter on the form',
      { [list]: draft(listYaml('notes')), [site]: (text) => `${text}newsletter: notes\n` },
      'names the newsletter "notes", which is still a draft',
    ],
    [
      'the audience of an issue',
      { ...cakeDraft, [issue]: hello.replace('audience: all', 'audience: finished:cake') },
      'names the course "cake", which is still a draft',
    ],
    [
      'the course of a segment that an issue is for',
      { ...cakeDraft, ...forSegment('{ course: cake }') },
      `${issue}:7 names the segment "readers", and by it the course "cake", which is still a draft`,
    ],
    [
      'the lesson of a segment that an issue is for',
      { [oven]: draft, ...forSegment('{ course: bread, notHad: oven }') },
      `${issue}:7 names the segment "readers", and by it the lesson "oven", which is still a draft`,
    ],
    [
      'the newsletter of a segment that an issue is for',
      {
        'content/newsletters/tides/list.yaml': draft(listYaml('tides')),
        ...forSegment('{ list: tides }'),
      },
      `${issue}:7 names the segment "readers", and by it the newsletter "tides", which is still a draft`,
    ],
    [
      'every lesson of a course',
      { [flour]: draft, [oven]: draft },
      'lists drafts alone; write "draft: true" in bread/course.yaml too, or finish a lesson',
    ],
  ])('rests on no draft: %s', (_, changes, sentence) => {
    expect(read(changes).faults).toContainEqual(expect.stringContaining(sentence));
  });

  it('may have a segment by a draft for which nothing is published yet', () => {
    expect(read({ ...cakeDraft, ...forSegment('{ course: cake }'), [issue]: hello }).faults).toEqual([]);
    const { faults, notes } = read({ ...cakeDraft, ...forSegment('{ course: cake }', draftIssue(hello)) });
    expect(faults).toEqual([]);
    expect(notes).toContainEqual(expect.stringContaining('and by it the course "cake"'));
  });

  it('may leave out what is still a draft', () => {
    expect(
      read({ [rye]: replaced('    kind: reason\n', '    kind: reason\n    draft: true\n') }).faults,
    ).toEqual([]);
  });
});
