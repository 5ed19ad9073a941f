import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkout, runProgram } from '../bin/run-program.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';

const content = join(checkout, 'content');
/** The example, or what somebody has put in its place; they may have moved it elsewhere, too. */
const isHere = existsSync(content);
const out = await temporaryFolder();

it('what is in content/ passes the gate that everybody’s content passes, if there is anything', async () => {
  const { code, stdout, stderr } = await runProgram(['check', '--json', '--content', content]);
  if (isHere) expect({ code, faults: JSON.parse(stdout).faults }).toEqual({ code: 0, faults: [] });
  else expect({ code, said: stderr }).toEqual({ code: 2, said: expect.stringContaining('no such folder') });
});

it('what is in content/ and no draft becomes mails', async () => {
  const { code, stderr } = await runProgram(['build', '--out', out, '--content', content]);
  expect({ code, stderr }).toEqual(
    isHere ? { code: 0, stderr: '' } : { code: 2, stderr: expect.any(String) },
  );
});
