import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';
import { countConcerned } from '../../lib/pipeline/operate/count-concerned.ts';
import { endMembers } from '../../lib/pipeline/operate/end-members.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { textOf } from './course-in-language.ts';
import { advance, readerAt } from './reader.ts';
import { briefScenario as scenario } from './scenario-content.ts';

const { course, lessons: lessonsInAll, site, words } = scenario;
const folder = `content/courses/${course.id}`;
const other = courseId.parse('another-one');

/** The same course once more, under another name. */
const anotherCourse = [...scenario.files]
  .filter(([path]) => path.startsWith(`${folder}/`))
  .map(
    ([path, text]) =>
      [
        path.replace(folder, `content/courses/${other}`),
        text.replace(`id: ${course.id}\n`, `id: ${other}\n`),
      ] as const,
  );

/** So many days that every lesson and the closing mail have come. */
const theWholeCourse = `P${7 * (lessonsInAll + 1)}D`;

const world = await startTestWorld({
  content: new Map([...scenario.files, ...anotherCourse]),
  startAt: instantOf('2027-02-02T15:30:00Z'),
});

const file = (path: string) => join(world.project, path);
const edit = async (path: string, change: (text: string) => string) =>
  writeFile(file(path), change(await readFile(file(path), 'utf8')));

/** Somebody in a course, with its first lesson. */
const joined = async (address: string, to = course.id) => {
  const reader = readerAt(world.url, address);
  await reader.signUp('Europe/London', { course: to });
  expect((await reader.confirm()).status).toBe(200);
  return reader;
};

describe('a course that its author takes away', () => {
  it('goes on as it was until the author has said what is meant, and then nobody gets anything more', async () => {
    const reader = await joined('taken-away@example.org', other);
    await rm(file(`content/courses/${other}`), { recursive: true });
    const asked = await world.publish();
    expect(asked).toEqual({ kind: 'needs-answer', questions: [{ kind: 'course-gone', course: other }] });
    const count = countConcerned(world.connection);
    expect(await count({ kind: 'course-gone', course: other })).toBe('1 person is in it: 1 active');
    expect((await fetch(`${world.url}/courses/${other}`)).status).toBe(200);

    await edit('content/site.yaml', (text) => `${text}ended: [${other}]\n`);
    expect(await world.publish()).toMatchObject({
      kind: 'published',
      ended: [{ id: other, isKnown: true }],
    });
    expect((await fetch(`${world.url}/courses/${other}`)).status).toBe(410);
    const own = await fetch(reader.linkIn((await reader.lessons())[0] ?? expect.fail(), 'preferences'));
    expect(textOf(await own.text())).toContain(
      words.preferences.status.ended(words.dates.day(world.now(), timeZone.parse('Europe/London'))),
    );
    await advance(world.url, theWholeCourse);
    expect(await reader.lessons()).toHaveLength(1);
    // The sender has ended it as the second lesson fell due: there is nothing left to write down.
    expect(await endMembers(world.connection)(other)).toBe(0);
  });
});

describe('a course that is closed', () => {
  it('lets nobody in, and is finished by those in it, under the site of today', async () => {
    const reader = await joined('closed@example.org');
    await edit(`${folder}/course.yaml`, (text) => `closed: true\n${text}`);
    await edit('content/site.yaml', (text) => text.replace(site.brand, 'Another Hand'));
    expect(await world.publish()).toMatchObject({ kind: 'published' });
    expect(await (await fetch(`${world.url}/courses/${course.id}`)).text()).toContain(
      words.notOpen.closed(course.title).heading,
    );
    await advance(world.url, theWholeCourse);
    const lessons = await reader.lessons();
    expect(lessons).toHaveLength(lessonsInAll + 1);
    expect(lessons[0]?.text).not.toContain('Another Hand');
    for (const { text } of lessons.slice(1)) expect(text).toContain('Another Hand');
    await edit(`${folder}/course.yaml`, (text) => text.replace('closed: true\n', ''));
    await world.publish();
  });
});

describe('a lesson whose file is renamed', () => {
  it('comes to nobody twice, and its mail still opens', async () => {
    const reader = await joined('renamed@example.org');
    const [first] = await reader.lessons();
    const [lesson] = course.lessons;
    if (!first || !lesson) throw new Error('no lesson came');
    const [from, to] = [`${folder}/${lesson}.yaml`, `${folder}/renamed.yaml`];
    const text = (await readFile(file(from), 'utf8')).replace(`id: ${lesson}\n`, 'id: renamed\n');
    await rm(file(from));
    await mkdir(dirname(file(to)), { recursive: true });
    await writeFile(file(to), text);
    await edit(`${folder}/course.yaml`, (text) => text.replace(`- ${lesson}\n`, '- renamed\n'));
    expect(await world.publish()).toMatchObject({
      questions: [{ kind: 'lesson-repeated', lesson: 'renamed', like: lesson, isGone: true }],
    });

    await edit(to, (text) => `${text}was: [${lesson}]\n`);
    expect(await world.publish()).toMatchObject({ kind: 'published' });
    await advance(world.url, theWholeCourse);
    const subjects = (await reader.lessons()).map(({ subject }) => subject);
    expect(subjects).toHaveLength(lessonsInAll + 1);
    expect(new Set(subjects).size).toBe(lessonsInAll + 1);
    const read = await fetch(reader.linkIn(first, 'read'));
    expect([read.status, await read.text()]).toEqual([200, expect.stringContaining(first.subject)]);
  });
});
