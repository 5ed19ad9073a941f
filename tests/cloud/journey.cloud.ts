import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCloudStage } from '../../bin/cloud-stage.ts';
import type { Stage } from '../../bin/stage.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { checkout } from '../bin/run-program.ts';
import { advance, readerAt } from '../scenarios/reader.ts';
import { scenario } from '../scenarios/scenario-content.ts';
import { contentOnDisk } from '../worlds/content-on-disk.ts';
import { bootstrap, deployTo, dripline } from './deploy.ts';
import { type DeployedSite, openDeployedSite } from './deployed-site.ts';
import { type Emulator, startEmulator } from './emulator.ts';

const folder = join(checkout, '.dripline', 'cloud');

/** The content of the scenarios, with senders that a deploy takes. */
const deployable = () =>
  new Map(
    [...scenario.files].map(([path, text]) => [
      path,
      path === 'content/site.yaml'
        ? text
            .replaceAll(/\bexample\.(com|org|net)\b/g, 'course.test')
            .replace(/^postalAddress: .*$/m, 'postalAddress: At the mill, by the river')
        : text,
    ]),
  );

let emulator: Emulator;
let content: string;
let stage: Stage;
let site: DeployedSite;
const run = (...args: string[]) => dripline(emulator, content, args);
const onProd = (...args: string[]) => run(...args, '--stage', 'prod');

/** Of what an operator deploys, on an account in which nothing has ever been. */
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  content = await contentOnDisk(deployable());
  emulator = await startEmulator(folder);
  Object.assign(process.env, emulator.variables);
  await bootstrap(emulator, content);
  expect(await deployTo(emulator, { stage: 'prod', content }, folder)).toMatchObject({ code: 0 });
  stage = await openCloudStage('prod');
  site = await openDeployedSite(emulator, stage.connection);
});
afterAll(async () => {
  await site?.close();
  await stage?.close();
  await emulator?.end();
});

const enrollmentOf = async (address: string) => {
  for await (const { found } of stage.connection.enrollmentScan.of(courseId.parse(scenario.course.id)))
    for (const enrollment of found) {
      const person = await stage.connection.subscribers.load(enrollment.subscriberId);
      if (person?.address === address) return enrollment;
    }
  return undefined;
};

describe('a deployed stage', () => {
  it('publishes what a deploy brought', async () => {
    // The emulator tells nobody that a stack is complete.
    await site.invoke('build-course', {});
    const page = await (await fetch(site.url)).text();
    expect(page).toContain('action="/subscribe"');
    expect(page).toContain(scenario.course.title);
  });

  it('sends each lesson once, over twelve weeks, to who signed up and confirmed', async () => {
    const ada = readerAt(site.url, 'ada@readers.example.org');
    expect((await ada.signUp('Europe/London')).status).toBe(200);
    await site.invoke('send-lessons', { sweeper: 0, of: 1 });
    expect((await ada.confirm()).status).toBe(200);
    await advance(site.url, 'P120D');
    const subjects = (await ada.lessons()).map(({ subject }) => subject);
    expect(subjects).toHaveLength(scenario.lessons + 1);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect((await enrollmentOf(ada.address))?.standing.status).toBe('completed');
  });

  it('lets nobody be mailed who has left: by the link, and by the button of a mail program', async () => {
    const [byLink, byButton] = ['link@readers.example.org', 'button@readers.example.org'].map((address) =>
      readerAt(site.url, address),
    );
    for (const reader of [byLink, byButton]) {
      if (!reader) continue;
      await reader.signUp('Europe/London');
      await site.invoke('send-lessons', { sweeper: 0, of: 1 });
      await reader.confirm();
      await site.invoke('send-lessons', { sweeper: 0, of: 1 });
      const [first] = await reader.lessons();
      if (!first) throw new Error(`${reader.address} got no lesson`);
      const form: Record<string, string> = reader === byButton ? { 'List-Unsubscribe': 'One-Click' } : {};
      expect((await reader.post(reader.linkIn(first, 'unsubscribe'), form)).status).toBe(200);
    }
    await advance(site.url, 'P30D');
    for (const reader of [byLink, byButton]) expect(await reader?.lessons()).toHaveLength(1);
  });

  it('answers its operator: lists, counts, books, export, keys', async () => {
    expect(await onProd('release')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('not stopped'),
    });
    expect(await onProd('newsletter', 'list')).toMatchObject({ code: 0 });
    const exported = await onProd('subscribers', 'export');
    expect(exported).toMatchObject({ code: 0 });
    expect(exported.stdout).toContain('ada@readers.example.org');
    expect(await onProd('unknown')).toMatchObject({ code: 0 });
    expect(await onProd('rotate-keys')).toMatchObject({ code: 0 });
  });
});
