import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createSurroundings } from '../../../lib/adapters/doctor/surroundings.ts';
import { lambdaNames } from '../../../lib/adapters/function-name.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { ensureTable } from '../../../lib/local/dynamodb/ensure-table.ts';
import { localEnvironment, localNames, useEnvironment } from '../../../lib/local/process/environment.ts';
import { NoAnswer, type Surroundings } from '../../../lib/pipeline/ports/doctor.ts';
import { servicesHere } from '../../worlds/services-here.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

const services = await servicesHere().start(await temporaryFolder(), 0);
const { fake } = services;
const variables = {
  ...localEnvironment({ ...services, baseUrl: 'http://127.0.0.1', front: 'bread' }),
  AWS_ENDPOINT_URL_LAMBDA: services.awsFake,
};
const leave = useEnvironment(variables);
afterAll(async () => {
  leave();
  await services.end();
});
afterEach(() => fake.answerInstead());
await ensureTable(localNames.table);

const stage = {
  STAGE: 'local',
  TABLE_NAME: localNames.table,
  SECRET_ID: localNames.secretId,
  CONFIGURATION_SET: localNames.configurationSet,
  EVENT_BUS: localNames.eventBus,
};
/** What operators are told to ask for. */
const policy = await readFile(new URL('../../../docs/running-it.md', import.meta.url), 'utf8');

const surroundings = (limit?: number) => createSurroundings(stage, {}, limit);

/** The table as the fake says, in whose place the embedded DynamoDB stands otherwise. */
const fakedTable = (limit?: number): Surroundings => {
  const back = useEnvironment({ ...variables, AWS_ENDPOINT_URL_DYNAMODB: services.awsFake });
  const made = surroundings(limit);
  return {
    ...made,
    table: async () => {
      try {
        return await made.table();
      } finally {
        back();
      }
    },
  };
};

const functionPath = (name: string) => `/2015-03-31/functions/dripline-local-${name}/configuration`;

/** Each question, whom it goes to, and the first thing that is asked of them for it. */
const questions: [string, (of: Surroundings) => Promise<unknown>, string, RegExp][] = [
  ['the account', (of) => of.sendingAccount(), '/v2/email/account', /^SES /],
  ['a domain', (of) => of.sendingIdentity('mill.test'), '/v2/email/identities/mill.test', /^SES /],
  [
    'the configuration set',
    (of) => of.configurationSet(),
    '/v2/email/configuration-sets/dripline-local',
    /^SES /,
  ],
  [
    'where events go',
    (of) => of.configurationSet(),
    '/v2/email/configuration-sets/dripline-local/event-destinations',
    /^SES /,
  ],
  ['schedules', (of) => of.schedules(), '/schedules', /^EventBridge Scheduler /],
  ['the mailbox of the alarms', (of) => of.alarmMailboxes(), 'ListSubscriptions', /^SNS /],
  ['the event bus', (of) => of.eventBus(), 'AWSEvents.DescribeEventBus', /^EventBridge /],
  ['the secret', (of) => of.secret(), 'secretsmanager.DescribeSecret', /^Secrets Manager /],
  ['functions', (of) => of.functions(), functionPath('web'), /^Lambda /],
  ['the table', (of) => of.table(), 'DynamoDB_20120810.DescribeTable', /^DynamoDB /],
];

/** An error as the services of JSON, and as SNS say it. */
const inJson = (name: string) => JSON.stringify({ __type: name, message: 'You may not.' });
const inXml = (name: string) =>
  `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${name}</Code><Message>You may not.</Message></Error><RequestId>1</RequestId></ErrorResponse>`;

const subscriptions = (members: string, next?: string) =>
  `<ListSubscriptionsResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ListSubscriptionsResult>${
    next === undefined ? '' : `<NextToken>${next}</NextToken>`
  }<Subscriptions>${members}</Subscriptions></ListSubscriptionsResult></ListSubscriptionsResponse>`;

const refusal = (asked: Promise<unknown>): Promise<NoAnswer> =>
  asked.then(
    () => {
      throw new Error('It was answered.');
    },
    (error: unknown) => {
      if (error instanceof NoAnswer) return error;
      throw error;
    },
  );

const ofFunctions = () =>
  lambdaNames.map((name) => ({
    to: functionPath(name),
    body: JSON.stringify({ Runtime: 'nodejs24.x', Environment: { Variables: { VERSION: '1.1.0' } } }),
  }));

describe('what a stage stands on, asked of the services', () => {
  it('is read whole from a stage in good order', async () => {
    await fake.answerInstead(...ofFunctions());
    const asked = surroundings();
    expect(await asked.sendingAccount()).toMatchObject({
      inProduction: true,
      maySend: true,
      enforcement: 'HEALTHY',
      quota: { perSecond: 200, daily: 50_000, sent: 0 },
    });
    expect(await asked.sendingIdentity('mill.test')).toMatchObject({
      isVerified: true,
      dkim: { isSigning: true, status: 'SUCCESS', zone: 'dkim.amazonses.com' },
      mailFrom: { domain: 'mail.mill.test', status: 'SUCCESS' },
    });
    expect(await asked.configurationSet()).toMatchObject({
      maySend: true,
      suppresses: ['COMPLAINT'],
      destinations: [
        { isEnabled: true, toEventBus: true, toStream: false },
        { isEnabled: true, toEventBus: false, toStream: true, events: ['DELIVERY'] },
      ],
    });
    expect(await asked.table()).toEqual({
      isActive: true,
      isProtected: true,
      recovery: { isOn: true, from: undefined },
    });
    expect(await asked.secret()).toMatchObject({ createdAt: expect.stringMatching(/Z$/) });
    expect((await asked.schedules()).map(({ isEnabled }) => isEnabled)).toEqual([true, true, true]);
    expect(await asked.alarmMailboxes()).toEqual([
      { address: 'whoever-runs-it@local.test', isConfirmed: true },
    ]);
    expect(await asked.functions()).toHaveLength(lambdaNames.length);
    expect((await asked.functions())[0]).toMatchObject({ version: '1.1.0', state: 'Active' });
  });

  it('tells what is not there from what nobody said', async () => {
    const missing = { status: 404, body: '{"__type":"NotFoundException","message":"No such thing."}' };
    await fake.answerInstead(
      { to: '/v2/email/identities/mill.test', ...missing },
      { to: '/v2/email/configuration-sets/dripline-local', ...missing },
    );
    expect(await surroundings().sendingIdentity('mill.test')).toBeUndefined();
    expect(await surroundings().configurationSet()).toBeUndefined();
    const noGroup = '{"__type":"ResourceNotFoundException","Message":"No such group."}';
    await fake.answerInstead({ to: '/schedules', status: 404, body: noGroup });
    expect(await surroundings().schedules()).toEqual([]);
  });

  it('is read page by page where there is more than one', async () => {
    const page = (name: string, next: string | null) =>
      JSON.stringify({ Schedules: [{ Name: name, State: 'DISABLED' }], NextToken: next });
    await fake.answerInstead(
      { to: '/schedules', body: page('Sweep0', 'more') },
      { to: '/schedules more', body: page('Build', null) },
    );
    expect(await surroundings().schedules()).toEqual([
      { name: 'Sweep0', isEnabled: false },
      { name: 'Build', isEnabled: false },
    ]);
  });

  it('knows a mailbox that has not confirmed, on whatever page, and leaves those of other topics alone', async () => {
    const member = (topic: string, subscription: string, protocol = 'email') =>
      `<member><TopicArn>arn:aws:sns:eu-west-1:1:${topic}</TopicArn><Protocol>${protocol}</Protocol><SubscriptionArn>${subscription}</SubscriptionArn><Owner>1</Owner><Endpoint>a&amp;b@mill.test</Endpoint></member>`;
    const mine = 'dripline-local-application-AlarmsTopic12AB-9';
    await fake.answerInstead(
      {
        to: 'ListSubscriptions',
        body: subscriptions(
          member(mine, 'arn:aws:sns:eu-west-1:1:x', 'sms') +
            member('dripline-prod-application-AlarmsTopic12AB-9', 'arn:aws:sns:eu-west-1:1:y'),
          'more',
        ),
      },
      { to: 'ListSubscriptions more', body: subscriptions(member(mine, 'PendingConfirmation')) },
    );
    expect(await surroundings().alarmMailboxes()).toEqual([{ address: 'a&b@mill.test', isConfirmed: false }]);
  });

  it('knows that nobody gets the alarms', async () => {
    await fake.answerInstead({ to: 'ListSubscriptions', body: subscriptions('') });
    expect(await surroundings().alarmMailboxes()).toEqual([]);
  });

  it('has the time of the service beside that of this machine', async () => {
    const { here, there } = await surroundings().clocks();
    // Both are read off the clock of this machine, where the fake runs.
    expect(Math.abs(Date.parse(here) - Date.parse(there))).toBeLessThan(60_000);
  });

  it('knows of an event bus that is there, is gone, or was never named', async () => {
    const bus = (name?: string) => createSurroundings({ ...stage, EVENT_BUS: name }).eventBus();
    expect(await bus(localNames.eventBus)).toEqual({ name: localNames.eventBus, isThere: true });
    expect(await bus('gone')).toEqual({ name: 'gone', isThere: false });
    expect(await bus()).toBeUndefined();
  });

  it('knows of a secret that is to be deleted', async () => {
    const deleted = Date.parse('2026-12-01T00:00:00Z') / 1000;
    await fake.answerInstead({
      to: 'secretsmanager.DescribeSecret',
      body: JSON.stringify({ ARN: 'arn', Name: 'keys', CreatedDate: 1_700_000_000, DeletedDate: deleted }),
    });
    expect(await surroundings().secret()).toMatchObject({ deletedFrom: instantOf('2026-12-01T00:00:00Z') });
  });
});

describe.each(questions)('asking for %s', (_, ask, to, whom) => {
  const usual = () => (to.startsWith('/2015') ? ofFunctions().filter((each) => each.to !== to) : []);
  const made = (limit?: number) => (to.startsWith('DynamoDB') ? fakedTable(limit) : surroundings(limit));

  it('without the right to, says which right it takes', async () => {
    await fake.answerInstead(...usual(), {
      to,
      ...(to === 'ListSubscriptions'
        ? { status: 403, body: inXml('AuthorizationError') }
        : { status: to.startsWith('/') ? 403 : 400, body: inJson('AccessDeniedException') }),
    });
    const { message, toDo } = await refusal(ask(made()));
    expect(message).toMatch(whom);
    const rights = toDo.match(/\b[a-z]+:[A-Z]\w+/g) ?? [];
    expect(rights.length).toBeGreaterThan(0);
    for (const right of rights) expect(policy).toContain(`"${right}"`);
  });

  it.each(['', '<html>Sorry</html>', '{}', '[]', 'null', '{"Table":5,"Schedules":{}}'])(
    'and getting “%s” says that it makes no sense, not that all is well',
    async (body) => {
      await fake.answerInstead(...usual(), { to, body });
      expect((await refusal(ask(made()))).message).toMatch(whom);
    },
  );

  it('and getting no answer in time says so', async () => {
    await fake.answerInstead(...usual(), { to, body: '{}', milliseconds: 3_000 });
    const { message, toDo } = await refusal(ask(made(50)));
    expect(message).toMatch(whom);
    expect(message).toMatch(/no answer in time/);
    expect(toDo).toMatch(/Run this again/);
  });

  it('and meeting a fault of the service says so', async () => {
    await fake.answerInstead(...usual(), { to, status: 500, body: '{"message":"Internal failure"}' });
    expect((await refusal(ask(made()))).message).toMatch(whom);
  });
});
