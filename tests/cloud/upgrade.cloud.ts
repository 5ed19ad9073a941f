import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../lib/adapters/clock.ts';
import { functionName } from '../../lib/adapters/function-name.ts';
import { instantSchema, millisecondsBetween } from '../../lib/domain/time/instant.ts';
import type { LocalMail } from '../../lib/local/mailbox/read-mail.ts';
import { sampleEvent } from '../adapters/ses/sample-event.ts';
import { advance, readerAt } from '../scenarios/reader.ts';
import { scenario } from '../scenarios/scenario-content.ts';
import { writeContent } from '../worlds/content-on-disk.ts';
import { contentOfBefore } from './content-of-before.ts';
import { deployTo } from './deploy.ts';
import { type DeployedSite, openDeployedSite } from './deployed-site.ts';
import { earlier } from './move-record.ts';
import { checkOutRelease } from './release.ts';
import { cloudFolder } from './set-up.ts';
import { arrived, deployable, operatorOf } from './stage-on-account.ts';

const stage = 'upgraded';
const { account, open, deploy, run, runHere, file } = await operatorOf(stage);
const environmentOf = async () => {
  const lambda = new LambdaClient();
  const found = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: functionName(stage, 'web') }),
  );
  lambda.destroy();
  const { BASE_URL: baseUrl = '', TABLE_NAME: table = '' } = found.Environment?.Variables ?? {};
  return { baseUrl, table };
};

/** An enrollment of the first release so much earlier; of a mail that was sent at once it kept the moment alone, as a number. */
const enrollmentEarlier = (item: Record<string, unknown>, by: number): Record<string, unknown> => {
  const ledger = Object.entries(item.ledger ?? {}).map(([key, entry]) => [
    key,
    typeof entry === 'number' ? entry - by : earlier(entry, by),
  ]);
  // An item stays an item.
  return { ...(earlier(item, by) as Record<string, unknown>), ledger: Object.fromEntries(ledger) };
};

/** Lets everybody's next lesson be due, on a record that no code of today may write, and sweeps. */
const passToNext = async (table: string, sweep: () => Promise<unknown>) => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient());
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table }))
    for (const item of Items) {
      if (!String(item.sk).startsWith('COURSE#') || typeof item.dueAt !== 'string') continue;
      const now = systemClock.now();
      const by = millisecondsBetween(now, instantSchema.parse(item.dueAt)) + 60_000;
      await client.send(new PutCommand({ TableName: table, Item: enrollmentEarlier(item, by) }));
    }
  client.destroy();
  await sweep();
};

const subjectsOf = (mails: readonly LocalMail[]) => mails.map(({ subject }) => subject);

/** Readers of the first release: their mails are told apart by what links they have, whatever its words were. */
const personAt = (site: DeployedSite, name: string) => {
  const reader = readerAt(site.url, `${name}@upgraded.example.org`);
  const isToConfirm = ({ text }: LocalMail) => text.includes(`${site.url}/confirm/`);
  const asked = async () => (await reader.inbox()).filter(isToConfirm);
  const lessons = async () => (await reader.inbox()).filter((mail) => !isToConfirm(mail));
  return {
    reader,
    asked,
    lessons,
    signUp: async () => {
      expect((await reader.signUp('Europe/London')).status).toBe(200);
      return arrived(site, asked);
    },
    confirm: async () => {
      const [mail] = await arrived(site, asked);
      expect((await reader.post(reader.linkIn(mail, 'confirm'), {})).status).toBe(200);
      return arrived(site, lessons);
    },
  };
};
type Person = ReturnType<typeof personAt>;

describe('a stage of the first release', () => {
  let people: Record<'midway' | 'begun' | 'asked' | 'left' | 'gone', Person>;
  let soFar: Record<keyof typeof people, string[]>;
  let oldMails: Record<'midway' | 'begun' | 'left', LocalMail>;

  const subjects = async () => ({
    midway: subjectsOf(await people.midway.lessons()),
    begun: subjectsOf(await people.begun.lessons()),
    asked: subjectsOf(await people.asked.lessons()),
    left: subjectsOf(await people.left.lessons()),
    gone: subjectsOf(await people.gone.lessons()),
  });

  beforeAll(async () => {
    const from = await checkOutRelease('1.0.0', cloudFolder);
    await rm(join(from, 'content'), { recursive: true, force: true });
    const content = await writeContent(join(from, 'content'), contentOfBefore(deployable()));
    expect(await deployTo(account, { stage, content, from }, { folder: cloudFolder })).toMatchObject({
      code: 0,
    });
    const { baseUrl, table } = await environmentOf();
    const site = await openDeployedSite(account, { stage, baseUrl }, () =>
      Promise.reject(new Error('Weeks of the first release pass by `passToNext`.')),
    );
    await site.invoke('build-course', {});

    const sweep = () => site.invoke('send-lessons', { sweeper: 0, of: 1 });
    people = {
      midway: personAt(site, 'midway'),
      begun: personAt(site, 'begun'),
      asked: personAt(site, 'asked'),
      left: personAt(site, 'left'),
      gone: personAt(site, 'gone'),
    };
    const { midway, begun, asked, left, gone } = people;
    await midway.signUp();
    const [toMidway] = await midway.confirm();
    for (let weeks = 0; weeks < 3; weeks += 1) await passToNext(table, sweep);
    await begun.signUp();
    const [toBegun] = await begun.confirm();
    await left.signUp();
    const [toLeft] = await left.confirm();
    expect((await left.reader.post(left.reader.linkIn(toLeft, 'unsubscribe'), {})).status).toBe(200);
    await gone.signUp();
    await gone.confirm();
    await site.invoke('record-feedback', sampleEvent('Bounce', { to: gone.reader.address }));
    await asked.signUp();
    oldMails = { midway: toMidway, begun: toBegun, left: toLeft };
    soFar = await subjects();
    await site.close();
  });

  it('has people in the middle of the course', () => {
    expect(soFar).toMatchObject({
      begun: { length: 1 },
      asked: [],
      left: { length: 1 },
      gone: { length: 1 },
    });
    expect(soFar.midway).toHaveLength(4);
  });

  it('is not deployed where its links would die, and the sentence says what to write', async () => {
    expect(await deploy()).toMatchObject({ code: 1, stderr: expect.stringContaining('addressStack: false') });
  });

  it('is upgraded by the steps of the changelog: nobody loses a place, nothing comes twice, old links open', async () => {
    const before = await environmentOf();
    await mkdir(file('stages'), { recursive: true });
    await writeFile(file(`stages/${stage}.yaml`), 'addressStack: false\n');
    expect(await runHere('check')).toMatchObject({ code: 0 });
    expect(await deploy()).toMatchObject({ code: 0 });
    expect(await environmentOf()).toEqual(before);

    const { site } = await open();
    await site.invoke('build-course', {});
    // The same people, at an address of this machine for the stage as it is now.
    const names = ['midway', 'begun', 'asked', 'left', 'gone'] as const;
    for (const name of names) people[name] = personAt(site, name);
    expect(await subjects()).toEqual(soFar);

    const { midway, begun, asked, left } = people;
    const link = (mail: LocalMail, path: string) =>
      midway.reader.linkIn(
        { ...mail, text: mail.text.replaceAll(/http:\/\/localhost:\d+/g, site.url) },
        path,
      );
    for (const mail of Object.values(oldMails))
      expect((await fetch(link(mail, 'preferences'))).status).toBe(200);
    expect((await fetch(link(oldMails.midway, 'read'))).status).toBe(200);
    await asked.confirm();

    await advance(site.url, 'P120D');
    const later = await subjects();
    for (const name of ['midway', 'begun', 'asked'] as const) {
      expect(later[name].slice(0, soFar[name].length)).toEqual(soFar[name]);
      expect(later[name]).toHaveLength(scenario.lessons + 1);
      expect(new Set(later[name]).size).toBe(scenario.lessons + 1);
    }
    expect([later.left, later.gone]).toEqual([soFar.left, soFar.gone]);
    expect((await left.reader.post(link(oldMails.left, 'unsubscribe'), {})).status).toBe(200);
    expect((await begun.reader.post(link(oldMails.begun, 'unsubscribe'), {})).status).toBe(200);
    expect(await run('books')).toMatchObject({ code: 0 });
  });
});
