import { appendFile, mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'vitest';
import { lookAt, watchFolders } from '../../../lib/local/process/watch-folders.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const folder = await temporaryFolder();
const newFolder = () => mkdtemp(join(folder, 'watched-'));

const make = async (content: string, text: string): Promise<void> => {
  await mkdir(join(content, 'deep', 'er'), { recursive: true });
  await writeFile(join(content, 'site.yaml'), text);
  await writeFile(join(content, 'deep', 'er', 'lesson.yaml'), text);
};

/** A content folder that is watched, and all that was told of it. */
const watched = async ({ expect, onTestFinished }: TestContext, given?: string, pause?: number) => {
  const parent = await newFolder();
  const content = given ?? join(parent, 'content');
  if (!given) await make(content, 'old');
  const told: string[] = [];
  const hearing = {
    saved: async () => {
      told.push('saved');
    },
    gone: () => told.push('gone'),
  };
  const stop = watchFolders([content], await lookAt([content]), hearing, pause);
  onTestFinished(stop);
  const hear = (expected: string[]) => expect.poll(() => told, { timeout: 5000 }).toEqual(expected);
  return { parent, content, told, hear };
};

// Each waits for the next look and the one after it: they wait beside each other.
describe.concurrent('a folder that is watched', () => {
  it('is heard of although something under it never comes to rest', async (context) => {
    // It takes many looks.
    const { content, told } = await watched(context, undefined, 20);
    let time = 0;
    const restless = setInterval(() => {
      time += 1;
      void writeFile(join(content, 'log.yaml'), `${time}`);
    }, 5);
    context.onTestFinished(() => clearInterval(restless));
    await context.expect.poll(() => told.length, { timeout: 15_000 }).toBeGreaterThan(0);
  });

  it.for<[string, (content: string, parent: string) => Promise<void>]>([
    ['a file at any depth is written', (content) => appendFile(join(content, 'deep/er/lesson.yaml'), 'new')],
    ['a file is added in a new folder', (content) => make(join(content, 'added'), 'new')],
    ['a file is removed', (content) => unlink(join(content, 'deep/er/lesson.yaml'))],
    [
      'an editor puts a new file in the place of the old one',
      async (content) => {
        await writeFile(join(content, '.site.yaml.swp'), 'new');
        await rename(join(content, '.site.yaml.swp'), join(content, 'site.yaml'));
      },
    ],
    [
      'the folder is removed and made anew',
      async (content) => {
        await rm(content, { recursive: true });
        await make(content, 'new');
      },
    ],
    [
      'another folder is moved to its place',
      async (content, parent) => {
        await make(join(parent, 'other'), 'old');
        await rename(content, join(parent, 'before'));
        await rename(join(parent, 'other'), content);
      },
    ],
    [
      'it is written many times in a row',
      async (content) => {
        for (let time = 0; time < 50; time += 1) await writeFile(join(content, 'site.yaml'), `${time}`);
      },
    ],
  ])('is heard of once when %s', async ([, change], context) => {
    const { content, parent, hear } = await watched(context);
    await change(content, parent);
    await hear(['saved']);
    // It goes on being watched, and nothing more was said of the first change.
    await appendFile(join(content, 'site.yaml'), 'more');
    await hear(['saved', 'saved']);
  });

  it('is said to be gone once, however long it is away, and is a save when it is back', async (context) => {
    const { content, parent, hear, told } = await watched(context);
    await rename(content, join(parent, 'away'));
    await hear(['gone']);
    await appendFile(join(parent, 'away', 'site.yaml'), 'meanwhile');
    await rename(join(parent, 'away'), content);
    await hear(['gone', 'saved']);
    await rm(content, { recursive: true });
    await context.expect.poll(() => told.length, { timeout: 5000 }).toBe(3);
    context.expect(told.at(-1)).toBe('gone');
  });

  it('may be a link, and one that leads elsewhere is a save', async (context) => {
    const parent = await newFolder();
    await make(join(parent, 'one'), 'same');
    await make(join(parent, 'two'), 'same');
    await symlink(join(parent, 'one'), join(parent, 'content'));
    const { hear, content } = await watched(context, join(parent, 'content'));
    await unlink(content);
    await symlink(join(parent, 'two'), content);
    await hear(['saved']);
    await appendFile(join(parent, 'two', 'site.yaml'), 'new');
    await hear(['saved', 'saved']);
  });

  it('is heard of when it was changed between the first sight and the start of the watch', async ({
    onTestFinished,
  }) => {
    const content = join(await newFolder(), 'content');
    await make(content, 'old');
    const seen = await lookAt([content]);
    await writeFile(join(content, 'site.yaml'), 'new');
    const { promise, resolve } = Promise.withResolvers<void>();
    onTestFinished(watchFolders([content], seen, { saved: async () => resolve(), gone: () => undefined }));
    await promise;
  });
});
