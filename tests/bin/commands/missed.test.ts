import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { worldFolderOf } from '../../../bin/content-folder.ts';
import { startWorld } from '../../../lib/local/world/world.ts';
import { twelveWeeks } from '../../fixtures/twelve-weeks.ts';
import { readerAt } from '../../scenarios/reader.ts';
import { contentOnDisk } from '../../worlds/content-on-disk.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';
import { checkout, runProgram } from '../run-program.ts';

const content = await contentOnDisk(twelveWeeks());
const folder = await temporaryFolder();

/** The world that the command joins, with somebody whose first lesson SES did not take. */
const world = await startWorld({
  folder: worldFolderOf(content, folder),
  port: 0,
  content,
  templates: join(checkout, 'templates'),
});
if ('refused' in world) throw new Error(world.refused.join('\n'));
afterAll(() => world.close());
const unlucky = readerAt(world.url, 'unlucky@reader.test');
await unlucky.signUp('Europe/London');
await world.sweep();
await world.fake.failNextSends({
  kind: 'refuse',
  status: 400,
  code: 'InvalidParameterValue',
  message: 'Local address contains control or whitespace',
});
await unlucky.confirm();
await world.sweep();

const missed = (...args: string[]) =>
  runProgram(['missed', ...args, '--content', content], undefined, {}, folder);

// The first run of each command is a process of its own, which reads all of the program first.
const patience = { timeout: 240_000 };

describe('who did not get a mail', patience, () => {
  it('is said a line each, by address where that is asked for, masked where that is', async () => {
    const plain = (await missed('bread/flour')).stdout;
    expect(plain).toMatch(/^\w{26} {2}failed: .*\n1 in all\.\n$/);
    expect((await missed('bread/flour', '--addresses')).stdout).toContain('unlucky@reader.test  failed: ');
    expect((await missed('bread/flour', '--addresses', '--masked')).stdout).not.toContain('unlucky');
  });

  it('is a line of JSON each for another program', async () => {
    const { stdout, code } = await missed('bread/flour', '--addresses', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      subscriberId: expect.stringMatching(/^\w{26}$/),
      address: 'unlucky@reader.test',
      column: 'failed',
      reason: expect.any(String),
    });
  });

  it('is not said of a mail that there is not', async () => {
    expect((await missed('bread/flower')).stdout).toBe('Nobody stands in the books of bread/flower.\n');
    const { code, stderr } = await missed('tea/leaves');
    expect(code).not.toBe(0);
    expect(stderr).toContain('There is no course tea');
  });
});
