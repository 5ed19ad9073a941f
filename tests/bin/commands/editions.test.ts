import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startServices } from '../../../lib/local/world/services.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { worldToJoin } from '../world-to-join.ts';

// The first run of each command is a process of its own, which reads all of the program first.
const programs = { timeout: 240_000 };

const {
  content,
  world,
  dripline: run,
} = await worldToJoin(breadCourse(), {
  publishesNothing: true,
  // What they know outlives the world.
  services: startServices,
});
const editions = async () => JSON.parse((await run('editions', '--json')).stdout);

describe('the editions that were live', () => {
  it('are listed, and one of them can be returned to', programs, async () => {
    expect((await run('editions')).stdout).toBe('Nothing has been published yet.\n');
    expect((await run('publish')).code).toBe(0);
    const first = (await editions()).live;

    const file = join(content, 'site.yaml');
    await writeFile(file, (await readFile(file, 'utf8')).replace('The Bakery', 'The Mill'));
    expect((await run('publish')).code).toBe(0);
    const second = (await editions()).live;
    expect(second).not.toBe(first);

    const back = await run('publish', '--edition', first.slice(0, 8));
    expect(back).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`return to edition ${first.slice(0, 8)}`),
    });
    const { live, history } = await editions();
    expect(live).toBe(first);
    expect(history.map(({ edition }: { edition: string }) => edition)).toEqual([first, second, first]);
    expect((await run('editions')).stdout).toMatch(/^\w{8} {2}live since 20\S+\n\w{8} {2}went live 20\S+\n/);
  });

  it('that were never live, or are not named, change nothing', programs, async () => {
    const before = await editions();
    expect(await run('publish', '--edition', 'zzzz')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('editions" shows those there are'),
    });
    expect(await run('publish', '--edition', '')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('It is empty.'),
    });
    expect(await editions()).toEqual(before);
  });

  it('are still known when no world runs, and a command starts one of its own', programs, async () => {
    const before = await editions();
    await world.close();
    expect(await editions()).toEqual(before);
  });
});
