import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breadCourse } from '../../../fixtures/bread-course.ts';
import { worldToJoin } from '../../world-to-join.ts';

const { folder, world, dripline: run } = await worldToJoin(breadCourse(), { publishesNothing: true });

describe('the report on the world of this machine', () => {
  it('is text, figures for a program, or one page for a browser', async () => {
    const text = await run('report');
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).toContain('In short\n========');

    const figures = await run('report', '--json', '--since', '2026-01-01', '--look');
    expect(JSON.parse(figures.stdout)).toMatchObject({ stage: 'local', since: '2026-01-01' });

    const page = join(folder, 'report.html');
    expect(await run('report', '--html', page)).toMatchObject({ code: 0, stdout: `${page}\n` });
    expect(await readFile(page, 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('has its calendar and its costs by commands of their own', async () => {
    expect((await run('calendar')).stdout).toContain('The next seven days');
    const planned = JSON.parse((await run('calendar', '--plan', '--json')).stdout);
    expect(planned.planned.total).toEqual({ now: 0, planned: 0 });
    expect((await run('calendar', '--plan')).stdout).toContain('would change nothing in these seven days');
    expect(JSON.parse((await run('costs', '--json')).stdout)).toMatchObject({ plan: 'essentials' });
  });

  it('is made of a world of its own where none runs', async () => {
    await world.close();
    const { stdout, code } = await run('report');
    expect({ stdout, code }).toEqual({ stdout: expect.stringContaining('In short\n========'), code: 0 });
  });

  it('refuses what is no day', async () => {
    const misused = await run('report', '--since', 'yesterday');
    expect(misused.code).toBe(2);
    expect(misused.stderr).toContain('“yesterday” is not a date such as 2027-01-12');
  });
});
