import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../worlds/temporary-folder.ts';

const program = fileURLToPath(new URL('../../bin/dripline.ts', import.meta.url));

it('ends quietly when whoever reads its output reads no further', async () => {
  const out = await temporaryFolder();
  const child = spawn(process.execPath, [program, 'build', '--out', out], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  const [complaints, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect({ complaints, code }).toEqual({ complaints: '', code: 0 });
});
