import { defaultSending, type SendingSettings } from '../domain/site.ts';
import type {
  Clock,
  ConsentTexts,
  Courses,
  Editions,
  Enrollments,
  Hashes,
  Health,
  Mailer,
  Random,
  SendingRecord,
  Subscribers,
  Suppressions,
  Telemetry,
  Tokens,
} from '../pipeline/ports.ts';
import { systemClock } from './clock.ts';
import { consentTextsIn } from './dynamodb/consent-texts.ts';
import { coursesIn } from './dynamodb/courses.ts';
import { editionsIn } from './dynamodb/editions.ts';
import { enrollmentsIn } from './dynamodb/enrollments.ts';
import { healthIn } from './dynamodb/health.ts';
import { sendingIn } from './dynamodb/sending.ts';
import { subscribersIn } from './dynamodb/subscribers.ts';
import { suppressionsIn } from './dynamodb/suppressions.ts';
import { connectTable } from './dynamodb/table.ts';
import type { Environment } from './environment.ts';
import { hashesWith } from './hashes.ts';
import { fetchKeyring } from './keyring.ts';
import { systemRandom } from './random.ts';
import { sesMailer } from './ses-mailer.ts';
import { telemetryTo } from './telemetry.ts';
import { tokensWith } from './tokens.ts';

/** What building courses needs: no people, no secret, no mail. */
export type ContentConnection = { clock: Clock; telemetry: Telemetry; editions: Editions; courses: Courses };

export type Connection = ContentConnection & {
  random: Random;
  subscribers: Subscribers;
  enrollments: Enrollments;
  suppressions: Suppressions;
  sending: SendingRecord;
  health: Health;
  consentTexts: ConsentTexts;
  mailer: Mailer;
  tokens: Tokens;
  hashes: Hashes;
  baseUrl: string;
  /** How careful to be, as the live content says. */
  sendingSettings(): Promise<SendingSettings>;
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
  };
};

/** Every port. Reads the secret once. */
export const connect = async (environment: Environment, overrides: Overrides = {}): Promise<Connection> => {
  const table = connectTable(environment.TABLE_NAME);
  const keyring = await fetchKeyring(environment.SECRET_ID);
  const content = connectContent(environment, overrides);
  return {
    ...content,
    random: overrides.random ?? systemRandom,
    subscribers: subscribersIn(table),
    enrollments: enrollmentsIn(table, environment.SHARDS),
    suppressions: suppressionsIn(table),
    sending: sendingIn(table),
    health: healthIn(table),
    consentTexts: consentTextsIn(table),
    mailer: sesMailer(environment.CONFIGURATION_SET),
    tokens: tokensWith(keyring),
    hashes: hashesWith(keyring),
    baseUrl: environment.BASE_URL,
    sendingSettings: async () =>
      (await content.courses.current(environment.DEFAULT_COURSE))?.site.sending ?? defaultSending,
  };
};
