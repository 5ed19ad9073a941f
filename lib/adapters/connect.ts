import { defaultSending, type SendingSettings } from '../domain/site.ts';
import type {
  Caps,
  Clock,
  ConsentTexts,
  Courses,
  DueQueue,
  Editions,
  Enrollments,
  Hashes,
  Health,
  IssueDeliveries,
  IssueRecords,
  Mailer,
  Newsletters,
  Random,
  Roll,
  SendingRecord,
  Subscribers,
  Subscriptions,
  Suppressions,
  Telemetry,
  Tokens,
} from '../pipeline/ports.ts';
import { systemClock } from './clock.ts';
import { capsIn } from './dynamodb/caps.ts';
import { consentTextsIn } from './dynamodb/consent-texts.ts';
import { coursesIn } from './dynamodb/courses.ts';
import { dueQueueIn } from './dynamodb/due-queue.ts';
import { editionsIn } from './dynamodb/editions.ts';
import { enrollmentsIn } from './dynamodb/enrollments.ts';
import { healthIn } from './dynamodb/health.ts';
import { issueDeliveriesIn } from './dynamodb/issue-deliveries.ts';
import { issueRecordsIn } from './dynamodb/issue-records.ts';
import { newslettersIn } from './dynamodb/newsletters.ts';
import { rollIn } from './dynamodb/roll.ts';
import { sendingIn } from './dynamodb/sending.ts';
import { subscribersIn } from './dynamodb/subscribers.ts';
import { subscriptionsIn } from './dynamodb/subscriptions.ts';
import { suppressionsIn } from './dynamodb/suppressions.ts';
import { connectTable } from './dynamodb/table.ts';
import type { Environment } from './environment.ts';
import { hashesWith } from './hashes.ts';
import { keyringOf, withNewKey } from './keyring.ts';
import { newSecretKey, systemRandom } from './random.ts';
import { secretAt } from './secret.ts';
import { sesMailer } from './ses-mailer.ts';
import { telemetryTo } from './telemetry.ts';
import { tokensWith } from './tokens.ts';

/** What building courses needs: no people, no secret, no mail. */
export type ContentConnection = {
  clock: Clock;
  telemetry: Telemetry;
  editions: Editions;
  courses: Courses;
  newsletters: Newsletters;
  issueRecords: IssueRecords;
};

export type Connection = ContentConnection & {
  random: Random;
  subscribers: Subscribers;
  enrollments: Enrollments;
  subscriptions: Subscriptions;
  issueDeliveries: IssueDeliveries;
  queue: DueQueue;
  roll: Roll;
  suppressions: Suppressions;
  sending: SendingRecord;
  health: Health;
  consentTexts: ConsentTexts;
  caps: Caps;
  mailer: Mailer;
  tokens: Tokens;
  hashes: Hashes;
  baseUrl: string;
  /** How careful to be, as the live content says. */
  sendingSettings(): Promise<SendingSettings>;
  /** Adds a key to the secret and lets it sign. Links of every earlier key stay good. */
  rotateKeys(): Promise<{ from: string; to: string }>;
  /** The stage's secret as it is now: keys, and what an owner put beside them. */
  readSecret(): Promise<string>;
  stage: string;
};

export type Overrides = { clock?: Clock; random?: Random; write?: (line: string) => void };

const writeLine = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The ports of content, on AWS's services or on whatever answers at the SDK's configured endpoints. */
export const connectContent = (environment: Environment, overrides: Overrides = {}): ContentConnection => {
  const { clock = systemClock, write = writeLine } = overrides;
  const table = connectTable(environment.TABLE_NAME);
  return {
    clock,
    telemetry: telemetryTo(write, clock, environment.STAGE),
    editions: editionsIn(table),
    courses: coursesIn(table),
    newsletters: newslettersIn(table),
    issueRecords: issueRecordsIn(table, environment.SHARDS),
  };
};

/** Every port. Reads the secret once, and again when a link names a key that is not known yet. */
export const connect = async (environment: Environment, overrides: Overrides = {}): Promise<Connection> => {
  const table = connectTable(environment.TABLE_NAME);
  const content = connectContent(environment, overrides);
  const secret = secretAt(environment.SECRET_ID);
  const keyring = keyringOf(await secret.read(), { clock: content.clock, read: secret.read });
  const hashes = hashesWith(keyring);
  return {
    ...content,
    random: overrides.random ?? systemRandom,
    subscribers: subscribersIn(table),
    enrollments: enrollmentsIn(table, environment.SHARDS),
    subscriptions: subscriptionsIn(table),
    issueDeliveries: issueDeliveriesIn(table, environment.SHARDS),
    queue: dueQueueIn(table, environment.SHARDS),
    roll: rollIn(table),
    suppressions: suppressionsIn(table),
    sending: sendingIn(table),
    health: healthIn(table),
    consentTexts: consentTextsIn(table),
    caps: capsIn(table, hashes),
    mailer: sesMailer(environment.CONFIGURATION_SET),
    tokens: tokensWith(keyring),
    hashes,
    baseUrl: environment.BASE_URL,
    sendingSettings: async () =>
      (await content.courses.current(environment.DEFAULT_COURSE))?.site.sending ?? defaultSending,
    rotateKeys: async () => {
      const { text, from, to } = withNewKey(await secret.read(), newSecretKey());
      await secret.replace(text);
      return { from, to };
    },
    readSecret: secret.read,
    stage: environment.STAGE,
  };
};
