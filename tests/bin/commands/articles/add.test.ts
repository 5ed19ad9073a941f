import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../worlds/temporary-folder.ts';
import { runProgram } from '../../run-program.ts';

const root = await temporaryFolder();
const desk = async () => {
  const folder = await mkdtemp(join(root, 'add-'));
  const content = join(folder, 'content');
  await runProgram(['new', 'site', 'bread', '--content', content]);
  const run = (...args: string[]) => runProgram([...args, '--content', content]);
  return { folder, content, run };
};

describe('dripline add', () => {
  it('keeps the text where no repository and no publish finds it, tells what changed, and refuses a taken id', async () => {
    const { folder, content, run } = await desk();
    const file = join(folder, 'steam.md');
    await writeFile(file, '# On steam\n\nSteam keeps the crust soft.\n\nA tray will do.\n');
    expect(await run('add', file)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('3 paragraphs'),
    });
    expect(await readdir(join(content, '.articles'))).toEqual(['.gitignore', 'on-steam.txt']);
    expect(await readFile(join(content, '.articles', '.gitignore'), 'utf8')).toBe('*\n');
    expect((await run('check')).code).toBe(0);

    expect(await run('add', file)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('--update on-steam'),
    });
    await run('new', 'insight', 'soft', '--article', 'on-steam');
    await writeFile(file, '# On steam, again\n\nSteam keeps the crust soft.\n');
    const updated = await run('add', file, '--update', 'on-steam');
    expect(updated.stdout).toContain('1 paragraph changed (1), 1 paragraph gone');
    expect(updated.stdout).toContain('look at soft: paragraph 1 has changed since it was cited');
    expect((await run('check')).stdout).toContain(
      'paragraph 1 of "on-steam" has changed since insight "soft" cited it',
    );

    const shown = await run('show', 'on-steam', '--uncited');
    expect(shown.stdout).toContain('2  Steam keeps the crust soft.\n   · nothing cites it');
    expect(shown.stdout).not.toContain('again');
    expect(JSON.parse((await run('show', 'on-steam', '--json')).stdout)).toMatchObject({
      article: 'on-steam',
      paragraphs: [
        { number: 1, citedBy: [{ insight: 'soft', isDraft: true }], isStale: true },
        { number: 2, citedBy: [] },
      ],
    });
  }, 120_000);

  it('lists a feed until somebody chooses from it', async () => {
    const { folder, content, run } = await desk();
    const file = join(folder, 'feed.xml');
    const items = ['steam', 'rye'].map(
      (name) => `<item><title>On ${name}</title><description>Of ${name}, all.</description></item>`,
    );
    await writeFile(
      file,
      `<rss version="2.0"><channel><title>The Mill</title>${items.join('')}</channel></rss>`,
    );
    expect(await run('add', file)).toEqual({
      code: 3,
      stdout: '1  unknown     On steam\n2  unknown     On rye\n',
      stderr: 'This is a feed. Say which of its articles: --entries 1,3, --latest 2 or --all.\n',
    });
    expect(await run('add', file, '--entries', '3')).toMatchObject({ code: 2 });
    expect(await run('add', file, '--entries', '2')).toMatchObject({ code: 0 });
    expect(await readFile(join(content, '.articles', 'on-rye.txt'), 'utf8')).toBe('Of rye, all.\n');
    // One that is there already is no reason to leave out the others.
    const all = await run('add', file, '--all');
    expect(all).toMatchObject({ code: 2, stderr: expect.stringContaining('on-rye.yaml already') });
    expect(all.stdout).toContain(`wrote ${join(content, 'articles', 'on-steam.yaml')}`);
  }, 120_000);

  it.each([
    ['a file that is not there', ['add', 'nowhere.md'], 1, 'There is no nowhere.md.'],
    ['an address of this machine', ['add', 'http://127.0.0.1:9/'], 1, 'no articles are fetched from'],
    ['what is no address of the web', ['add', 'ftp://mill.test/a'], 1, 'is no web address'],
    ['an article that there is not', ['show', 'oats'], 2, 'There are no articles yet'],
    ['a number that is none', ['add', 'feed.xml', '--latest', 'two'], 2, 'Give a whole number from 1 to'],
  ])(
    'says what is wrong with %s',
    async (_, args, code, sentence) => {
      const { run } = await desk();
      expect(await run(...args)).toMatchObject({
        code,
        stdout: '',
        stderr: expect.stringContaining(sentence),
      });
    },
    30_000,
  );
});
