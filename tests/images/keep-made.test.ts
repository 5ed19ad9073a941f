import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createKeepMade } from '../../lib/images/keep-made.ts';
import { type Made, makeImage } from '../../lib/images/make-image.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';

const photo = await sharp({ create: { width: 80, height: 50, channels: 3, background: '#a06030' } })
  .jpeg()
  .toBuffer();

/** Makes an image, and counts how often it was made. */
const maker = () => {
  const count = { of: 0 };
  const make = (): Promise<Made> => {
    count.of += 1;
    return makeImage('content/courses/bread/crust.jpg', photo);
  };
  return { count, make };
};

const expected = await makeImage('content/courses/bread/crust.jpg', photo);

describe('what was made of an image', () => {
  it('is not made again by this run or the next, and is the same byte for byte', async () => {
    const folder = await temporaryFolder();
    const { count, make } = maker();
    const first = createKeepMade(folder);
    for (const keepMade of [first, first, createKeepMade(folder)])
      expect(await keepMade('a photo', make)).toEqual(expected);
    expect(count.of).toBe(1);
    await createKeepMade(folder)('another photo', make);
    expect(count.of).toBe(2);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, 200)],
    ['of other bytes', (text: string) => text.replace(/"bytes":"..../, '"bytes":"AAAA')],
    ['empty', () => ''],
    ['something else', () => '{"image":{"name":"x"}}'],
  ])('is made again where what was kept is %s', async (_, damage) => {
    const folder = await temporaryFolder();
    const { count, make } = maker();
    await createKeepMade(folder)('a photo', make);
    const [name = ''] = await readdir(folder);
    const file = join(folder, name);
    await writeFile(file, damage(await readFile(file, 'utf8')));
    expect(await createKeepMade(folder)('a photo', make)).toEqual(expected);
    expect(count.of).toBe(2);
  });

  it('is made all the same where nothing can be kept', async () => {
    const file = join(await temporaryFolder(), 'a file');
    await writeFile(file, '');
    expect(await createKeepMade(join(file, 'below it'))('a photo', maker().make)).toEqual(expected);
  });

  it('is not kept where it was refused: its file may be mended meanwhile', async () => {
    const folder = await temporaryFolder();
    const refuse = () => makeImage('content/courses/bread/crust.jpg', photo.subarray(0, 100));
    expect((await createKeepMade(folder)('a photo', refuse)).image.status).toBe('refused');
    expect(await readdir(folder)).toEqual([]);
  });
});
