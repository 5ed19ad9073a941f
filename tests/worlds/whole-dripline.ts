import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import type { Instant } from '../../lib/domain/time/instant.ts';
import { startWorld, type World } from '../../lib/local/world/world.ts';
import { temporaryFolder } from './temporary-folder.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url));

/** A checkout with other content: its templates are this one's. */
const checkoutWith = async (content: ContentFiles): Promise<string> => {
  const project = await temporaryFolder();
  await symlink(join(checkout, 'templates'), join(project, 'templates'));
  for (const [path, text] of content) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), text);
  }
  return project;
};

/** `project` is the folder with its content and templates. */
export type TestWorld = World & { project: string };

/**
 * A whole Dripline for one test file, with this checkout's content or other `content`: sign-up page, embedded
 * services and a clock that starts at `startAt` and is moved by `travelTo`. Nothing is sent by itself. Ended after
 * the file's tests.
 */
export const startTestWorld = async ({
  content,
  ...options
}: {
  startAt?: Instant;
  content?: ContentFiles;
} = {}): Promise<TestWorld> => {
  const folder = join(await temporaryFolder(), 'data');
  const project = content ? await checkoutWith(content) : checkout;
  const world = await startWorld({ folder, port: 0, project, ...options });
  if ('refused' in world) throw new Error(world.refused.join('\n'));
  afterAll(world.close);
  return { ...world, project };
};
