import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { countConcerned } from '../../lib/pipeline/operate/count-concerned.ts';
import { endMembers } from '../../lib/pipeline/operate/end-members.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';

const cake = [...breadCourse()]
  .filter(([path]) => path.startsWith('content/courses/bread/'))
  .map(([path, text]) => [path.replace('/bread/', '/cake/'), text.replace('id: bread', 'id: cake')] as const);

const world = await startTestWorld({
  content: new Map([...breadCourse(), ...cake]),
  startAt: instantOf('2027-02-02T15:30:00Z'),
});

const file = (path: string) => join(world.project, path);
const edit = async (path: string, change: (text: string) => string) =>
  writeFile(file(path), change(await readFile(file(path), 'utf8')));

/** Somebody in a course, with its first lesson. */
const joined = async (address: string, course: string) => {
  const reader = readerAt(world.url, address);
  await reader.signUp('Europe/London', { course });
  expect((await reader.confirm()).status).toBe(200);
  return reader;
};

describe('a course that its author takes away', () => {
  it('goes on as it was until the author has said what is meant, and then nobody gets anything more', async () => {
    const reader = await joined('cake@example.org', 'cake');
    await rm(file('content/courses/cake'), { recursive: true });
    const asked = await world.publish();
    expect(asked).toEqual({ kind: 'needs-answer', questions: [{ kind: 'course-gone', course: 'cake' }] });
    const count = countConcerned(world.connection);
    expect(await count({ kind: 'course-gone', course: courseId.parse('cake') })).toBe(
      '1 person is in it: 1 active',
    );
    expect((await fetch(`${world.url}/courses/cake`)).status).toBe(200);

    await edit('content/site.yaml', (text) => `${text}ended: [cake]\n`);
    expect(await world.publish()).toMatchObject({
      kind: 'published',
      ended: [{ id: 'cake', isKnown: true }],
    });
    expect((await fetch(`${world.url}/courses/cake`)).status).toBe(410);
    const own = await fetch(reader.linkIn((await reader.lessons())[0] ?? expect.fail(), 'preferences'));
    expect(await own.text()).toContain('The course ended on');
    await advance(world.url, 'P30D');
    expect(await reader.lessons()).toHaveLength(1);
    // The sender has ended it as the second lesson fell due: there is nothing left to write down.
    expect(await endMembers(world.connection)('cake')).toBe(0);
  });
});

describe('a course that is closed', () => {
  it('lets nobody in, and is finished by those in it, under the site of today', async () => {
    const reader = await joined('closed@example.org', 'bread');
    await edit('content/courses/bread/course.yaml', (text) =>
      text.replace('leftOut:', 'closed: true\nleftOut:'),
    );
    await edit('content/site.yaml', (text) => text.replace('The Bakery', 'The Other Bakery'));
    expect(await world.publish()).toMatchObject({ kind: 'published' });
    expect(await (await fetch(`${world.url}/courses/bread`)).text()).toContain('takes nobody new');
    await advance(world.url, 'P30D');
    const lessons = await reader.lessons();
    expect(lessons).toHaveLength(3);
    expect(lessons[0]?.text).not.toContain('The Other Bakery');
    for (const { text } of lessons.slice(1)) expect(text).toContain('The Other Bakery');
    await edit('content/courses/bread/course.yaml', (text) => text.replace('closed: true\n', ''));
    await world.publish();
  });
});

describe('a lesson whose file is renamed', () => {
  it('comes to nobody twice, and its mail still opens', async () => {
    const reader = await joined('renamed@example.org', 'bread');
    const [first] = await reader.lessons();
    if (!first) throw new Error('no lesson came');
    const [from, to] = ['content/courses/bread/flour.yaml', 'content/courses/bread/meal.yaml'];
    const text = (await readFile(file(from), 'utf8')).replace('id: flour', 'id: meal');
    await rm(file(from));
    await mkdir(dirname(file(to)), { recursive: true });
    await writeFile(file(to), text);
    await edit('content/courses/bread/course.yaml', (course) => course.replace('- flour', '- meal'));
    expect(await world.publish()).toMatchObject({
      questions: [{ kind: 'lesson-repeated', lesson: 'meal', like: 'flour', isGone: true }],
    });

    await edit(to, (lesson) => `${lesson}was: [flour]\n`);
    expect(await world.publish()).toMatchObject({ kind: 'published' });
    await advance(world.url, 'P30D');
    const subjects = (await reader.lessons()).map(({ subject }) => subject);
    expect(subjects).toHaveLength(3);
    expect(new Set(subjects).size).toBe(3);
    const read = await fetch(reader.linkIn(first, 'read'));
    expect([read.status, await read.text()]).toEqual([200, expect.stringContaining(first.subject)]);
  });
});
