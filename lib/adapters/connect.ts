import { AsyncLocalStorage } from 'node:async_hooks';
import { courseId } from '../domain/content/course.ts';
import { listId } from '../domain/content/newsletter.ts';
import { defaultSending, type Front, type Site } from '../domain/content/site.ts';
import { countWrites } from '../pipeline/count/count-writes.ts';
import { createTally } from '../pipeline/count/tally.ts';
import type { Clock } from '../pipeline/ports/clock.ts';
import type { Random } from '../pipeline/ports/random.ts';
import type { Ports } from '../pipeline/ports.ts';
import type { createPooledRequests } from './aws/pooled-requests.ts';
import type { Caller } from './caller.ts';
import { systemClock } from './clock.ts';
import { createApiKeys } from './dynamodb/access/api-keys.ts';
import { createWebhookEndpoints } from './dynamodb/access/webhook-endpoints.ts';
import { createAddressChanges } from './dynamodb/address-changes.ts';
import { createBooksRounds } from './dynamodb/books/books-rounds.ts';
import { createIssueBooksRounds } from './dynamodb/books/issue-books-rounds.ts';
import { createCaps } from './dynamodb/caps.ts';
import { createConsentTexts } from './dynamodb/consent-texts.ts';
import { createDayCounts } from './dynamodb/counts/day-counts.ts';
import { createStandingsRecord } from './dynamodb/counts/standings-record.ts';
import { createCourses } from './dynamodb/courses.ts';
import { createDueQueue } from './dynamodb/due-queue.ts';
import { createEditions } from './dynamodb/edition/editions.ts';
import { createImages } from './dynamodb/edition/images.ts';
import { createEnrollmentScan } from './dynamodb/enrollment/enrollment-scan.ts';
import { createEnrollments } from './dynamodb/enrollment/enrollments.ts';
import { createPeopleScan } from './dynamodb/enrollment/people-scan.ts';
import { createHealth } from './dynamodb/health.ts';
import { createIssueDeliveries } from './dynamodb/issue-deliveries.ts';
import { createIssueRecords } from './dynamodb/issue-records.ts';
import { createListRequests } from './dynamodb/list-requests.ts';
import { createNewsletters } from './dynamodb/newsletters.ts';
import { createProbes } from './dynamodb/probes.ts';
import { createPartingWords } from './dynamodb/report/parting-words.ts';
import { createWeeklyMails } from './dynamodb/report/weekly-mails.ts';
import { createSendingRecord } from './dynamodb/sending-record.ts';
import { createSubscribers } from './dynamodb/subscribers.ts';
import { createSubscriptions } from './dynamodb/subscriptions.ts';
import { createSuppressions } from './dynamodb/suppressions.ts';
import { createTable, type Table, type WatchChange } from './dynamodb/table.ts';
import type { Environment } from './environment.ts';
import { createHashes } from './keys/hashes.ts';
import { createKeyring } from './keys/keyring.ts';
import { type Rotation, rotateKeys } from './keys/rotate-keys.ts';
import { createSecret } from './keys/secret.ts';
import { createTokens } from './keys/tokens.ts';
import { systemRandom } from './random.ts';
import { createTelemetry, type Invocation } from './telemetry.ts';

/** What building courses needs: no people, no secret, no mail. */
export type ContentConnection = Pick<
  Ports,
  'clock' | 'random' | 'telemetry' | 'editions' | 'images' | 'courses' | 'newsletters' | 'issueRecords'
> & {
  /**
   * Runs one call of a function; what surprises in it is told under its name and request id, and what happened in it is
   * written down at its end.
   */
  duringInvocation<Result>(invocation: Invocation, run: () => Promise<Result>): Promise<Result>;
};

/** Where a stage is, and as whom AWS is asked there. */
type StageConnection = Pick<Ports, 'baseUrl' | 'imagesUrl'> & {
  stage: string;
  /** As whom all of it asks AWS. */
  caller: Caller;
  /** What the front page showed at the deploy. */
  front: Front;
};

/** What a report needs: counts, and how sending stands. No person's record, and no secret. */
export type CountsConnection = ContentConnection &
  StageConnection &
  Pick<
    Ports,
    'dayCounts' | 'standings' | 'health' | 'sending' | 'issueBooksRounds' | 'weeklyMails' | 'sendingSettings'
  >;

/** What people's own pages need: what is stored of them, and the keys that sign their links. */
export type PeopleConnection = ContentConnection &
  StageConnection &
  Pick<
    Ports,
    | 'dayCounts'
    | 'sending'
    | 'subscribers'
    | 'addressChanges'
    | 'enrollments'
    | 'subscriptions'
    | 'listRequests'
    | 'issueDeliveries'
    | 'suppressions'
    | 'tally'
    | 'partingWords'
    | 'consentTexts'
    | 'caps'
    | 'apiKeys'
    | 'tokens'
    | 'hashes'
  > & {
    /** Adds a key to the secret and lets it sign. Links of every earlier key stay good. */
    rotateKeys(): Promise<Rotation>;
    /** The stage's secret as it is now: keys, and what an owner put beside them. */
    readSecret(): Promise<string>;
  };

export type Connection = CountsConnection &
  PeopleConnection &
  Pick<Ports, 'queue' | 'enrollmentScan' | 'peopleScan' | 'booksRounds' | 'webhookEndpoints' | 'probes'> & {
    /** What the event bus is called that is told what others are told, if there is one. */
    eventBusName: string | undefined;
  };

export type Overrides = {
  clock?: Clock;
  random?: Random;
  write?: (line: string) => void;
  caller?: Caller;
  /** Is told of each versioned write of people's items: for the local world, whose table has no stream. */
  changed?: WatchChange | undefined;
  /** Makes what sends the requests to the table; left to the SDK unless it is said here. */
  tableRequests?: typeof createPooledRequests | undefined;
};

const writeLine = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** With one client, whose connections all ports share. */
const tableOf = (
  { TABLE_NAME }: Environment,
  { caller = {}, changed, tableRequests: requests }: Overrides,
): Table => createTable(TABLE_NAME, caller, { changed, requests });

/** The ports of content, on AWS's services or on whatever answers at the SDK's configured endpoints. */
export const connectContent = (
  environment: Environment,
  overrides: Overrides = {},
  table = tableOf(environment, overrides),
): ContentConnection => {
  const { clock = systemClock, random = systemRandom, write = writeLine } = overrides;
  const invocations = new AsyncLocalStorage<Invocation>();
  return {
    clock,
    random,
    telemetry: createTelemetry(write, clock, environment.STAGE, () => invocations.getStore()),
    duringInvocation: (invocation, run) => invocations.run(invocation, run),
    editions: createEditions(table),
    images: createImages(table),
    courses: createCourses(table),
    newsletters: createNewsletters(table),
    issueRecords: createIssueRecords(table, environment.SHARDS),
  };
};

/** The site around what the front page showed at the deploy. */
const siteOf = async (
  { courses, newsletters }: Pick<Ports, 'courses' | 'newsletters'>,
  front: Front,
): Promise<Site | undefined> =>
  ((await courses.current(courseId.parse(front))) ?? (await newsletters.list(listId.parse(front))))?.site;

/** What all ports of a connection share: the table, and content, of which what was read last is kept. */
const commonOf = (environment: Environment, overrides: Overrides) => {
  const table = tableOf(environment, overrides);
  return { table, content: connectContent(environment, overrides, table) };
};

const stageOf = (environment: Environment, { caller = {} }: Overrides): StageConnection => ({
  baseUrl: environment.BASE_URL,
  imagesUrl: environment.IMAGES_URL,
  stage: environment.STAGE,
  caller,
  front: environment.FRONT,
});

/** The ports of reports. */
export const connectCounts = (
  environment: Environment,
  overrides: Overrides = {},
  { table, content } = commonOf(environment, overrides),
): CountsConnection => ({
  ...content,
  ...stageOf(environment, overrides),
  dayCounts: createDayCounts(table),
  standings: createStandingsRecord(table),
  health: createHealth(table),
  sending: createSendingRecord(table),
  issueBooksRounds: createIssueBooksRounds(table),
  weeklyMails: createWeeklyMails(table),
  sendingSettings: async () => (await siteOf(content, environment.FRONT))?.sending ?? defaultSending(),
});

/** The ports of people's own pages. Reads the secret once, and again when a link names a key that is not known yet. */
export const connectPeople = async (
  environment: Environment,
  overrides: Overrides = {},
  { table, content } = commonOf(environment, overrides),
): Promise<PeopleConnection> => {
  const { caller = {} } = overrides;
  const secret = createSecret(environment.SECRET_ID, caller);
  const keyring = createKeyring(await secret.read(), {
    clock: content.clock,
    read: secret.read,
    failed: (error) => content.telemetry.surprise(error, { where: 'keys' }),
  });
  const hashes = createHashes(keyring);
  const dayCounts = createDayCounts(table);
  const tally = createTally({ ...content, dayCounts });
  const count = countWrites({ ...content, tally });
  return {
    ...content,
    ...stageOf(environment, overrides),
    duringInvocation: (invocation, run) =>
      content.duringInvocation(invocation, () => run().finally(tally.writeDown)),
    dayCounts,
    tally,
    sending: createSendingRecord(table),
    subscribers: createSubscribers(table),
    addressChanges: createAddressChanges(table, environment.SHARDS),
    enrollments: createEnrollments(table, environment.SHARDS, count.enrollments),
    subscriptions: createSubscriptions(table, count.subscriptions),
    listRequests: createListRequests(table, environment.SHARDS, count.listRequests),
    issueDeliveries: createIssueDeliveries(table, environment.SHARDS, count.issueDeliveries),
    suppressions: createSuppressions(table),
    partingWords: createPartingWords(table),
    consentTexts: createConsentTexts(table),
    caps: createCaps(table, hashes),
    apiKeys: createApiKeys(table),
    tokens: createTokens(keyring),
    hashes,
    rotateKeys: () => rotateKeys(secret, content.random.secret()),
    readSecret: secret.read,
  };
};

/** Every port but those that only some functions have. */
export const connect = async (environment: Environment, overrides: Overrides = {}): Promise<Connection> => {
  const common = commonOf(environment, overrides);
  const { table } = common;
  return {
    ...connectCounts(environment, overrides, common),
    ...(await connectPeople(environment, overrides, common)),
    queue: createDueQueue(table, environment.SHARDS),
    enrollmentScan: createEnrollmentScan(table),
    peopleScan: createPeopleScan(table),
    booksRounds: createBooksRounds(table),
    webhookEndpoints: createWebhookEndpoints(table),
    probes: createProbes(table),
    eventBusName: environment.EVENT_BUS,
  };
};
