import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../worlds/temporary-folder.ts';
import { runProgram } from '../../run-program.ts';

const root = await temporaryFolder();

const text = `# Auf Roggen

Roggen gärt schnell, Weizen hingegen langsam.

Von 600 Bäckern nehmen 73 % einen Deckel, wenn sie einen haben.
`;

describe('dripline distil', () => {
  it('writes drafts that pass the check, in the language of the course, and ends with 3 where there is nothing new', async () => {
    const folder = await mkdtemp(join(root, 'distil-'));
    const content = join(folder, 'content');
    const run = (...args: string[]) => runProgram([...args, '--content', content]);
    await run('new', 'site', 'brot', '--language', 'de');
    await writeFile(join(folder, 'roggen.md'), text);
    await run('add', join(folder, 'roggen.md'));
    expect(await run('distil', 'auf-roggen', '--most', '1')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('proposed 1 insight in '),
    });
    expect(await run('distil', 'auf-roggen')).toMatchObject({ code: 0, stderr: '' });
    const drafts = await readFile(join(content, 'insights', 'auf-roggen.yaml'), 'utf8');
    expect(drafts).toContain('kind: contrast');
    expect(drafts).toContain('number: "73 %"');
    expect(await run('check')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('is still to be written'),
    });
    expect(await run('distil', 'auf-roggen')).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('Nothing new'),
    });
    expect(await run('distil', 'roggen')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is auf-roggen.'),
    });
  }, 60_000);
});
