import { describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
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
    const { files, gone } = done({ kind: 'newsletter', id: notes, ended: true });
    expect(gone).toHaveLength(2);
    expect(files.get(site)).toBe(`${breadCourse().get(site)}ended: [notes]\n`);
    const more = new Map(all()).set(site, `${all().get(site)}ended:\n  - letters\n`);
    expect(done({ kind: 'newsletter', id: notes, ended: true }, more).files.get(site)).toContain(
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
});

describe('what is not removed', () => {
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
