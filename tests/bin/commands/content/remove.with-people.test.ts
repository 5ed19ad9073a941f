import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { breadCourse } from '../../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../../fixtures/newsletter-files.ts';
import { worldToJoin } from '../../world-to-join.ts';

const bread = breadCourse();
const cake = [...bread]
  .filter(([path]) => path.startsWith('content/courses/bread/'))
  .map(([path, text]) => [path.replace('/bread/', '/cake/'), text.replace('id: bread', 'id: cake')] as const);
const site = `${bread.get('content/site.yaml')}newsletter: notes # on the form\n`;
const { content, world, dripline } = await worldToJoin(
  new Map([
    ...bread,
    ...cake,
    ['content/site.yaml', site],
    ['content/newsletters/notes/list.yaml', listYaml('notes')],
    [
      'content/newsletters/notes/2027-01-12-hello.md',
      issueMarkdown({ subject: 'Hello', date: '2027-01-12' }),
    ],
  ]),
);

it('names the people in a course or newsletter, and the two ways there are for them, while a world runs', async () => {
  const post = (path: string, form: Record<string, string> = {}) =>
    fetch(world.url + path, { method: 'POST', body: new URLSearchParams(form) });
  await post('/subscribe', {
    email: 'ada@example.org',
    zone: 'Europe/London',
    course: 'cake',
    newsletter: 'notes',
  });
  const inbox = await (await fetch(`${world.url}/_local/mail?to=ada@example.org`)).text();
  await post(/\/confirm\/[\w.-]+/.exec(inbox)?.[0] ?? '');

  const remove = (...args: string[]) => dripline('remove', ...args);
  const siteNow = () => readFile(join(content, 'site.yaml'), 'utf8');
  for (const named of [
    ['course', 'cake'],
    ['newsletter', 'notes'],
  ]) {
    const asked = await remove(...named);
    expect(asked).toMatchObject({ code: 3 });
    expect(asked.stdout + asked.stderr).toMatch(/1 person is (in|on) it/);
    expect(asked.stderr).toMatch(/--closed.*--ended/);
  }
  expect(await readdir(join(content, 'courses'))).toContain('cake');
  expect(await readdir(join(content, 'newsletters'))).toContain('notes');
  expect(await siteNow()).toContain('newsletter: notes # on the form');

  // With the way said, there is no question left but whether it is meant.
  const said = await remove('newsletter', 'notes', '--ended');
  expect(said).toMatchObject({ code: 3, stderr: expect.not.stringContaining('--closed') });
  expect(await remove('newsletter', 'notes', '--ended', '--yes')).toMatchObject({ code: 0 });
  expect(await siteNow()).toBe(site.replace('newsletter: notes # on the form', 'ended: [notes]'));
});
