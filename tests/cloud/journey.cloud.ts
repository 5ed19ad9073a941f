import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '../../bin/stage.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { sampleBatch } from '../adapters/ses/sample-batch.ts';
import { sampleEvent } from '../adapters/ses/sample-event.ts';
import { advance } from '../scenarios/reader.ts';
import { scenario } from '../scenarios/scenario-content.ts';
import type { DeployedSite } from './deployed-site.ts';
import { joinAt, operatorOf } from './stage-on-account.ts';

const { open, deploy, run, file } = await operatorOf('prod');
const second = await operatorOf('beside');
let stage: Stage;
let site: DeployedSite;

beforeAll(async () => {
  expect(await deploy()).toMatchObject({ code: 0 });
  ({ stage, site } = await open());
});

const join = (address: string, more: Record<string, string> = {}) => joinAt(site, address, more);

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

  // The first, while its date lies ahead: the record is moved, and content is not.
  it('sends an issue to those who ticked its box, and to nobody else', async () => {
    const { list, issues } = scenario.newsletter;
    const [first] = issues;
    if (!first) throw new Error('The scenario has no issue.');
    const [issue, { subject }] = first;
    const ticked = await join('ticked@readers.example.org', { newsletter: list.id });
    const plain = await join('plain@readers.example.org');
    expect(await run('newsletter', 'send', `${list.id}/${issue}`)).toMatchObject({ code: 0 });
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
    expect((await run('subscribers', 'export')).stdout).not.toContain(reader.address);
  });

  it('answers its operator: what stops, what is unknown, who is there, and that all add up', async () => {
    expect(await run('release')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('not stopped'),
    });
    expect(await run('newsletter', 'list')).toMatchObject({ code: 0 });
    const exported = await run('subscribers', 'export');
    expect(exported).toMatchObject({ code: 0 });
    expect(exported.stdout).toContain('ada@readers.example.org');
    expect(await run('unknown')).toMatchObject({ code: 0 });
    expect(await run('books')).toMatchObject({ code: 0 });
  });

  it('sends nothing more to a mailbox that is gone', async () => {
    const { reader } = await join('gone@readers.example.org');
    // The emulator's SES tells of nothing: this is what it would say, to the function that would hear it.
    const bounce = sampleEvent('Bounce', { to: reader.address });
    expect(await site.invoke('record-feedback', bounce)).toEqual({ outcome: 'suppressed' });
    await advance(site.url, 'P8D');
    expect(await reader.lessons()).toHaveLength(1);
  });

  it('hears that mails have arrived, many together, and keeps what makes no sense for a replay', async () => {
    const { reader } = await join('arrived@readers.example.org');
    const { detail } = sampleEvent('Delivery', { to: reader.address });
    expect(await site.invoke('record-deliveries', sampleBatch(detail, 'nonsense'))).toMatchObject({
      records: [{ result: 'Dropped' }, { result: 'Dropped' }],
    });
    expect(await run('replay')).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringContaining('1 event of SES'),
    });
  });

  it('opens the links of mails that were sent before the keys were rotated', async () => {
    const { reader, first } = await join('before@readers.example.org');
    expect(await run('rotate-keys')).toMatchObject({ code: 0 });
    expect((await fetch(reader.linkIn(first, 'preferences'))).status).toBe(200);
    expect((await reader.post(reader.linkIn(first, 'unsubscribe'), {})).status).toBe(200);
  });

  it('takes words that are published without a deploy', async () => {
    const course = file(`courses/${scenario.course.id}/course.yaml`);
    await writeFile(
      course,
      (await readFile(course, 'utf8')).replace(/^promise: .*$/m, 'promise: As it is now.'),
    );
    expect(await run('publish', '--yes')).toMatchObject({ code: 0 });
    expect(await (await fetch(site.url)).text()).toContain('As it is now.');
  });

  it('returns to the words of before by the name of their edition', async () => {
    const [, before] = (await run('editions')).stdout.trim().split('\n');
    const [name] = before?.split(' ') ?? [];
    expect(await run('publish', '--edition', name ?? '', '--yes')).toMatchObject({ code: 0 });
    const page = await (await fetch(site.url)).text();
    expect(page).not.toContain('As it is now.');
    expect(page).toContain(scenario.course.promise);
  });

  it('stands beside a second stage of the same account, with people of its own', async () => {
    expect(await second.deploy(['--yes'])).toMatchObject({ code: 0 });
    expect((await second.run('subscribers', 'export')).stdout).not.toContain('@');
  });
});
