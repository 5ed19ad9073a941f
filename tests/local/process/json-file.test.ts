import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Unusable } from '../../../lib/adapters/unusable.ts';
import { openJsonFile } from '../../../lib/local/process/json-file.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const schema = z.object({ offset: z.number() });
const newFile = async () => join(await temporaryFolder(), 'clock.json');
const openIt = (file: string) => openJsonFile(file, schema, () => ({ offset: 0 }));

describe('a small file of JSON', () => {
  it('is made where it is missing, and read again', async () => {
    const file = await newFile();
    openIt(file).set({ offset: 5 });
    expect(openIt(file).get()).toEqual({ offset: 5 });
  });

  it.each([
    ['empty', '', 'it is empty'],
    ['blank', ' \n', 'it is empty'],
    ['cut short', '{"offs', 'it is not whole JSON'],
    ['binary', '\u0000\u0001\uFFFD', 'it is not whole JSON'],
    ['of another shape', '{"a":[1]}', 'it is not what Dripline writes there'],
  ])('that is %s is named, with what is wrong and what to do, and left as it is', async (_, text, why) => {
    const file = await newFile();
    await writeFile(file, text);
    expect(() => openIt(file)).toThrow(
      new Unusable(
        `${file} is damaged: ${why}. Put back a copy of it, or forget all earlier runs with: npm start -- --fresh`,
      ),
    );
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('that is a folder is named', async () => {
    const file = await newFile();
    await mkdir(file);
    expect(() => openIt(file)).toThrow(new Unusable(`${file} is a folder. A file is needed there.`));
  });
});
