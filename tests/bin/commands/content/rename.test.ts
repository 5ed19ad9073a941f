import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { breadCourse } from '../../../fixtures/bread-course.ts';
import { contentOnDisk } from '../../../worlds/content-on-disk.ts';
import { runProgram } from '../../run-program.ts';

const drawing = new Uint8Array(
  await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a06030' } })
    .png()
    .toBuffer(),
);

const rename = (content: string, ...args: string[]) => runProgram(['rename', ...args, '--content', content]);

describe('dripline rename', () => {
  it('moves the file, changes what refers to it, says each, and leaves content that passes', async () => {
    const content = await contentOnDisk(breadCourse());
    const { code, stdout } = await rename(content, 'lesson', 'flour', 'meal');
    expect({ code, lines: stdout.trim().split('\n').sort() }).toEqual({
      code: 0,
      lines: [
        `changed ${content}/courses/bread/course.yaml`,
        `changed ${content}/courses/bread/meal.yaml`,
        `renamed ${content}/courses/bread/flour.yaml to ${content}/courses/bread/meal.yaml`,
      ],
    });
    expect((await readdir(join(content, 'courses', 'bread'))).sort()).toEqual([
      'course.yaml',
      'meal.yaml',
      'oven.yaml',
    ]);
    expect((await runProgram(['check', '--content', content])).stdout).toMatch(
      /^8 files: ready to be published\.\n/,
    );
  });

  it('asks before a course, which people may be in by its name, and takes along all that lies in its folder', async () => {
    const content = await contentOnDisk(breadCourse());
    await writeFile(join(content, 'courses', 'bread', 'oven.yaml~'), 'as it was');
    const asked = await rename(content, 'course', 'bread', 'loaf');
    expect({ code: asked.code, said: asked.stderr }).toEqual({
      code: 3,
      said: expect.stringContaining('--yes'),
    });
    expect(await readdir(join(content, 'courses'))).toEqual(['bread']);

    expect((await rename(content, 'course', 'bread', 'loaf', '--yes')).code).toBe(0);
    expect(await readdir(join(content, 'courses', 'loaf'))).toContain('oven.yaml~');
    expect(await readdir(join(content, 'courses'))).toEqual(['loaf']);
    expect(await readFile(join(content, 'site.yaml'), 'utf8')).toContain('defaultCourse: loaf');
  });

  it('moves all of a course whose images lie in a folder that comes first, as they are', async () => {
    const content = await contentOnDisk(
      new Map<string, string | Uint8Array>([
        ...breadCourse({
          'content/courses/bread/oven.yaml': (text) =>
            text.replace('blocks:\n', '$&  - image: a/crust.png\n    alt: A crust\n'),
        }),
        ['content/courses/bread/a/crust.png', drawing],
      ]),
    );
    expect((await rename(content, 'course', 'bread', 'loaf', '--yes')).code).toBe(0);
    expect(await readdir(join(content, 'courses'))).toEqual(['loaf']);
    expect((await readdir(join(content, 'courses', 'loaf'))).sort()).toEqual([
      'a',
      'course.yaml',
      'flour.yaml',
      'oven.yaml',
    ]);
    expect(new Uint8Array(await readFile(join(content, 'courses', 'loaf', 'a', 'crust.png')))).toEqual(
      drawing,
    );
  });

  it.each([
    ['a kind that there is not', ['recipe', 'a', 'b'], 'It is one of course, newsletter'],
    ['a name that none can have', ['lesson', 'flour', 'The Flour'], 'lower-case words joined by hyphens'],
    ['what is not there', ['lesson', 'salt', 'pepper'], 'there is no lesson "salt"'],
  ])('changes nothing for %s, and ends with 2', async (_, args, sentence) => {
    const content = await contentOnDisk(breadCourse());
    const { code, stderr, stdout } = await rename(content, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });
});
