import type {
  Clock,
  ConsentTexts,
  Courses,
  Editions,
  Enrollments,
  Hashes,
  Mailer,
  Random,
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

export type Connection = {
  clock: Clock;
  random: Random;
  telemetry: Telemetry;
  subscribers: Subscribers;
  enrollments: Enrollments;
  suppressions: Suppressions;
  consentTexts: ConsentTexts;
  editions: Editions;
  courses: Courses;
  mailer: Mailer;
  tokens: Tokens;
  hashes: Hashes;
  baseUrl: string;
};

export type Overrides = { clock?: Clock; random?: Random; write?: (line: string) => void };

/** Every port, on AWS's services or on whatever answers at the SDK's configured endpoints. */
export const connect = async (environment: Environment, overrides: Overrides = {}): Promise<Connection> => {
  const {
    clock = systemClock,
    random = systemRandom,
    write = (line) => process.stdout.write(`${line}\n`),
  } = overrides;
  const table = connectTable(environment.TABLE_NAME);
  const keyring = await fetchKeyring(environment.SECRET_ID);
  return {
    clock,
    random,
    telemetry: telemetryTo(write, clock, environment.STAGE),
    subscribers: subscribersIn(table),
    enrollments: enrollmentsIn(table, environment.SHARDS),
    suppressions: suppressionsIn(table),
    consentTexts: consentTextsIn(table),
    editions: editionsIn(table),
    courses: coursesIn(table),
    mailer: sesMailer(environment.CONFIGURATION_SET),
    tokens: tokensWith(keyring),
    hashes: hashesWith(keyring),
    baseUrl: environment.BASE_URL,
  };
};
