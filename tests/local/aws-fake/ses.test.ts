import {
  GetSendQuotaCommand,
  SESClient,
  SendRawEmailCommand,
  VerifyDomainIdentityCommand,
} from '@aws-sdk/client-ses';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSesEvent } from '../../../lib/adapters/ses/ses-event.ts';
import { refusals } from '../../../lib/local/aws-fake/contract.ts';
import { startAwsFake } from '../../../lib/local/aws-fake/start.ts';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { takeEvents } from '../../worlds/take-events.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const settings = {
  folder: await temporaryFolder(),
  clockOffset: 0,
  secretId: 'local-secret',
  configurationSet: 'local',
};
const pass = newPass();
let running = await startAwsFake(settings, pass);
const clientOf = (endpoint: string) =>
  new SESClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local', sessionToken: pass },
    maxAttempts: 1,
  });
let ses = clientOf(running.endpoint);
afterAll(() => running.end());

const message = [
  'From: Dripline <lessons@example.com>',
  'To: ada@example.net',
  'Subject: =?utf-8?Q?caf=C3=A9?=',
  'List-Unsubscribe: <https://example.com/',
  ' u>',
  '',
  'Bytes \u00e9\u0000 & % + = kept.',
].join('\r\n');

const send = (to: string, change: Partial<ConstructorParameters<typeof SendRawEmailCommand>[0]> = {}) =>
  ses.send(
    new SendRawEmailCommand({
      Source: 'lessons@example.com',
      Destinations: [to],
      RawMessage: { Data: Buffer.from(message) },
      ConfigurationSetName: 'local',
      Tags: [{ Name: 'delivery', Value: 'abc_course_lesson-1' }],
      ...change,
    }),
  );

const takeFeedback = async () =>
  (await takeEvents(running.fake)).map((event) => {
    const parsed = parseSesEvent(event);
    if (parsed.kind === 'not-understood') throw new Error(`The fake's event makes no sense at ${parsed.at}.`);
    return parsed.feedback;
  });

const verdicts = async () => (await takeFeedback()).map(({ verdict }) => verdict);

describe('the SES fake, through the AWS SDK', () => {
  it('keeps every byte, the tag, the configuration set and the destination of a mail', async () => {
    const { MessageId = '' } = await send('ada@example.net');
    const mail = (await running.fake.mails()).find(({ id }) => id === MessageId);
    expect(mail).toMatchObject({
      from: 'lessons@example.com',
      destinations: ['ada@example.net'],
      configurationSet: 'local',
      tags: { delivery: 'abc_course_lesson-1' },
    });
    expect((await running.fake.raw(MessageId)).equals(Buffer.from(message))).toBe(true);
  });

  it('makes events that carry the tag, and hands each out once', async () => {
    await takeEvents(running.fake);
    const { MessageId } = await send('ada@example.net');
    const feedback = await takeFeedback();
    expect(feedback.map(({ verdict }) => verdict)).toEqual(['delivered']);
    expect(feedback[0]).toMatchObject({ messageId: MessageId, tag: 'abc_course_lesson-1' });
    expect(await takeEvents(running.fake)).toEqual([]);
  });

  it('makes no events for mail that names no configuration set', async () => {
    await takeEvents(running.fake);
    await send('ada@example.net', { ConfigurationSetName: undefined });
    expect(await takeEvents(running.fake)).toEqual([]);
  });

  it('bounces mail to marked addresses and to the simulator, and complains likewise', async () => {
    await takeEvents(running.fake);
    await running.fake.mark('Gone@example.net', 'bounce');
    await send('gone@example.net');
    await send('bounce+1@simulator.amazonses.com');
    await send('complaint@simulator.amazonses.com');
    expect(await verdicts()).toEqual(['bounced-for-good', 'bounced-for-good', 'delivered', 'complained']);
    await running.fake.mark('gone@example.net', 'deliver');
    await send('gone@example.net');
    expect(await verdicts()).toEqual(['delivered']);
  });

  it.each([
    ['transient-bounce', ['bounced-for-now'], undefined],
    ['suppressed', ['bounced-for-good'], 'account-suppression-list'],
    ['not-spam', ['delivered', 'nothing'], undefined],
  ] as const)('tells of mail to an address marked "%s" as SES does', async (behaviour, told, notSent) => {
    await takeEvents(running.fake);
    await running.fake.mark('marked@example.net', behaviour);
    await send('marked@example.net');
    const feedback = await takeFeedback();
    expect(feedback.map(({ verdict }) => verdict)).toEqual(told);
    expect(feedback.at(-1)?.notSent).toBe(notSent);
    await running.fake.mark('marked@example.net', 'deliver');
  });

  it('takes the two tags that SES makes its Feedback-ID of', async () => {
    const Tags = ['a', 'b'].map((letter) => ({ Name: `ses:feedback-id-${letter}`, Value: 'bread' }));
    await expect(send('ada@example.net', { Tags })).resolves.toMatchObject({ MessageId: expect.any(String) });
  });

  it('makes feedback about the last mail to an address, and none where nothing was sent', async () => {
    await send('late@example.net');
    await takeEvents(running.fake);
    expect(await running.fake.feedback({ type: 'complaint', to: 'late@example.net' })).toBe(true);
    expect(await verdicts()).toEqual(['complained']);
    expect(await running.fake.feedback({ type: 'bounce', to: 'nobody@example.net' })).toBe(false);
  });

  it.each([
    ['no @ in the recipient', 'nobody', {}, 'InvalidParameterValue'],
    ['a letter outside ASCII', 'ü@example.net', {}, 'InvalidParameterValue'],
    ['an empty label', 'a@example..net', {}, 'InvalidParameterValue'],
    [
      'a tag outside its alphabet',
      'a@example.net',
      { Tags: [{ Name: 'a', Value: 'b@c' }] },
      'InvalidParameterValue',
    ],
    [
      'a tag in SES’s own name',
      'a@example.net',
      { Tags: [{ Name: 'ses:from-domain', Value: 'example.net' }] },
      'InvalidParameterValue',
    ],
    [
      'a header that may be there once, twice',
      'a@example.net',
      { RawMessage: { Data: Buffer.from('From: a@b.co\r\nFrom: a@b.co\r\n\r\n') } },
      'InvalidParameterValue',
    ],
    [
      'an unknown configuration set',
      'a@example.net',
      { ConfigurationSetName: 'other' },
      'ConfigurationSetDoesNotExistException',
    ],
  ])('refuses %s as SES does', async (_, to, change, name) => {
    const before = (await running.fake.mails()).length;
    await expect(send(to, change)).rejects.toMatchObject({ name });
    expect(await running.fake.mails()).toHaveLength(before);
  });

  it('answers GetSendQuota with what was sent in the last day of the moved clock', async () => {
    const sentToday = async () => (await ses.send(new GetSendQuotaCommand({}))).SentLast24Hours;
    expect(await sentToday()).toBe((await running.fake.mails()).length);
    await running.fake.setClockOffset(25 * 3_600_000);
    expect(await sentToday()).toBe(0);
    await running.fake.setClockOffset(0);
  });

  it('refuses what exceeds the daily quota or, when told to hold it, the rate', async () => {
    await running.fake.setQuota({ max24HourSend: 1, maxSendRate: 1, enforceRate: false });
    await expect(send('a@example.net')).rejects.toMatchObject({
      name: 'Throttling',
      message: /daily message quota/i,
    });
    await running.fake.setQuota({ max24HourSend: -1, maxSendRate: 1, enforceRate: true });
    const both = await Promise.allSettled([
      send('a@example.net'),
      send('a@example.net'),
      send('a@example.net'),
    ]);
    expect(both.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    await running.fake.setQuota({ max24HourSend: -1, maxSendRate: 200, enforceRate: false });
  });

  it('answers InvalidAction to calls it does not play', async () => {
    const call = new VerifyDomainIdentityCommand({ Domain: 'example.com' });
    await expect(ses.send(call)).rejects.toMatchObject({ name: 'InvalidAction' });
  });

  it('goes wrong once for each fault it is told, in order', async () => {
    const before = (await running.fake.mails()).length;
    await running.fake.failNextSends(
      refusals.throttled,
      refusals.accountPaused,
      { kind: 'drop-socket', accepted: true },
      { kind: 'server-error', accepted: true },
      { kind: 'server-error', accepted: false },
    );
    await expect(send('a@example.net')).rejects.toMatchObject({ name: 'Throttling' });
    await expect(send('a@example.net')).rejects.toMatchObject({ name: 'AccountSendingPausedException' });
    await expect(send('a@example.net')).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect(send('a@example.net')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    await expect(send('a@example.net')).rejects.toMatchObject({ $metadata: { httpStatusCode: 500 } });
    await send('a@example.net');
    expect(await running.fake.mails()).toHaveLength(before + 3);
  });

  it('accepts at once and answers late when told so', async () => {
    const before = (await running.fake.mails()).length;
    await running.fake.failNextSends({ kind: 'delay', milliseconds: 60_000, accepted: true });
    const givenUp = new AbortController();
    const answer = ses.send(
      new SendRawEmailCommand({
        Destinations: ['a@example.net'],
        RawMessage: { Data: Buffer.from(message) },
      }),
      { abortSignal: givenUp.signal },
    );
    answer.catch(() => undefined);
    await expect.poll(async () => (await running.fake.mails()).length).toBe(before + 1);
    givenUp.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('stamps mails with the moved clock', async () => {
    await running.fake.setClockOffset(365 * 86_400_000);
    const { MessageId } = await send('ada@example.net');
    const [first] = await running.fake.mails();
    const last = (await running.fake.mails()).find(({ id }) => id === MessageId);
    const years = Number(last?.sentAt.slice(0, 4)) - Number(first?.sentAt.slice(0, 4));
    expect(years).toBe(1);
    await running.fake.setClockOffset(0);
  });
});

describe('what the SES fake keeps', () => {
  it.each([
    ['a restart', () => running.end()],
    [
      'it was killed',
      async () => {
        process.kill(running.pid, 'SIGKILL');
        await running.gone;
      },
    ],
  ])('has the same mails, marked addresses and events not yet passed on after %s', async (_, stop) => {
    await running.fake.mark('gone@example.net', 'bounce');
    await takeEvents(running.fake);
    for (const to of ['passed-on@example.net', 'gone@example.net']) await send(to);
    const [delivered, ...left] = await running.fake.events();
    if (delivered) await running.fake.passed(delivered);
    expect(left).toHaveLength(1);
    const before = await running.fake.mails();
    await stop();
    running = await startAwsFake(settings, pass);
    ses = clientOf(running.endpoint);
    expect(await running.fake.mails()).toEqual(before);
    expect(await running.fake.markedAddresses()).toEqual({ 'gone@example.net': 'bounce' });
    expect(await running.fake.events()).toEqual(left);
    expect(await verdicts()).toEqual(['bounced-for-good']);
    expect(await running.fake.events()).toEqual([]);
  });
});
