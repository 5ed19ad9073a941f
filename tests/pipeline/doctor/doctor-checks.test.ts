import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { OutcomeKind } from '../../../lib/domain/doctor/outcome.ts';
import { holdBack } from '../../../lib/domain/sending/sending-state.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import type { DoctorPorts } from '../../../lib/pipeline/doctor/doctor-checks.ts';
import { type DomainNames, NoAnswer, type Surroundings } from '../../../lib/pipeline/ports/doctor.ts';
import { found, type GoodStage, stageInGoodOrder } from './stage-in-good-order.ts';

/** The stage as it is, but for what this answers. */
type Spoil = (stage: GoodStage) => Partial<DoctorPorts> | Promise<Partial<DoctorPorts>>;

const surroundings =
  (spoil: (good: Surroundings) => Partial<Surroundings>): Spoil =>
  ({ ports }) => ({ surroundings: { ...ports.surroundings, ...spoil(ports.surroundings) } });

const dns =
  (spoilt: Partial<DomainNames>): Spoil =>
  ({ ports }) => ({ domainNames: { ...ports.domainNames, ...spoilt } });

const account = (change: object): Spoil =>
  surroundings(({ sendingAccount }) => ({
    sendingAccount: async () => ({ ...(await sendingAccount()), ...change }),
  }));

const identity = (change: object): Spoil =>
  surroundings(({ sendingIdentity }) => ({
    sendingIdentity: async (domain) => {
      const known = await sendingIdentity(domain);
      return known && { ...known, ...change };
    },
  }));

const configurationSet = (change: object): Spoil =>
  surroundings((good) => ({
    configurationSet: async () => {
      const set = await good.configurationSet();
      return set && { ...set, ...change };
    },
  }));

const functions = (change: object): Spoil =>
  surroundings((good) => ({
    functions: async () => (await good.functions()).map((each) => ({ ...each, ...change })),
  }));

const quota = (sent: number, daily = 50_000) => account({ quota: { perSecond: 14, daily, sent } });

const dkim = (change: object): Spoil =>
  identity({
    dkim: { isSigning: true, status: 'SUCCESS', tokens: ['one'], zone: 'dkim.amazonses.com', ...change },
  });

const post =
  (status: number, setsCookie = false): Spoil =>
  () => ({ postOneClick: async () => ({ status, setsCookie }) });

const sending =
  (change: (stage: GoodStage) => object): Spoil =>
  async (stage) => {
    const { sending: record } = stage.ports;
    await record.save({ ...(await record.load()), ...change(stage) });
    return {};
  };

/** What is spoilt, which check notices, how it stands, and what it says or tells somebody to do. */
const cases: [string, string, OutcomeKind, RegExp, Spoil][] = [
  ['the account is paused', 'account', 'wrong', /paused/, account({ maySend: false })],
  ['the account is under review', 'account', 'warned', /PROBATION/, account({ enforcement: 'PROBATION' })],
  ['the account is shut down', 'account', 'wrong', /SHUTDOWN/, account({ enforcement: 'SHUTDOWN' })],
  [
    'the account is in the sandbox',
    'sandbox',
    'wrong',
    /production access/,
    account({ inProduction: false }),
  ],
  ['the quota is nearly used up', 'quota', 'warned', /40000 of the 50000/, quota(40_000)],
  ['the quota is used up', 'quota', 'wrong', /waits until tomorrow/, quota(50_000)],
  [
    'SES does not know the domain',
    'identity',
    'wrong',
    /does not know/,
    surroundings(() => ({ sendingIdentity: async () => undefined })),
  ],
  ['the domain is not verified', 'identity', 'wrong', /not verified/, identity({ isVerified: false })],
  [
    'a DKIM record is missing',
    'dkim',
    'wrong',
    /one\._domainkey\..* CNAME one\.dkim\.amazonses\.com/,
    dns({ cname: async () => [] }),
  ],
  [
    'a DKIM record leads elsewhere',
    'dkim',
    'wrong',
    /lead elsewhere/,
    dns({ cname: async () => ['one.dkim.other.test'] }),
  ],
  ['DKIM is switched off', 'dkim', 'wrong', /switched off/, dkim({ isSigning: false })],
  ['SES has not seen DKIM yet', 'dkim', 'warned', /PENDING/, dkim({ status: 'PENDING' })],
  ['there is no MAIL FROM domain', 'mail-from', 'warned', /no MAIL FROM/, identity({ mailFrom: undefined })],
  ['there is no MAIL FROM domain', 'spf', 'not-checked', /no MAIL FROM/, identity({ mailFrom: undefined })],
  ['the MX record is missing', 'mail-from', 'wrong', /no MX record/, dns({ mx: async () => [] })],
  [
    'the MX record is not alone',
    'mail-from',
    'wrong',
    /2 MX records/,
    dns({ mx: async () => ['feedback-smtp.eu-west-1.amazonses.com', 'mx.mill.test'] }),
  ],
  [
    'SES has not seen the MX record yet',
    'mail-from',
    'warned',
    /TEMPORARY_FAILURE/,
    identity({ mailFrom: { domain: 'mail.mill.test', status: 'TEMPORARY_FAILURE' } }),
  ],
  ['SPF is missing', 'spf', 'wrong', /no SPF record/, dns({ txt: async () => [] })],
  ['DMARC is missing', 'dmarc', 'wrong', /no DMARC record/, dns({ txt: async () => [] })],
  [
    'the DNS says nothing',
    'dmarc',
    'not-checked',
    /silent/,
    dns({
      txt: async () => {
        throw new NoAnswer('The DNS is silent.', 'Wait.');
      },
    }),
  ],
  [
    'SES suppresses bounces',
    'suppression',
    'warned',
    /bounced once/,
    configurationSet({ suppresses: ['BOUNCE', 'COMPLAINT'] }),
  ],
  [
    "the account's own setting holds",
    'suppression',
    'warned',
    /bounced once/,
    configurationSet({ suppresses: undefined }),
  ],
  [
    'SES suppresses nothing',
    'suppression',
    'warned',
    /whoever complained/,
    configurationSet({ suppresses: [] }),
  ],
  [
    'the configuration set is gone',
    'suppression',
    'wrong',
    /gone/,
    surroundings(() => ({ configurationSet: async () => undefined })),
  ],
  [
    'the configuration set is gone',
    'configuration-set',
    'wrong',
    /gone/,
    surroundings(() => ({ configurationSet: async () => undefined })),
  ],
  [
    'the configuration set does not send',
    'configuration-set',
    'wrong',
    /switched off/,
    configurationSet({ maySend: false }),
  ],
  [
    'complaints are not told of',
    'configuration-set',
    'wrong',
    /of complaint, reject/,
    configurationSet({
      destinations: [{ isEnabled: true, toEventBus: true, toStream: false, events: ['DELIVERY', 'BOUNCE'] }],
    }),
  ],
  [
    'events are switched off',
    'configuration-set',
    'wrong',
    /of bounce, complaint/,
    configurationSet({
      destinations: [{ isEnabled: false, toEventBus: true, toStream: false, events: ['OPEN', 'BOUNCE'] }],
    }),
  ],
  [
    'events go elsewhere',
    'configuration-set',
    'wrong',
    /of bounce, complaint/,
    configurationSet({
      destinations: [{ isEnabled: true, toEventBus: false, toStream: false, events: ['OPEN', 'BOUNCE'] }],
    }),
  ],
  [
    'deliveries are told to EventBridge, as by a stage of before',
    'configuration-set',
    'wrong',
    /Firehose of deliveries/,
    configurationSet({
      destinations: [
        {
          isEnabled: true,
          toEventBus: true,
          toStream: false,
          events: ['DELIVERY', 'BOUNCE', 'COMPLAINT', 'REJECT'],
        },
      ],
    }),
  ],
  ['the page redirects', 'one-click', 'wrong', /redirect \(301\)/, post(301)],
  ['the page fails', 'one-click', 'wrong', /with 502/, post(502)],
  ['the page sets a cookie', 'one-click', 'wrong', /cookie/, post(200, true)],
  ['somebody else answers, whatever is asked', 'one-click', 'wrong', /not Dripline/, post(200)],
  [
    'the mailbox of the alarms is not confirmed',
    'alarm-mailbox',
    'wrong',
    /not confirmed/,
    surroundings(() => ({ alarmMailboxes: async () => [{ address: 'a@b.test', isConfirmed: false }] })),
  ],
  [
    'the alarms have no mailbox',
    'alarm-mailbox',
    'wrong',
    /Nobody gets/,
    surroundings(() => ({ alarmMailboxes: async () => [] })),
  ],
  [
    'a course has not been compiled',
    'content',
    'wrong',
    /bread is in the content/,
    ({ ports }) => ({ courses: { ...ports.courses, current: async () => undefined } }),
  ],
  [
    'nothing is published',
    'content',
    'wrong',
    /Nothing is published/,
    ({ ports }) => ({ editions: { ...ports.editions, live: async () => undefined } }),
  ],
  [
    'nothing is published',
    'senders',
    'not-checked',
    /nobody knows who sends/,
    ({ ports }) => ({ editions: { ...ports.editions, live: async () => undefined } }),
  ],
  [
    'what is live has faults',
    'content',
    'warned',
    /faults for this version/,
    () => ({
      readContent: () => ({ faults: [{ file: 'site.yaml', line: 1, message: 'No.' }], notes: [] }),
    }),
  ],
  ['no sweep has ever run', 'last-sweep', 'wrong', /ever left word/, sending(() => ({ sweptAt: undefined }))],
  [
    'sweeps have stopped',
    'last-sweep',
    'wrong',
    /no mail goes out/,
    sending(({ now }) => ({ sweptAt: later(now, { minutes: -30 }) })),
  ],
  [
    'sending is held',
    'last-sweep',
    'warned',
    /stopped/,
    async ({ ports, now }) => {
      await ports.sending.save(holdBack(await ports.sending.load(), 'bounce-rate', now));
      return {};
    },
  ],
  [
    'something has been due for long',
    'last-sweep',
    'warned',
    /due for 40 minutes/,
    ({ ports, now }) => ({ queue: { ...ports.queue, nextDueAt: async () => later(now, { minutes: -40 }) } }),
  ],
  [
    'a schedule is switched off',
    'schedules',
    'wrong',
    /Sweep0 is switched off/,
    surroundings(() => ({
      schedules: async () => [
        { name: 'Sweep0', isEnabled: false },
        { name: 'Build', isEnabled: true },
      ],
    })),
  ],
  [
    'there are no schedules',
    'schedules',
    'wrong',
    /no schedules/,
    surroundings(() => ({ schedules: async () => [] })),
  ],
  [
    'the clock is wrong',
    'clock',
    'warned',
    /120 seconds behind/,
    async ({ ports, now }) =>
      surroundings(() => ({ clocks: async () => ({ here: now, there: later(now, { minutes: 2 }) }) }))({
        ports,
        now,
        world: (await stageInGoodOrder()).world,
      }),
  ],
  [
    'the table cannot be restored',
    'table',
    'wrong',
    /lost for good/,
    surroundings(() => ({
      table: async () => ({ isActive: true, isProtected: true, recovery: { isOn: false } }),
    })),
  ],
  [
    'the table is not protected',
    'table',
    'warned',
    /not protected/,
    surroundings(() => ({
      table: async () => ({ isActive: true, isProtected: false, recovery: { isOn: true } }),
    })),
  ],
  [
    'the table is not there',
    'table',
    'wrong',
    /cannot be used/,
    surroundings(() => ({
      table: async () => ({ isActive: false, isProtected: true, recovery: { isOn: true } }),
    })),
  ],
  [
    'the keys are old',
    'secret',
    'warned',
    /rotate-keys/,
    ({ ports, now }) => ({
      surroundings: {
        ...ports.surroundings,
        secret: async () => ({
          createdAt: later(now, { days: -800 }),
          changedAt: later(now, { days: -800 }),
        }),
      },
    }),
  ],
  [
    'the secret is to be deleted',
    'secret',
    'wrong',
    /nobody can leave/,
    ({ ports, now }) => ({
      surroundings: {
        ...ports.surroundings,
        secret: async () => ({ createdAt: now, changedAt: now, deletedFrom: later(now, { days: 7 }) }),
      },
    }),
  ],
  [
    'an update failed',
    'versions',
    'wrong',
    /last update of web, send-lessons failed/,
    functions({ lastUpdate: 'Failed' }),
  ],
  ['a function cannot run', 'versions', 'wrong', /cannot run/, functions({ state: 'Failed' })],
  [
    'the stage is older',
    'versions',
    'warned',
    /of version 1\.0\.0, and this command of 1\.1\.0/,
    functions({ version: '1.0.0' }),
  ],
  [
    'the stage does not say its version',
    'versions',
    'warned',
    /before 1\.1/,
    functions({ version: undefined }),
  ],
  [
    'the event bus is gone',
    'event-bus',
    'wrong',
    /partners is gone/,
    surroundings(() => ({ eventBus: async () => ({ name: 'partners', isThere: false }) })),
  ],
  ['the runtime is another', 'versions', 'warned', /nodejs22\.x/, functions({ runtime: 'nodejs22.x' })],
];

describe('a doctor', () => {
  it('has nothing to say of a stage in good order, and says what is checked', async () => {
    const { ports } = await stageInGoodOrder();
    const all = await found(ports);
    expect(all.filter(({ outcome }) => outcome.kind !== 'well')).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(20);
  });

  it('is tested for what each of its checks says when it fails, and each is told of where operators read', async () => {
    const { ports } = await stageInGoodOrder();
    const names = new Set((await found(ports)).map(({ check }) => check.split(' ')[0]));
    // Proved by mails that do not come back, in a file of its own.
    const noticed = new Set([...cases.map(([, check]) => check), 'event-path']);
    expect([...names].filter((name) => name && !noticed.has(name))).toEqual([]);
    const page = await readFile(new URL('../../../docs/running-it.md', import.meta.url), 'utf8');
    const [, table = ''] = /\| check \| what it proves \|\n(.+?)\n\n/s.exec(page) ?? [];
    const listed = table.split('\n').flatMap((row) => row.split('|')[1]?.match(/(?<=`)[a-z-]+(?=`)/g) ?? []);
    expect(new Set(listed)).toEqual(names);
  });

  it('has nothing to say against a stage without an event bus', async () => {
    const { ports } = await stageInGoodOrder();
    const all = await found({
      ...ports,
      surroundings: { ...ports.surroundings, eventBus: async () => undefined },
    });
    expect(all.find(({ check }) => check === 'event-bus')?.outcome.kind).toBe('well');
  });

  it.each(cases)('notices that %s (%s: %s), and says what to do', async (_, check, kind, words, spoil) => {
    const stage = await stageInGoodOrder();
    const all = await found({ ...stage.ports, ...(await spoil(stage)) });
    const outcome = all.find((each) => each.check.split(' ')[0] === check)?.outcome;
    expect(outcome?.kind).toBe(kind);
    expect(JSON.stringify(outcome)).toMatch(words);
    for (const each of all)
      if (each.outcome.kind !== 'well') expect(each.outcome.toDo.length).toBeGreaterThan(4);
  });

  it('asks SES for the account once, since SES answers that once a second', async () => {
    const { ports } = await stageInGoodOrder();
    let asked = 0;
    const sendingAccount: Surroundings['sendingAccount'] = () => {
      asked += 1;
      return ports.surroundings.sendingAccount();
    };
    await found({ ...ports, surroundings: { ...ports.surroundings, sendingAccount } });
    expect(asked).toBe(1);
  });
});
