import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContentFiles } from '../lib/domain/content/content.ts';
import type { Instant } from '../lib/domain/time/instant.ts';
import { type EnforcedWorld, startEnforcedWorld } from './enforced-world.ts';
import { temporaryFolder } from './temporary-folder.ts';

const checkout = fileURLToPath(new URL('../', import.meta.url));

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
} = {}): Promise<EnforcedWorld> => {
  const folder = join(await temporaryFolder(), 'data');
  const project = content ? await checkoutWith(content) : checkout;
  return startEnforcedWorld({ folder, port: 0, project, ...options });
};
