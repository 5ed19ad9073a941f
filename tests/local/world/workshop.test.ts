import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createWorkshop, type Workshop } from '../../../lib/local/world/workshop.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const folder = await temporaryFolder();
await cp(fileURLToPath(new URL('../../../templates', import.meta.url)), folder, { recursive: true });

const change = async (file: string) => {
  const path = join(folder, file);
  await writeFile(path, `${await readFile(path, 'utf8')}\n`);
};

const emails = join(folder, 'emails');
const pages = join(folder, 'pages');

describe('what a world makes of templates', () => {
  it.each<[string, string, (of: Workshop) => Promise<unknown>]>([
    [
      'what fills mails',
      'emails/lesson.txt',
      async ({ mailTemplatesIn }) => (await mailTemplatesIn(emails)).ready,
    ],
    ['what compiles mails', 'emails/lesson.txt', ({ compilersBy }) => compilersBy(emails)],
    ['what is wrong with pages', 'pages/message.hbs', ({ pageFaultsIn }) => pageFaultsIn(pages)],
    ['what pages are made with', 'pages/message.hbs', ({ pagesBy }) => pagesBy(pages)],
  ])('is the same until one of them is another: %s', async (_, file, madeIn) => {
    const workshop = createWorkshop();
    const make = () => madeIn(workshop);
    const made = await make();
    expect(await make()).toBe(made);
    await change(file);
    expect(await make()).not.toBe(made);
  });
});
