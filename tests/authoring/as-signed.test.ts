import { expect, it } from 'vitest';
import { asSigned } from '../../lib/authoring/as-signed.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { issueMarkdown } from '../fixtures/newsletter-files.ts';

const flour = 'content/courses/bread/flour.yaml';
const rye = 'content/insights/rye.yaml';

it('takes the draft out of front matter too, and keeps every line where it stands', () => {
  const file = 'content/newsletters/letters/2027-06-01-june.md';
  const written = issueMarkdown({ subject: 'Of June', date: '2027-06-01' });
  const draft = written.replace('---\n', '---\ndraft: true # until May\n');
  expect(asSigned(new Map([[file, draft]])).get(file)).toBe(written.replace('---\n', '---\n # until May\n'));
});

it('leaves words alone that only look like it', () => {
  const code = (text: string) => text.replace('blocks:\n', 'blocks:\n  - code: |\n      draft: true\n');
  const written = breadCourse({ [flour]: code });
  expect(asSigned(written).get(flour)).toBe(written.get(flour));
});

it('leaves an insight a draft that says nothing yet', () => {
  const begun =
    '  - id: begun\n    draft: true\n    kind: pitfall\n    title: # yours\n    statement: # yours\n';
  const written = breadCourse({ [rye]: (text) => text.trimEnd().concat('\n', begun) });
  expect(asSigned(written).get(rye)).toBe(written.get(rye));
});
