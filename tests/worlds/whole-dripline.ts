import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach } from 'vitest';
import type { MayConnect } from '../../lib/adapters/public-connection.ts';
import { faultInWords } from '../../lib/domain/content/content.ts';
import type { Instant } from '../../lib/domain/time/instant.ts';
import { localNames } from '../../lib/local/process/environment.ts';
import { readSiteIn } from '../../lib/local/world/publishing.ts';
import { createWorkshop } from '../../lib/local/world/workshop.ts';
import { startWorld, type World } from '../../lib/local/world/world.ts';
import { twelveWeeks } from '../fixtures/twelve-weeks.ts';
import { createCheckpoint } from '../iam/checkpoint.ts';
import type { Policies } from '../iam/policies.ts';
import { policiesOf } from '../iam/policies-of.ts';
import { type FilesOnDisk, writeContent } from './content-on-disk.ts';
import { servicesHere } from './services-here.ts';
import { temporaryFolder } from './temporary-folder.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url));

// Most worlds have the same content as the one before them in this process, and what was made of it is the same in each.
const workshop = createWorkshop();

/** The policies that `cdk synth` gives the functions of this project. */
const synthesizedPolicies = async (content: string, withEventBus: boolean | undefined): Promise<Policies> => {
  const read = await readSiteIn(content);
  if ('faults' in read) throw new Error(read.faults.map(faultInWords).join('\n'));
  return policiesOf(read.site, withEventBus ? { eventBus: localNames.eventBus } : {});
};

/** `project` is the folder that its content lies in, under `content`; `denied` are the calls that were refused. */
export type TestWorld = World & { project: string; denied: string[]; callers: ReadonlySet<string> };

type Settings = {
  startAt?: Instant;
  content?: FilesOnDisk;
  /** Makes other policies of the synthesized ones. */
  change?: (policies: Policies) => Policies;
  /** Where webhooks may go besides the public internet. */
  mayConnect?: MayConnect;
  /** With an event bus, which stages go without unless somebody names one. */
  withEventBus?: boolean;
};

/**
 * A whole Dripline for one test file, with a course of twelve weeks or other `content`: sign-up page, embedded
 * services and a clock that starts at `startAt` and is moved by `travelTo`. Nothing is sent by itself. Each function
 * may do what `cdk synth` lets it do and nothing else: a call that is refused fails the test that it happens in,
 * unless the test takes it from `denied`. Ended after the file's tests. To be started at the top of the file: Vitest
 * drops what is registered to come after a test once the first has begun.
 */
export const startTestWorld = async ({
  content = twelveWeeks(),
  change = (policies) => policies,
  ...options
}: Settings = {}): Promise<TestWorld> => {
  const folder = join(await temporaryFolder(), 'data');
  const project = await temporaryFolder();
  const from = { content: join(project, 'content'), templates: join(checkout, 'templates') };
  await writeContent(from.content, content);
  const services = servicesHere();
  const { open, denied, callers } = createCheckpoint(
    change(await synthesizedPolicies(from.content, options.withEventBus)),
    services.serverAt,
  );
  const world = await startWorld({
    folder,
    port: 0,
    ...from,
    services: services.start,
    checkpoint: open,
    workshop,
    ...options,
  });
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
