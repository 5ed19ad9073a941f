import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAt, watchFolders } from '../../../lib/local/process/watch-folders.ts';
import { startWorld } from '../../../lib/local/world/world.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { writeContent } from '../../worlds/content-on-disk.ts';
import { servicesHere } from '../../worlds/services-here.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const project = await temporaryFolder();
const from = {
  content: await writeContent(join(project, 'content'), breadCourse()),
  templates: fileURLToPath(new URL('../../../templates', import.meta.url)),
};

const siteFile = join(from.content, 'site.yaml');
const site = await readFile(siteFile, 'utf8');
const courseFile = join(from.content, 'courses', 'bread', 'course.yaml');
const course = await readFile(courseFile, 'utf8');

describe('content that is edited while the local world runs', () => {
  it('keeps a world from starting when it is broken, with every fault in a sentence', async () => {
    await writeFile(siteFile, site.replace(/^replyTo:.*$/m, 'replyTo: nobody').replace(/^brand:.*\n/m, ''));
    const world = await startWorld({
      folder: join(project, 'data'),
      port: 0,
      ...from,
      services: servicesHere().start,
    });
    expect(world).toEqual({
      refused: [
        expect.stringMatching(/^content\/site\.yaml.*/),
        expect.stringMatching(/^content\/site\.yaml.*/),
      ],
    });
    await writeFile(siteFile, site);
  });

  it('lets a world start where a course that is new is at fault, without it', {
    timeout: 30_000,
  }, async () => {
    await writeContent(from.content, new Map([['content/courses/cake/course.yaml', 'title: [']]));
    const world = await startWorld({
      folder: join(project, 'third'),
      port: 0,
      ...from,
      services: servicesHere().start,
    });
    await rm(join(from.content, 'courses', 'cake'), { recursive: true });
    if ('refused' in world) throw new Error(world.refused.join('\n'));
    expect(world.begun).toMatchObject({
      courses: [{ course: 'bread' }],
      faults: [{ file: 'content/courses/cake/course.yaml', line: 1 }],
      kept: [{ unit: 'content/courses/cake', isPublished: false }],
    });
    await world.close();
  });

  it('may be drafts alone: the studio shows them, and the first that is signed is published as it is saved', {
    timeout: 30_000,
  }, async () => {
    await writeFile(courseFile, `draft: true\n${course}`);
    const world = await startWorld({
      folder: join(project, 'fourth'),
      port: 0,
      ...from,
      services: servicesHere().start,
    });
    await writeFile(courseFile, course);
    if ('refused' in world) throw new Error(world.refused.join('\n'));
    expect(world.begun.faults).toMatchObject([
      { message: expect.stringContaining('every course and newsletter is still a draft') },
    ]);
    expect((await fetch(world.url)).status).toBe(404);
    expect(await (await fetch(`${world.url}/_local/studio`)).text()).toContain('The flour and the jar');
    expect(await world.publish()).toMatchObject({ kind: 'published' });
    expect((await fetch(world.url)).status).toBe(200);
    await world.close();
  });

  it('is published on save; a broken save leaves what is published', { timeout: 60_000 }, async () => {
    const world = await startWorld({
      folder: join(project, 'data'),
      port: 0,
      ...from,
      services: servicesHere().start,
    });
    if ('refused' in world) throw new Error(world.refused.join('\n'));
    afterAll(world.close);
    const titled = async () => /<title>([^<·]*)/.exec(await (await fetch(world.url)).text())?.[1]?.trim();

    await writeFile(courseFile, course.replace(/^title:.*$/m, 'title: Another Title'));
    expect(await world.publish()).toMatchObject({ kind: 'published' });
    expect(await titled()).toBe('Another Title');

    await writeFile(courseFile, 'title: [');
    expect(await world.publish()).toMatchObject({
      kind: 'unchanged',
      kept: [{ unit: 'content/courses/bread', isPublished: true }],
    });
    expect(await titled()).toBe('Another Title');
    await world.travelTo('next-mail');
    expect(await titled()).toBe('Another Title');

    // The whole folder goes, for a while, and another comes in its place.
    const { content } = from;
    const folders = Object.values(from);
    const said: string[] = [];
    const unwatch = watchFolders(folders, await lookAt(folders), {
      saved: async () => {
        said.push((await world.publish()).kind);
      },
      gone: (folder) => said.push(`gone: ${folder}`),
    });
    await rename(content, join(project, 'away'));
    await expect.poll(() => said, { timeout: 10_000 }).toEqual([`gone: ${content}`]);
    expect(await world.publish()).toMatchObject({
      kind: 'refused',
      faults: expect.arrayContaining([expect.objectContaining({ file: 'content/site.yaml' })]),
    });
    await world.travelTo('next-mail');
    expect(await titled()).toBe('Another Title');
    await writeFile(
      join(project, 'away', 'courses', 'bread', 'course.yaml'),
      course.replace(/^title:.*$/m, 'title: The Third Title'),
    );
    await rename(join(project, 'away'), content);
    await expect.poll(() => said, { timeout: 20_000 }).toEqual([`gone: ${content}`, 'published']);
    expect(await titled()).toBe('The Third Title');
    unwatch();
  });

  it('keeps a world from starting when it is not there, in a sentence', async () => {
    const world = await startWorld({
      folder: join(project, 'other'),
      port: 0,
      ...from,
      services: servicesHere().start,
      content: join(project, 'nowhere'),
    });
    expect(world).toEqual({
      refused: expect.arrayContaining([expect.stringMatching(/^content\/site\.yaml.*/)]),
    });
  });
});
