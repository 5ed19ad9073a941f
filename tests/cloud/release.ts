import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout } from '../bin/run-program.ts';

/** What CHANGELOG.md calls 1.0.0: the last commit before what stands under 1.1.0. */
const commits = { '1.0.0': '125f878e1147c457b213d7bfdb2d4409ba40de24' };

const run = promisify(execFile);

/** A release as it was, with what its own lock file names, in a folder within `folder`; made once. */
export const checkOutRelease = async (name: keyof typeof commits, folder: string): Promise<string> => {
  const release = join(folder, `release-${name}`);
  const isDone = join(release, 'installed');
  if (existsSync(isDone)) return release;
  await rm(release, { recursive: true, force: true });
  await mkdir(release, { recursive: true });
  const archive = join(folder, `release-${name}.tar`);
  await run('git', ['archive', '--output', archive, commits[name]], { cwd: checkout }).catch(
    (error: unknown) => {
      throw new Error(
        `The upgrade is played from ${name}, which is commit ${commits[name]}: it takes a clone with its history ("git fetch --unshallow").`,
        { cause: error },
      );
    },
  );
  await run('tar', ['-xf', archive, '-C', release]);
  await rm(archive);
  await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: release });
  await (await open(isDone, 'w')).close();
  return release;
};
