import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Python's packages that are used here, each in the version that is known to do. A newer one may know more, or less: docs/cloud.md. */
const pinned = { ministack: 'ministack==1.5.33', 'cfn-lint': 'cfn-lint==1.58.0' };

/** Installs a package into a Python environment within `folder`, once; resolves to where the programs of that environment are. */
export const pythonTool = async (name: keyof typeof pinned, folder: string): Promise<string> => {
  const environment = join(folder, 'python');
  const programs = join(environment, 'bin');
  const done = join(environment, `installed-${pinned[name]}`);
  if (existsSync(done)) return programs;
  await mkdir(folder, { recursive: true });
  if (!existsSync(programs)) await makeEnvironment(environment);
  await run(join(programs, 'python'), ['-m', 'pip', 'install', '--quiet', pinned[name]]);
  await (await open(done, 'w')).close();
  return programs;
};

const makeEnvironment = (environment: string): Promise<unknown> =>
  run('python3', ['-m', 'venv', '--clear', environment]).catch((error: unknown) => {
    throw new Error(
      'The emulated AWS needs Python 3.10 or later with its venv module ("python3 -m venv"), which was not to be had.',
      { cause: error },
    );
  });
