import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { worldFolderOf } from '../../bin/content-folder.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { contentOnDisk } from '../worlds/content-on-disk.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { checkout, runProgram } from './run-program.ts';

const content = await contentOnDisk(breadCourse());
const program = join(checkout, 'bin', 'dripline.ts');

/** The program in a folder. */
const run = (folder: string, ...args: string[]) => runProgram(args, checkout, {}, folder);

it('ends quietly when whoever reads its output reads no further', async () => {
  const out = await temporaryFolder();
  const child = spawn(
    process.execPath,
    [program, 'build', '--out', join(out, 'mails'), '--content', content],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child.stdout.destroy();
  const [complaints, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect({ complaints, code }).toEqual({ complaints: '', code: 0 });
});

it('goes on with its work when nobody hears its complaints', async () => {
  const folder = await temporaryFolder();
  const child = spawn(process.execPath, [program, 'build', '--out', 'out', '--content', 'none'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.destroy();
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect({ said, code }).toEqual({ said: '', code: 2 });
});

it.each([
  ['publish', '--nope'],
  ['nope'],
  ['start', '--port', 'x'],
  ['subscribers'],
  ['publish', '--edition', ''],
  ['newsletter', 'send', ' '],
])('ends with 2 when it is called wrongly: %s %s', async (...args) => {
  const folder = await temporaryFolder();
  expect((await run(folder, ...args)).code).toBe(2);
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  ['subscribers', 'lift', 'ada@exmaple'],
  ['newsletter', 'test', 'notes/2027-01-12-hello', '--to', 'ada@exmaple'],
])(
  'does not repeat an address that is none, since what goes wrong is kept in logs: %s %s',
  async (...args) => {
    const { stderr, code } = await run(await temporaryFolder(), ...args);
    expect(code).toBe(2);
    expect(stderr).toContain('It should look like name@example.org.');
    expect(stderr).not.toContain('ada');
  },
);

it.each([['--help'], ['subscribers', 'import', '--help']])(
  'ends with 0 when it was asked for help: %s',
  async (...args) => {
    expect((await run(await temporaryFolder(), ...args)).code).toBe(0);
  },
);

it('says in one sentence which file of an earlier run is damaged, in whichever process that is found', async () => {
  const folder = await temporaryFolder();
  const data = worldFolderOf(content, folder);
  const release = () => run(folder, 'release', '--content', content);
  await mkdir(join(data, 'aws'), { recursive: true });
  await writeFile(join(data, 'aws', 'secret.json'), '{"current":"k1","k1"');
  const ofChild = await release();
  expect(ofChild).toMatchObject({ stdout: '', code: 1 });
  expect(ofChild.stderr).toMatch(/^\S+secret\.json is damaged: it is not whole JSON\. Put back .*--fresh\n$/);

  await writeFile(join(data, 'aws', 'secret.json'), '{"a":"b"}');
  expect(await release()).toEqual({
    stdout: '',
    stderr: 'The secret does not have the shape {"current":"k1","k1":"…"}; see docs/architecture.md.\n',
    code: 1,
  });

  await writeFile(join(data, 'clock.json'), '');
  expect((await release()).stderr).toMatch(/^\S+clock\.json is damaged: it is empty\. .*--fresh\n$/);
});
