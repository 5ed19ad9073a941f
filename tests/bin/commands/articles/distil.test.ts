import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../../../worlds/temporary-folder.ts';
import { webServer } from '../../../worlds/web-server.ts';
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
  }, 120_000);

  it('asks a model that is configured only once its author has seen what that takes', async () => {
    const folder = await mkdtemp(join(root, 'model-'));
    const content = join(folder, 'content');
    const run = (...args: string[]) => runProgram([...args, '--content', content]);
    const server = await webServer((_, response) =>
      response.end(JSON.stringify({ choices: [{ message: { content: 'not JSON' } }] })),
    );
    await writeFile(join(folder, 'roggen.md'), text);
    await run('new', 'site', 'brot', '--language', 'de');
    await run('add', join(folder, 'roggen.md'));
    vi.stubEnv(
      'DRIPLINE_MODEL',
      `{ kind: openai, url: ${server}, model: small, price: { input: 3, output: 15 } }`,
    );
    onTestFinished(() => void vi.unstubAllEnvs());
    const asked = await run('distil', 'auf-roggen', '--most', '1');
    expect(asked).toMatchObject({ code: 3, stdout: '' });
    expect(asked.stderr).toMatch(
      /^small would be asked 2 questions: about [\d,]+ tokens in, 700 tokens out at most; \$0\.0\d at most\. Say --yes/,
    );
    expect((await run('distil', 'auf-roggen', '--most', '1', '--yes')).stdout).toContain(
      '0 with a claim that its paragraph bears, 1 with one that was rejected',
    );
    expect(await readFile(join(content, 'insights', 'auf-roggen.yaml'), 'utf8')).toContain(
      '# rejected: not JSON\n',
    );
    expect((await run('distil', 'auf-roggen', '--worksheet')).stdout).toContain('proposed 1 insight in ');
  }, 120_000);

  it('has a claim judged before it stands, and whoever signs it as it is has its verdict', async () => {
    const folder = await mkdtemp(join(root, 'verdict-'));
    const content = join(folder, 'content');
    const run = (...args: string[]) => runProgram([...args, '--content', content]);
    const claim = {
      title: 'Eile und Weile beim Gären',
      statement: 'Wer Roggen ansetzt, sieht ihn schnell gären; Weizen gärt langsam.',
      sides: [
        { name: 'Roggen', text: 'Gärt schnell.' },
        { name: 'Weizen', text: 'Gärt langsam.' },
      ],
    };
    const server = await webServer(async (request, response) => {
      const isOnClaim = (await textOf(request)).includes('a claim and the paragraphs');
      const answer = isOnClaim ? { verdict: 'supported', reason: 'So steht es da.' } : claim;
      response.end(JSON.stringify({ choices: [{ message: { content: JSON.stringify(answer) } }] }));
    });
    await writeFile(join(folder, 'roggen.md'), text);
    await run('new', 'site', 'brot', '--language', 'de');
    await run('add', join(folder, 'roggen.md'));
    vi.stubEnv('DRIPLINE_MODEL', `{ kind: openai, url: ${server}, model: small }`);
    onTestFinished(() => void vi.unstubAllEnvs());
    expect((await run('distil', 'auf-roggen', '--most', '1', '--yes')).stdout).toContain(
      '1 with a claim that its paragraph bears, 0 with one that was rejected',
    );
    const insights = join(content, 'insights', 'auf-roggen.yaml');
    await writeFile(insights, (await readFile(insights, 'utf8')).replace(/^ +draft: true\n/m, ''));
    vi.stubEnv('DRIPLINE_MODEL', undefined);
    expect(await run('judge')).toMatchObject({
      code: 0,
      stdout: 'All that can be asked about has its verdict.\n',
    });
  }, 120_000);
});
