import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../lib/adapters/content/read-files.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const folderWith = async (make: (folder: string) => Promise<unknown>): Promise<string> => {
  const folder = join(await temporaryFolder(), 'content');
  await mkdir(join(folder, 'courses'), { recursive: true });
  await writeFile(join(folder, 'site.yaml'), 'brand: x');
  await make(folder);
  return folder;
};

describe('a folder of files', () => {
  it('is read in order, links to files among them, without what editors leave', async () => {
    const folder = await folderWith(async (at) => {
      await writeFile(join(at, 'courses', 'b.yaml'), 'b');
      await writeFile(join(at, 'courses', '.b.yaml.swp'), 'litter');
      await symlink(join(at, 'courses', 'b.yaml'), join(at, 'a.yaml'));
    });
    expect([...(await readFiles(folder))]).toEqual([
      ['a.yaml', 'b'],
      ['courses/b.yaml', 'b'],
      ['site.yaml', 'brand: x'],
    ]);
  });

  it.each([
    ['a folder in the place of a file', (at: string) => mkdir(join(at, 'issue.md')), /issue\.md is a folder/],
    [
      'a link to nowhere',
      (at: string) => symlink(join(at, 'none'), join(at, 'x.yaml')),
      /There is no .*x\.yaml\./,
    ],
    [
      'a link to itself',
      (at: string) => symlink(join(at, 'y.yaml'), join(at, 'y.yaml')),
      /y\.yaml is a link/,
    ],
  ])('is refused for %s, which would be missing without a word', async (_, make, sentence) => {
    await expect(readFiles(await folderWith(make))).rejects.toThrow(sentence);
  });

  it('is refused where it is not there, or is a file', async () => {
    const folder = await folderWith(async () => {});
    await expect(readFiles(join(folder, 'none'))).rejects.toThrow('There is no');
    await expect(readFiles(join(folder, 'site.yaml'))).rejects.toThrow('is a file where a folder is needed');
  });
});
