import { fileURLToPath } from 'node:url';
import { createHashes } from '../../lib/adapters/keys/hashes.ts';
import { createKeyring } from '../../lib/adapters/keys/keyring.ts';
import { createTokens } from '../../lib/adapters/keys/tokens.ts';
import type { PublishedCourse } from '../../lib/domain/content/published/published-course.ts';
import { requestId } from '../../lib/domain/sign-up/request-id.ts';
import type { ListSignUp, SignUp } from '../../lib/domain/sign-up/sign-up.ts';
import { type Subscriber, subscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import type { Cells } from '../../lib/domain/transfer/parse-row.ts';
import { tagMeant } from '../../lib/pipeline/api/tag-meant.ts';
import { takeVouched } from '../../lib/pipeline/api/take-vouched.ts';
import { unsubscribeMeant } from '../../lib/pipeline/api/unsubscribe-meant.ts';
import { countWrites } from '../../lib/pipeline/count/count-writes.ts';
import { createTally } from '../../lib/pipeline/count/tally.ts';
import type { Captcha } from '../../lib/pipeline/ports/sign-up.ts';
import type { MembershipRef } from '../../lib/pipeline/ports/subscriptions.ts';
import { createDeliverAddressMail } from '../../lib/pipeline/send/deliver-address-mail.ts';
import { createDeliverCourseMail } from '../../lib/pipeline/send/deliver-course-mail.ts';
import { createDeliverListMail } from '../../lib/pipeline/send/deliver-list-mail.ts';
import type { RateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { subscribe } from '../../lib/pipeline/sign-up/subscribe.ts';
import { subscribeToList } from '../../lib/pipeline/sign-up/subscribe-to-list.ts';
import { importRows } from '../../lib/pipeline/transfer/import-rows.ts';
import { createApp } from '../../lib/web/app.ts';
import type { WebSettings } from '../../lib/web/context.ts';
import { createPageKit } from '../../lib/web/views/page-kit.ts';
import { compileTemplates } from '../../lib/web/views/templates/compile-templates.ts';
import { publishLetters } from '../fixtures/letters.ts';
import { baseUrl, mailsOf, sampleCourse, sampleWeb } from '../fixtures/sample-course.ts';
import { createMemoryClock } from '../memory/clock.ts';
import { countCalls } from '../memory/count-calls.ts';
import { createMemoryMailer } from '../memory/mailer.ts';
import { createMemoryRecord } from '../memory/record.ts';
import { createMemoryTelemetry } from '../memory/telemetry.ts';

export const pagesFolder = fileURLToPath(new URL('../../templates/pages', import.meta.url));

/** For all worlds of a process: to make them takes longer than all else of a first page. */
const pageKit = createPageKit(pagesFolder);
const templates = compileTemplates(pagesFolder);

type Settings = {
  published?: PublishedCourse;
  webOf?: (key: string) => string;
  captcha?: Captcha;
  /** The stage's secret: the keys that sign links. */
  secret?: string;
  /** Sign-ups wait until the test takes them, as they do in the cloud. */
  heldBack?: boolean;
  refusesAddress?: WebSettings['refusesAddress'];
};

export const firstSecret = '{"current":"k1","k1":"a key that is only good for tests"}';

/** The whole web over a record in memory, with a clock that a test moves. */
export const createWebWorld = ({
  published = sampleCourse,
  webOf = sampleWeb,
  captcha = async () => 'person',
  secret = firstSecret,
  heldBack = false,
  refusesAddress = () => false,
}: Settings = {}) => {
  const { clock, pass } = createMemoryClock(instantOf('2026-01-06T10:30:00Z'));
  let made = 0;
  const nextNumber = () => {
    made += 1;
    return made;
  };
  const random = {
    subscriberId: () => subscriberId.parse(`person${String(nextNumber()).padStart(20, '0')}`),
    ownerToken: () => `owner${nextNumber()}`,
    requestId: () => requestId.parse(`request${nextNumber()}`),
    secret: () => String(nextNumber()).padStart(10, '0').padEnd(64, '5'),
    fraction: () => 0.5,
  };
  const keyring = createKeyring(secret);
  const record = createMemoryRecord({
    watchEnrollments: (after, before) => counted.enrollments(after, () => before),
    watchRemovals: (removed) => counted.enrollments(undefined, () => removed),
    watchSubscriptions: (after, before) => counted.subscriptions(after, () => before),
    watchListRequests: (after, before) => counted.listRequests(after, () => before),
    watchDeliveries: (after, before) => counted.issueDeliveries(after, () => before),
  });
  const { telemetry, lines } = createMemoryTelemetry();
  const tally = createTally({ ...record.ports, random, telemetry });
  const counted = countWrites({ tally, clock, telemetry });
  void record.ports.courses.publish(published, mailsOf(published, webOf));
  if (published.site.newsletter) publishLetters(record.ports, published, clock.now());
  const { ports: recordPorts, touched } = countCalls(record.ports);
  const post = createMemoryMailer();
  const tokens = createTokens(keyring);
  const hashes = createHashes(keyring);
  const ports = {
    ...recordPorts,
    tally,
    clock,
    random,
    telemetry,
    mailer: post.mailer,
    tokens,
    hashes,
    baseUrl,
    imagesUrl: `${baseUrl}/images`,
  };
  const rateLimiter: RateLimiter = {
    take: async (kind) => ({ kind, at: 0 }),
    comes: async () => true,
    putBack: () => {},
    report: async () => {},
  };
  const deliverCourseMail = createDeliverCourseMail({ ...ports, rateLimiter });
  const deliverListMail = createDeliverListMail({ ...ports, rateLimiter });
  const deliver = (ref: MembershipRef) => ('courseId' in ref ? deliverCourseMail(ref) : deliverListMail(ref));
  const deliverAddressMail = createDeliverAddressMail({ ...ports, rateLimiter });
  const take = subscribe({ ...ports, deliver });
  const takeForList = subscribeToList({ ...ports, deliver });
  const startedJobs: SignUp[] = [];
  const startedListJobs: ListSignUp[] = [];
  const takeHandedOn = async () => {
    for (const signUp of startedJobs.splice(0)) await take(signUp);
    for (const signUp of startedListJobs.splice(0)) await takeForList(signUp);
  };
  const app = createApp({
    ...ports,
    deliver,
    startJob: async (job) => {
      switch (job.kind) {
        case 'take-sign-up':
          startedJobs.push(job.signUp);
          if (!heldBack) await takeHandedOn();
          return;
        case 'take-list-sign-up':
          startedListJobs.push(job.signUp);
          if (!heldBack) await takeHandedOn();
          return;
        case 'take-vouched':
          await takeVouched(ports)(job.vouched);
          return;
        case 'tag':
          await tagMeant(ports)(job.who, job);
          return;
        case 'unsubscribe':
          await unsubscribeMeant(ports)(job.who, job.from);
          return;
        case 'deliver':
          throw new Error('In memory, mails are delivered directly.');
      }
    },
    captcha,
    refusesAddress,
    front: published.course.id,
    pageKit,
    templatesFor: async () => templates,
  });
  return {
    app,
    ports: { ...ports, deliver },
    startedJobs,
    startedListJobs,
    takeForList,
    takeHandedOn,
    hashes,
    record: { ...record, touched },
    tokens,
    mail: post,
    lines,
    deliver,
    deliverAddressMail,
    clock,
    wait: pass,
  };
};
export type WebWorld = ReturnType<typeof createWebWorld>;

/** A POST as a browser sends it from the pages themselves. */
export const submit = (world: WebWorld, path: string, fields: Record<string, string> = {}, headers = {}) =>
  world.app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

/** The path of a link in the last mail to somebody. */
export const linkTo = (
  world: WebWorld,
  address: string,
  value: 'confirmUrl' | 'unsubscribeUrl' | 'preferencesUrl' | 'webUrl' | 'scannerTrapUrl',
) => world.mail.to(address).at(-1)?.values[value].slice(baseUrl.length) ?? '';

/** Signs somebody up and confirms, by the mail's own link. */
export const join = async (world: WebWorld, address = 'ada@example.org', zone = 'Europe/Berlin') => {
  await submit(world, '/subscribe', { email: address, firstName: 'Ada', zone });
  return submit(world, linkTo(world, address, 'confirmUrl'));
};

/** Sends whatever is due about anybody's address, in turn. */
export const sweepAddressMails = async (world: WebWorld): Promise<void> => {
  for (const { subscriberId: id, mails } of world.record.changes.values())
    for (const _ of mails) await world.deliverAddressMail(id);
};

/** Brings somebody in by a file, who agreed to it elsewhere: on newsletters alone, unless the row names a course. */
export const importPerson = async (world: WebWorld, cells: Cells): Promise<Subscriber> => {
  const proof = {
    consentText: 'Yes, send me your letters.',
    consentAt: '2025-03-01T10:00:00Z',
    confirmedAt: '2025-03-01T10:05:00Z',
    consentSource: 'the form of the old site',
  };
  const row = { line: 2, cells: { zone: 'Europe/Berlin', ...proof, ...cells } };
  const rows = (async function* () {
    yield row;
  })();
  for await (const done of importRows(world.ports, rows, { dryRun: false }))
    for (const { outcome } of done)
      if (outcome !== 'joined') throw new Error(`The import says: ${JSON.stringify(outcome)}`);
  const person = [...world.record.people.values()].find(({ address }) => address === cells.address);
  if (!person) throw new Error('nobody was imported');
  return person;
};

/** The path of somebody's own page, by the link that each issue has. */
export const ownPath = (world: WebWorld, { id }: Pick<Subscriber, 'id'>): string =>
  `/own/${world.tokens.sign({ p: 'own', s: id })}`;
