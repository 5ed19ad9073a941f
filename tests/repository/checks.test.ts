import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Biome's threads wait for one another beside other tests, and tsc keeps what it has made until its end, so that to collect in between frees little.
const env = { ...process.env, RAYON_NUM_THREADS: '1', GOGC: '800' };

/** What a tool of the project's own says, and whether it is content. */
const run = async (tool: string, ...args: string[]): Promise<string> => {
  try {
    await promisify(execFile)(`node_modules/.bin/${tool}`, args, { cwd: root, env, maxBuffer: 2 ** 24 });
    return 'clean';
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return `${stdout}\n${stderr}`;
  }
};

describe('the source', () => {
  it('has no type errors', async () => {
    expect(await run('tsc', '--project', '.', '--singleThreaded')).toBe('clean');
    // Ten seconds alone; on a busy machine that is minutes.
  }, 600_000);

  it('is formatted, and lint finds nothing', async () => {
    expect(await run('biome', 'ci', '--error-on-warnings', '--max-diagnostics=30', '.')).toBe('clean');
  });

  it('asks neither the compiler nor the runner to look away, in the ways that lint does not know', async () => {
    const away =
      /\/[/*]\s*@ts-|\b(it|test|describe)(\.\w+)*\.(todo|fails|skipIf|runIf)\b|\{ (skip|only|todo|fails): true/;
    const files = await Array.fromAsync(glob('{bin,lambdas,lib,tests}/**/*.ts', { cwd: root }));
    expect(files.length).toBeGreaterThan(400);
    expect(files.filter((file) => away.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
