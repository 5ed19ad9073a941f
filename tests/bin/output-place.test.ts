import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isFolder } from '../../bin/content-folder.ts';
import { intoFile, makeFolder } from '../../bin/output-place.ts';
import { sentenceOf } from '../../bin/sentence-of.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { contentOnDisk } from '../worlds/content-on-disk.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { runProgram } from './run-program.ts';

const root = await temporaryFolder();

/** What is said of a place. */
const refusalOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error) => sentenceOf(error)?.sentence,
  );

describe('a folder to write into', () => {
  it('is made with those above it, and may be there', async () => {
    const folder = join(root, 'some', 'way', 'down');
    await makeFolder(folder);
    await makeFolder(folder);
    expect(isFolder(folder)).toBe(true);
  });

  it('is refused where a file is in the way', async () => {
    const file = join(root, 'a-file');
    await writeFile(file, 'mine');
    expect(await refusalOf(makeFolder(file))).toBe(
      `${file} is a file where a folder is needed. Name another place.`,
    );
    expect(await refusalOf(makeFolder(join(file, 'in', 'it')))).toMatch(/in\/it is a file where .* place\.$/);
  });
});

it('is refused at once where the system lets nobody make one, which Node’s own way waits for without end', async () => {
  expect(await refusalOf(makeFolder('/proc/dripline/mails'))).toMatch(/ Name another place\.$/);
});

describe('a file to write', () => {
  it('is refused before any work where there is no folder for it, or something there already', async () => {
    let begun = false;
    const begin = async () => {
      begun = true;
    };
    const there = join(root, 'there.csv');
    await writeFile(there, 'mine');
    const nowhere = join(root, 'nowhere', 'people.csv');
    expect(await refusalOf(intoFile(nowhere, 'kept', begin))).toBe(
      `${nowhere} can not be written: there is no folder ${join(root, 'nowhere')}. Name another place.`,
    );
    expect(await refusalOf(intoFile(there, 'kept', begin))).toBe(
      `${there} is there already. Name a new one.`,
    );
    expect(await refusalOf(intoFile(root, 'replaced', begin))).toBe(
      `${root} is a folder. A file is needed there. Name another place.`,
    );
    expect(begun).toBe(false);
    expect(await readFile(there, 'utf8')).toBe('mine');
  });

  it('is not left behind empty by work that fails, and what was there stays as it was', async () => {
    const folder = join(root, 'of-failures');
    await mkdir(folder);
    const page = join(folder, 'page.html');
    await writeFile(page, 'before');
    const fail = () => Promise.reject(new Error('There is no such course.'));
    for (const [name, before] of [
      ['new.csv', 'kept'],
      ['page.html', 'replaced'],
    ] as const)
      await expect(intoFile(join(folder, name), before, fail)).rejects.toThrow('There is no such course.');
    expect(await readdir(folder)).toEqual(['page.html']);
    expect(await readFile(page, 'utf8')).toBe('before');
  });

  it('of people is for its owner’s eyes alone', async () => {
    const path = join(root, 'people.csv');
    await intoFile(path, 'kept', (file) => file.writeFile('address\n'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toBe('address\n');
  });

  it('says by its name that the disk is full', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    const path = join(root, 'much.csv');
    expect(await refusalOf(intoFile(path, 'kept', () => Promise.reject(full)))).toBe(
      `${path} can not be written: the disk is full. Name another place.`,
    );
  });
});

describe('every command that writes where it is told', { timeout: 240_000 }, () => {
  const nowhere = join(root, 'not-there', 'it');

  it.each([
    ['subscribers', 'export', '--out', nowhere],
    ['subscribers', 'download', 'ada@example.org', '--out', nowhere],
    ['subscribers', 'import', join(root, 'rows.csv'), '--report', nowhere],
    ['report', '--html', nowhere],
    ['build', '--out', '/proc/dripline'],
  ])('says before its work that it can not: %s %s', async (...args) => {
    await writeFile(join(root, 'rows.csv'), 'address\n');
    const content = await contentOnDisk(breadCourse());
    const { stdout, stderr, code } = await runProgram([...args, '--content', content]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 1 });
    expect(stderr).toMatch(/^\S+ .*\. Name another place\.\n$/);
  });
});
