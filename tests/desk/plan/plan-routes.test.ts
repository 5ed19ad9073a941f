import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { readerAt } from '../../scenarios/reader.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const world = await startTestWorld({ startAt: instantOf('2027-01-04T10:00:00Z') });
const course = join(world.project, 'content', 'courses', 'bread');
const show = async () => (await fetch(`${world.url}/_local/desk/plan`)).text();

describe('the page of the plan', () => {
  it('says that nothing would change, what would and for whom, and what keeps it from being published', async () => {
    expect(await show()).toContain('bread stays as it is');
    const reader = readerAt(world.url, 'ada@reader.test');
    await reader.signUp('Europe/London');
    await reader.confirm();
    await world.sweep();

    const salt = join(course, 'salt.yaml');
    const written = await readFile(salt, 'utf8');
    await writeFile(salt, `${written}\nnobody: knows this\n`);
    const faulty = await show();
    expect(faulty).toContain('salt.yaml');
    expect(faulty).toContain('nobody');

    await rm(salt);
    const file = join(course, 'course.yaml');
    const whole = await readFile(file, 'utf8');
    await writeFile(file, whole.replace(/^ *- salt\n/m, ''));
    const page = await show();
    expect(page).toMatch(/salt: withdrawn; 1 will not get it/);
    expect(page).not.toContain('bread stays as it is');
    await writeFile(salt, written);
    await writeFile(file, whole);
    expect(await show()).toContain('bread stays as it is');
    // Looking has published nothing.
    expect((await world.connection.editions.live())?.version).toBe(1);
  });
});
