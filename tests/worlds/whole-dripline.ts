import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach } from 'vitest';
import { faultInWords } from '../../lib/domain/content/content.ts';
import type { Instant } from '../../lib/domain/time/instant.ts';
import { readCheckout } from '../../lib/local/world/publishing.ts';
import { startWorld, type World } from '../../lib/local/world/world.ts';
import { createCheckpoint } from '../iam/checkpoint.ts';
import type { Policies } from '../iam/policies.ts';
import { policiesOf } from '../iam/policies-of.ts';
import { temporaryFolder } from './temporary-folder.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url));

/** Files by their paths: texts, and images as they come from a camera. */
export type FilesOnDisk = ReadonlyMap<string, string | Uint8Array>;

/** A checkout with other content: its templates are this one's. */
const checkoutWith = async (content: FilesOnDisk): Promise<string> => {
  const project = await temporaryFolder();
  await symlink(join(checkout, 'templates'), join(project, 'templates'));
  for (const [path, text] of content) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), text);
  }
  return project;
};

/** The policies that `cdk synth` gives the functions of this project. */
const synthesizedPolicies = async (project: string): Promise<Policies> => {
  const read = await readCheckout(project);
  if ('faults' in read) throw new Error(read.faults.map(faultInWords).join('\n'));
  return policiesOf(read.content.site);
};

/** `project` is the folder with its content and templates; `denied` are the calls that were refused. */
export type TestWorld = World & { project: string; denied: string[]; callers: ReadonlySet<string> };

type Settings = {
  startAt?: Instant;
  content?: FilesOnDisk;
  /** Makes other policies of the synthesized ones. */
  change?: (policies: Policies) => Policies;
};

/**
 * A whole Dripline for one test file, with this checkout's content or other `content`: sign-up page, embedded
 * services and a clock that starts at `startAt` and is moved by `travelTo`. Nothing is sent by itself. Each function
 * may do what `cdk synth` lets it do and nothing else: a call that is refused fails the test that it happens in,
 * unless the test takes it from `denied`. Ended after the file's tests. To be started at the top of the file: Vitest
 * drops what is registered to come after a test once the first has begun.
 */
export const startTestWorld = async ({
  content,
  change = (policies) => policies,
  ...options
}: Settings = {}): Promise<TestWorld> => {
  const folder = join(await temporaryFolder(), 'data');
  const project = content ? await checkoutWith(content) : checkout;
  const { open, denied, callers } = createCheckpoint(change(await synthesizedPolicies(project)));
  const world = await startWorld({ folder, port: 0, project, checkpoint: open, ...options });
  if ('refused' in world) throw new Error(world.refused.join('\n'));

  const failIfDenied = () => {
    if (denied.length > 0) throw new Error([...new Set(denied.splice(0))].join('\n'));
  };
  afterEach(failIfDenied);
  afterAll(async () => {
    await world.close();
    failIfDenied();
  });
  return { ...world, project, denied, callers };
};
