import { DOMParser } from 'linkedom';
import * as z from 'zod';
import type { AlarmMailbox, StageSchedule } from '../../domain/doctor/surroundings.ts';
import { instantOf } from '../../domain/time/instant.ts';
import type { Surroundings } from '../../pipeline/ports.ts';
import type { Caller } from '../caller.ts';
import { systemClock } from '../clock.ts';
import type { Environment } from '../environment.ts';
import { answerOf, timeLimit } from './answer-of.ts';
import { askSes } from './ask-ses.ts';
import { askStage } from './ask-stage.ts';
import { createSignedGet, jsonOf, type SignedGet, services } from './signed-get.ts';

type Stage = Pick<Environment, 'STAGE' | 'TABLE_NAME' | 'SECRET_ID' | 'CONFIGURATION_SET'>;

/** What a stage stands on, asked of AWS or of whatever answers at the SDK's configured endpoints. */
export const createSurroundings = (
  { STAGE: stage, TABLE_NAME: table, SECRET_ID: secret, CONFIGURATION_SET }: Stage,
  caller: Caller = {},
  timeLimitMilliseconds = timeLimit,
): Surroundings => {
  const get = createSignedGet(caller, timeLimitMilliseconds);
  return {
    ...askSes(get, CONFIGURATION_SET),
    ...askStage({ table, secret, stage }, caller, timeLimitMilliseconds),
    schedules: () =>
      answerOf({ whom: 'EventBridge Scheduler', action: 'scheduler:ListSchedules' }, () =>
        schedulesIn(get, `dripline-${stage}`),
      ),
    alarmMailboxes: () =>
      answerOf({ whom: 'SNS', action: 'sns:ListSubscriptions' }, () =>
        mailboxesOf(get, `dripline-${stage}-application-Alarms`),
      ),
    clocks: () =>
      answerOf({ whom: 'SES', action: 'ses:GetAccount' }, async () => {
        const asked = systemClock.now();
        const got = await get(services.sesv2, '/v2/email/account');
        // The answer is of some moment between the two; the whole seconds of the header are no more exact.
        const here = new Date((Date.parse(asked) + Date.parse(systemClock.now())) / 2);
        const there = z.coerce.date().parse(got?.date ?? undefined);
        return { here: instantOf(here.toISOString()), there: instantOf(there.toISOString()) };
      }),
  };
};

const schedulesSchema = z.object({
  Schedules: z.array(z.object({ Name: z.string(), State: z.string() })),
  NextToken: z.string().nullish(),
});

const schedulesIn = async (get: SignedGet, group: string): Promise<StageSchedule[]> => {
  const found: StageSchedule[] = [];
  let next: string | undefined;
  do {
    const query = { ScheduleGroup: group, ...(next === undefined ? {} : { NextToken: next }) };
    const got = await get(services.scheduler, '/schedules', query);
    const page = got ? jsonOf(schedulesSchema, got) : { Schedules: [] };
    found.push(...page.Schedules.map(({ Name, State }) => ({ name: Name, isEnabled: State === 'ENABLED' })));
    next = page.NextToken ?? undefined;
  } while (next !== undefined);
  return found;
};

const memberSchema = z.object({
  TopicArn: z.string(),
  Protocol: z.string(),
  SubscriptionArn: z.string(),
  Endpoint: z.string(),
});

/** SNS answers in XML, whatever it is asked for. */
const subscriptionsIn = (body: string) => {
  const document = new DOMParser().parseFromString(body, 'text/xml');
  if (!document.querySelector('ListSubscriptionsResult')) throw new SyntaxError('no list of subscriptions');
  const textIn = (of: { querySelector(name: string): { textContent: string | null } | null }, name: string) =>
    of.querySelector(name)?.textContent ?? undefined;
  const members = [...document.querySelectorAll('member')].map((member) =>
    memberSchema.parse({
      TopicArn: textIn(member, 'TopicArn'),
      Protocol: textIn(member, 'Protocol'),
      SubscriptionArn: textIn(member, 'SubscriptionArn'),
      Endpoint: textIn(member, 'Endpoint'),
    }),
  );
  return { members, next: textIn(document, 'NextToken') };
};

/** Whoever gets mail by the topic of the alarms: CloudFormation makes its name, which begins with the stack's. */
const mailboxesOf = async (get: SignedGet, topic: string): Promise<AlarmMailbox[]> => {
  const found: AlarmMailbox[] = [];
  let next: string | undefined;
  do {
    const query = { Action: 'ListSubscriptions', Version: '2010-03-31' };
    const got = await get(services.sns, '/', next === undefined ? query : { ...query, NextToken: next });
    const page = got ? subscriptionsIn(got.body) : { members: [], next: undefined };
    for (const { TopicArn, Protocol, SubscriptionArn, Endpoint } of page.members)
      if (Protocol === 'email' && TopicArn.split(':').at(-1)?.startsWith(topic))
        found.push({ address: Endpoint, isConfirmed: SubscriptionArn.startsWith('arn:') });
    next = page.next || undefined;
  } while (next !== undefined);
  return found;
};
