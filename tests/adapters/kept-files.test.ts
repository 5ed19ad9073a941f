import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { keptFiles } from '../../lib/adapters/kept-files.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';

const number = z.int();

describe('files that are kept', () => {
  it('are found under their names, by whoever comes later too', async () => {
    const folder = join(await temporaryFolder(), 'below', 'it');
    expect(await keptFiles(folder).find('one', number)).toBeUndefined();
    await keptFiles(folder).keep('one', 1);
    expect(await keptFiles(folder).find('one', number)).toBe(1);
    expect(await keptFiles(folder).find('two', number)).toBeUndefined();
    expect(await keptFiles(folder).find('one', z.string())).toBeUndefined();
  });

  it('are never more than so many: the oldest are forgotten', async () => {
    const folder = await temporaryFolder();
    const files = keptFiles(folder, 10);
    for (let value = 0; value < 25; value += 1) {
      await files.keep(`${value}`, value);
      // A second apart, whatever the file system makes of shorter times.
      await utimes(join(folder, `${value}.json`), value, value);
      expect((await readdir(folder)).length).toBeLessThanOrEqual(10);
    }
    expect(await files.find('24', number)).toBe(24);
    expect(await files.find('20', number)).toBe(20);
    expect(await files.find('3', number)).toBeUndefined();
  });
});
