import { describe, expect, it } from 'vitest';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { touchedIssues } from '../../../lib/pipeline/publish/touched-issues.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { madeImage } from '../../fixtures/made-image.ts';
import { issueMarkdown, listYaml } from '../../fixtures/newsletter-files.ts';

const hello = { listId: listId.parse('notes'), issueId: issueId.parse('2027-01-12-hello') };
const path = 'content/newsletters/notes/2027-01-12-hello.md';
const jar = 'content/newsletters/notes/jar.jpg';

const before = new Map([
  ...breadCourse(),
  ['content/newsletters/notes/list.yaml', listYaml('notes')],
  [path, issueMarkdown({ subject: 'Hello in January', date: '2027-01-12' })],
  [jar, madeImage(1)],
]);

describe('an issue that is on its way', () => {
  it.each([
    ['its own file', path, (text: string) => text.replace('Dear', 'Good')],
    ['an insight', 'content/insights/rye.yaml', (text: string) => text.replaceAll('claims', 'says')],
    ['an image', jar, () => madeImage(2)],
  ])('is looked at again where %s is another one', (_, file, change) => {
    const after = new Map(before).set(file, change(before.get(file) ?? ''));
    expect(touchedIssues(before, after)(hello)).toBe(true);
  });

  it.each(['content/site.yaml', 'content/courses/bread/flour.yaml'])('is left alone by %s', (file) => {
    const after = new Map(before).set(file, `${before.get(file)}# a comment\n`);
    expect(touchedIssues(before, after)(hello)).toBe(false);
    expect(touchedIssues(before, before)(hello)).toBe(false);
  });
});
