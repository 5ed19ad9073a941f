import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commands } from '../../bin/commands.ts';
import { asOnDisk, contentFolderIn, worldFolderOf } from '../../bin/content-folder.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { contentOnDisk } from '../worlds/content-on-disk.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { checkout, runProgram } from './run-program.ts';

const bread = await contentOnDisk(breadCourse());
const nothing = join(await temporaryFolder(), 'nowhere');

const leavesOf = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);

const wrongFolder = async (kind: 'missing' | 'file' | 'empty' | 'one too high'): Promise<string> => {
  const folder = await temporaryFolder();
  switch (kind) {
    case 'missing':
      return join(folder, 'nowhere');
    case 'file':
      await writeFile(join(folder, 'a-file'), 'x');
      return join(folder, 'a-file');
    case 'empty':
      return folder;
    case 'one too high':
      await mkdir(join(folder, 'sub', 'content'), { recursive: true });
      await writeFile(join(folder, 'sub', 'content', 'site.yaml'), 'brand: x\n');
      return join(folder, 'sub');
  }
};

describe('the content folder', () => {
  const thatReadIt = [
    ['check'],
    ['build', '--out', join(nothing, 'out')],
    ['publish'],
    ['deploy'],
    ['start'],
    ['books'],
    ['newsletter', 'list'],
    ['subscribers', 'export'],
  ];
  it.each(thatReadIt)(
    'is what --content names, for %s, which begins nothing where there is none',
    async (...args) => {
      const { code, stdout, stderr } = await runProgram([...args, '--content', nothing]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(`There is no content in ${nothing}: no such folder.`);
    },
    20_000,
  );

  it('is one that the environment names, where no argument does', async () => {
    const named = await runProgram(['check'], checkout, { DRIPLINE_CONTENT: bread });
    expect(named.stdout).toMatch(/^8 files: ready to be published\.\n/);
    const both = await runProgram(['check', '--content', nothing], checkout, { DRIPLINE_CONTENT: bread });
    expect(both.code).toBe(2);
    expect(contentFolderIn({ DRIPLINE_CONTENT: bread })).toBe(bread);
    expect(contentFolderIn({})).toBe(join(checkout, 'content'));
  });

  it.each([
    ['missing', 'no such folder'],
    ['file', 'is a file; content is a folder'],
    ['empty', 'holds no content'],
    ['one too high', '/sub/content does; name that.'],
  ] as const)('is refused in a sentence where it is wrong: %s', async (kind, sentence) => {
    const { code, stderr } = await runProgram(['check', '--content', await wrongFolder(kind)]);
    expect({ code, said: stderr }).toEqual({ code: 2, said: expect.stringContaining(sentence) });
  });

  it('can be named for every command that there is', async () => {
    const loaded = await Promise.all(
      Object.entries(commands).map(async ([name, { load }]) => (await load()).name(name)),
    );
    const leaves = loaded.flatMap(leavesOf);
    expect(leaves.length).toBeGreaterThan(20);
    const without = leaves.filter(({ options }) => !options.some(({ long }) => long === '--content'));
    expect(without.map((command) => command.name())).toEqual([]);
  });

  it('gives files the names that they have on disk, in whatever is said of them', () => {
    const said = 'content/courses/bread/flour.yaml:3 has what content/site.yaml has';
    expect(asOnDisk('/home/ada/bread')(said)).toBe(
      '/home/ada/bread/courses/bread/flour.yaml:3 has what /home/ada/bread/site.yaml has',
    );
    expect(asOnDisk(join(process.cwd(), 'mine'))(said)).toContain('mine/courses/bread/flour.yaml:3');
    expect(asOnDisk(process.cwd())(said)).toContain('courses/bread/flour.yaml:3 has what site.yaml');
    expect(asOnDisk('/x')('In the content, content/recipes is nothing of ours')).toContain(
      ' content/recipes',
    );
  });

  it('has a world of its own on this machine', () => {
    const folders = [bread, nothing, join(checkout, 'content')].map((folder) =>
      worldFolderOf(folder, '/here'),
    );
    expect(new Set(folders).size).toBe(3);
    expect(folders.at(-1)).toBe('/here/.dripline');
  });
});
