import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { projectRoot } from '../../lib/infra/bundle.ts';
import { type Comparison, comparisonsOf, figureSchema } from './figures.ts';
import type { RoundSettings } from './round.ts';
import type { Sizes } from './sizes.ts';

const figuresSchema = z.array(figureSchema);
type Figures = z.infer<typeof figuresSchema>;

const git = (...args: string[]): void => {
  execFileSync('git', args, { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'] });
};

/**
 * Another state of the project in a folder of its own, measured by this bench: what is compared is what ships, and the measure is
 * the same for both.
 */
const checkOut = async (ref: string, folder: string): Promise<void> => {
  git('worktree', 'add', '--quiet', '--detach', folder, ref);
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  await rm(join(folder, 'tests/bench'), { recursive: true, force: true });
  await cp(import.meta.dirname, join(folder, 'tests/bench'), { recursive: true });
};

/** One round in a process of its own. */
const roundOf = async (root: string, settings: RoundSettings): Promise<Figures> => {
  await mkdir(settings.folder, { recursive: true });
  const child = fork(join(root, 'tests/bench/round.ts'), [JSON.stringify(settings)], { cwd: root });
  const failed = once(child, 'exit').then(() => {
    throw new Error(`The round in ${root} ended without figures.`);
  });
  const [figures] = await Promise.race([once(child, 'message'), failed]);
  await rm(settings.folder, { recursive: true, force: true });
  return figuresSchema.parse(figures);
};

/**
 * This tree against another state of it, in pairs: in each both are measured one after the other, by turns this one first and that
 * one. Whatever else the machine has to do falls on both, so that their difference holds where neither figure would.
 */
export const compareWith = async (
  ref: string,
  sizes: Sizes,
  { folder, sweepAlone }: Pick<RoundSettings, 'folder' | 'sweepAlone'>,
): Promise<Comparison[]> => {
  const root = join(await mkdtemp(join(folder, 'before-')), 'tree');
  const settings = { sizes: { ...sizes, runs: 1 }, sweepAlone, folder: join(folder, 'round') };
  try {
    await checkOut(ref, root);
    const pairs: { before: Figures; after: Figures }[] = [];
    for (let pair = 0; pair < sizes.runs; pair += 1) {
      process.stderr.write(`pair ${pair + 1} of ${sizes.runs} …\n`);
      const first = pair % 2 === 0 ? await roundOf(root, settings) : undefined;
      const after = await roundOf(projectRoot, settings);
      pairs.push({ before: first ?? (await roundOf(root, settings)), after });
    }
    return comparisonsOf(pairs);
  } finally {
    git('worktree', 'remove', '--force', root);
  }
};
