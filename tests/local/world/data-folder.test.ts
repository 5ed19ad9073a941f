import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder } from '../../../lib/local/world/data-folder.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

it('forgets the data of earlier runs, but not who holds the folder', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'dynamodb'));
  await writeFile(join(folder, 'dynamodb', 'CURRENT'), 'x');
  await writeFile(join(folder, 'clock.json'), '{}');
  await writeFile(join(folder, 'world.json'), '{}');
  await emptyFolder(folder);
  expect(await readdir(folder)).toEqual(['world.json']);
});
