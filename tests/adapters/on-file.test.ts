import { mkdir, open, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileTrouble, onFile, unusableInWords } from '../../lib/adapters/on-file.ts';
import { Unusable } from '../../lib/adapters/unusable.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';

const folder = await temporaryFolder();
const file = join(folder, 'a-file');
await writeFile(file, 'text');
const circle = join(folder, 'circle');
await symlink(circle, circle);

/** As the file system says it to whoever may not: tests may be run by root, who may. */
const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: file });

describe('a file that cannot be used', () => {
  it.each([
    ['is missing', join(folder, 'none'), `There is no ${join(folder, 'none')}.`],
    ['is a folder', folder, `${folder} is a folder. A file is needed there.`],
    [
      'lies in a file',
      join(file, 'x'),
      `${join(file, 'x')} is a file where a folder is needed, or lies in one.`,
    ],
    ['is a link in a circle', circle, `${circle} is a link that leads in a circle.`],
  ])('that %s is named in a sentence', async (_, path, sentence) => {
    const reading = onFile(path, () => readFile(path, 'utf8'));
    await expect(reading).rejects.toThrow(new Unusable(sentence));
  });

  it('that may not be read is named in a sentence', () => {
    expect(fileTrouble(denied)).toBe(`${file} may not be read or written by you.`);
  });

  it('that is there already is not written over', async () => {
    await expect(onFile(file, () => open(file, 'wx'))).rejects.toThrow('is there already. Name a new one.');
  });

  it('where a folder is needed is told from one that is in the way', async () => {
    await expect(onFile(file, () => mkdir(file, { recursive: true }))).rejects.toThrow(
      `${file} is a file where a folder is needed.`,
    );
    await expect(onFile(file, () => readdir(file))).rejects.toThrow('is a file where a folder is needed');
  });

  it('is told from a mistake of ours, which keeps its trace', async () => {
    const mistake = new TypeError('x is not a function');
    await expect(onFile(file, () => Promise.reject(mistake))).rejects.toBe(mistake);
    expect(unusableInWords(mistake)).toBeUndefined();
    expect(unusableInWords(Object.assign(new Error('boom'), { code: 'ERR_X', path: file }))).toBeUndefined();
  });
});
