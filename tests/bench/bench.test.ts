import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { temporaryFolder } from '../worlds/temporary-folder.ts';

const resultsSchema = z.strictObject({
  node: z.string(),
  cpus: z.string(),
  figures: z.array(
    z.strictObject({ name: z.string(), unit: z.string(), value: z.number(), runs: z.int().positive() }),
  ),
});

describe('npm run bench', () => {
  it('runs from end to end, prints its figures and writes them to a file', async () => {
    const file = join(await temporaryFolder(), 'results.json');
    const program = join(import.meta.dirname, 'run.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program, '--small', '--out', file]);

    const { figures } = resultsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    const values = new Map(figures.map(({ name, value }) => [name, value]));
    expect(values.get('  of it: the due index, by rule')).toBe(2);
    expect(values.get('a million mails, SES à la carte')).toBe(100);
    expect(figures.filter(({ value }) => !Number.isFinite(value))).toEqual([]);
    for (const { name } of figures) expect(stdout).toContain(name);
    // Emulators, bundles and six child processes: on a busy machine that is minutes.
  }, 600_000);

  it('measures another state of the project beside this one, and leaves nothing of it behind', async () => {
    const run = promisify(execFile);
    const program = join(import.meta.dirname, 'run.ts');
    const worktrees = async () =>
      (await run('git', ['worktree', 'list'], { cwd: import.meta.dirname })).stdout;
    const options = ['--small', '--sweep', '--against', 'HEAD'];
    const { stdout } = await run(process.execPath, [program, ...options]);
    expect(stdout).toMatch(/before +after +pairs/);
    expect(stdout).toMatch(/CPU of the sweeper, a delivery +[\d.,]+ +[\d.,]+ +[+-]?[\d.,]+ %/);
    expect(await worktrees()).not.toContain('dripline-bench-');
  }, 240_000);
});
