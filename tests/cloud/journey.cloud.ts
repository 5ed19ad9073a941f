import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCloudStage } from '../../bin/cloud-stage.ts';
import type { Stage } from '../../bin/stage.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import type { LocalMail } from '../../lib/local/mailbox/read-mail.ts';
import { sampleEvent } from '../adapters/ses/sample-event.ts';
import { checkout } from '../bin/run-program.ts';
import { advance, readerAt } from '../scenarios/reader.ts';
import { scenario } from '../scenarios/scenario-content.ts';
import { contentOnDisk } from '../worlds/content-on-disk.ts';
import { bootstrap, deployTo, dripline } from './deploy.ts';
import { type DeployedSite, openDeployedSite } from './deployed-site.ts';
import { type Emulator, startEmulator } from './emulator.ts';

const folder = joinPath(checkout, '.dripline', 'cloud');

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

/** Somebody who has signed up and confirmed, and their first lesson. */
const join = async (address: string, more: Record<string, string> = {}) => {
  const reader = readerAt(site.url, address);
  expect((await reader.signUp('Europe/London', more)).status).toBe(200);
  await arrived(reader.asked);
  expect((await reader.confirm()).status).toBe(200);
  const [first] = await arrived(reader.lessons);
  if (!first) throw new Error(`${address} got no lesson`);
  return { reader, first };
};

/** A form is answered before its mail goes out, by a function that is called and not waited for. */
const arrived = async (mails: () => Promise<LocalMail[]>): Promise<LocalMail[]> => {
  for (let sweep = 0; sweep < 20; sweep += 1) {
    const found = await mails();
    if (found.length > 0) return found;
    await site.invoke('send-lessons', { sweeper: 0, of: 1 });
  }
  throw new Error('No mail came.');
};

describe('a deployed stage', () => {
  it('publishes what a deploy brought', async () => {
    // The emulator tells nobody that a stack is complete.
    await site.invoke('build-course', {});
    const page = await (await fetch(site.url)).text();
    expect(page).toContain('action="/subscribe"');
    expect(page).toContain(scenario.course.title);
  });

  // The first, while its date lies ahead: the record is moved, and content is not.
  it('sends an issue to those who ticked its box, and to nobody else', async () => {
    const { list, issues } = scenario.newsletter;
    const [first] = issues;
    if (!first) throw new Error('The scenario has no issue.');
    const [issue, { subject }] = first;
    const ticked = await join('ticked@readers.example.org', { newsletter: list.id });
    const plain = await join('plain@readers.example.org');
    expect(await onProd('newsletter', 'send', `${list.id}/${issue}`)).toMatchObject({ code: 0 });
    await advance(site.url, 'PT1H');
    expect((await ticked.reader.lessons()).at(-1)?.subject).toBe(subject);
    expect(await plain.reader.lessons()).toHaveLength(1);
  });

  it('sends each lesson once, over twelve weeks, to who signed up and confirmed', async () => {
    const { reader: ada } = await join('ada@readers.example.org');
    await advance(site.url, 'P120D');
    const subjects = (await ada.lessons()).map(({ subject }) => subject);
    expect(subjects).toHaveLength(scenario.lessons + 1);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect((await enrollmentOf(ada.address))?.standing.status).toBe('completed');
  });

  it.each([
    ['the link', {}],
    ['the button of a mail program', { 'List-Unsubscribe': 'One-Click' }],
  ])('lets nobody be mailed who has left by %s', async (way, form: Record<string, string>) => {
    const { reader, first } = await join(`${way.replaceAll(' ', '-')}@readers.example.org`);
    expect((await reader.post(reader.linkIn(first, 'unsubscribe'), form)).status).toBe(200);
    await advance(site.url, 'P30D');
    expect(await reader.lessons()).toHaveLength(1);
  });

  it('keeps nothing of somebody who had it erased, and mails them no more', async () => {
    const { reader, first } = await join('erased@readers.example.org');
    const own = reader.linkIn(first, 'preferences');
    const { origin } = new URL(stage.connection.baseUrl);
    const answer = await fetch(`${own}/erase`, { method: 'POST', headers: { origin } });
    expect(answer.status).toBe(200);
    await advance(site.url, 'P8D');
    expect(await reader.lessons()).toHaveLength(1);
    expect((await onProd('subscribers', 'export')).stdout).not.toContain(reader.address);
  });

  it('answers its operator: what stops, what is unknown, who is there, and that all add up', async () => {
    expect(await onProd('release')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('not stopped'),
    });
    expect(await onProd('newsletter', 'list')).toMatchObject({ code: 0 });
    const exported = await onProd('subscribers', 'export');
    expect(exported).toMatchObject({ code: 0 });
    expect(exported.stdout).toContain('ada@readers.example.org');
    expect(await onProd('unknown')).toMatchObject({ code: 0 });
    expect(await onProd('books')).toMatchObject({ code: 0 });
  });

  it('sends nothing more to a mailbox that is gone', async () => {
    const { reader } = await join('gone@readers.example.org');
    // The emulator's SES tells of nothing: this is what it would say, to the function that would hear it.
    const bounce = sampleEvent('Bounce', { to: reader.address });
    expect(await site.invoke('record-feedback', bounce)).toEqual({ outcome: 'suppressed' });
    await advance(site.url, 'P8D');
    expect(await reader.lessons()).toHaveLength(1);
  });

  it('opens the links of mails that were sent before the keys were rotated', async () => {
    const { reader, first } = await join('before@readers.example.org');
    expect(await onProd('rotate-keys')).toMatchObject({ code: 0 });
    expect((await fetch(reader.linkIn(first, 'preferences'))).status).toBe(200);
    expect((await reader.post(reader.linkIn(first, 'unsubscribe'), {})).status).toBe(200);
  });

  it('takes words that are published without a deploy', async () => {
    const course = joinPath(content, `courses/${scenario.course.id}/course.yaml`);
    await writeFile(
      course,
      (await readFile(course, 'utf8')).replace(/^promise: .*$/m, 'promise: As it is now.'),
    );
    expect(await onProd('publish', '--yes')).toMatchObject({ code: 0 });
    expect(await (await fetch(site.url)).text()).toContain('As it is now.');
  });

  it('stands beside a second stage of the same account, with people of its own', async () => {
    const beside = await deployTo(emulator, { stage: 'beside', content }, folder, ['--yes']);
    expect(beside).toMatchObject({ code: 0 });
    expect((await run('subscribers', 'export', '--stage', 'beside')).stdout).not.toContain('@');
  });
});
