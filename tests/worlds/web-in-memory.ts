import { fileURLToPath } from 'node:url';
import { createHashes } from '../../lib/adapters/keys/hashes.ts';
import { createKeyring } from '../../lib/adapters/keys/keyring.ts';
import { createTokens } from '../../lib/adapters/keys/tokens.ts';
import { type PublishedCourse, publishedCourseSchema } from '../../lib/domain/content/published-course.ts';
import type { SignUp } from '../../lib/domain/sign-up/sign-up.ts';
import { subscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { type Instant, instantOf, later } from '../../lib/domain/time/instant.ts';
import type { Captcha } from '../../lib/pipeline/ports.ts';
import { createDeliverCourseMail } from '../../lib/pipeline/send/deliver-course-mail.ts';
import type { RateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { subscribe } from '../../lib/pipeline/sign-up/subscribe.ts';
import { createApp } from '../../lib/web/app.ts';
import type { WebSettings } from '../../lib/web/context.ts';
import { letters, memoryNewsletters } from '../memory-newsletters.ts';
import { noNewsletters } from '../no-newsletters.ts';
import { memoryCaps, memoryCourses, memoryMailer, memoryRecord, memoryTelemetry } from '../web/memory.ts';

export const baseUrl = 'https://course.test';
export const templates = fileURLToPath(new URL('../../templates/pages', import.meta.url));

/** A course of twelve lessons, about as long-winded as a real one. */
export const sampleCourse: PublishedCourse = publishedCourseSchema.parse({
  version: 'a'.repeat(64),
  publishedAt: '2026-01-05T08:00:00.000Z',
  site: {
    brand: 'Plain Letters',
    senders: { lessons: 'lessons@course.test', confirmations: 'confirm@course.test' },
    replyTo: 'reply@course.test',
    contact: 'hello@course.test',
    postalAddress: 'Plain Letters Ltd, 7 Mill Lane, Totnes TQ9 5JU, United Kingdom',
    baseUrl,
    timeZone: 'Europe/London',
    defaultCourse: 'bread',
  },
  course: {
    id: 'bread',
    title: 'Bread, Plainly',
    promise:
      'You will bake a good loaf from four things in your kitchen, and know what to change when one goes wrong. You finish with twelve pages of notes about your own oven.',
    audience: 'For anyone with an oven and a free hour a week, who has been let down by a recipe before.',
    language: 'en',
    fromName: 'Bread, Plainly',
    cadence: 'weekly',
    sendHour: 9,
    topics: [{ id: 'dough', title: 'Dough' }],
  },
  lessons: [
    [
      'flour-and-water',
      'The quiet hour before kneading',
      'tell by touch whether flour has taken up its water',
    ],
    ['salt', 'Two pinches that change everything', 'say what salt does to a dough besides its taste'],
    ['yeast', 'A living thing in a jar', 'keep a starter alive through a week of neglect'],
    ['kneading', 'When to stop working', 'recognise a dough that has been kneaded enough'],
    ['first-rise', 'Reading the bowl', 'judge the first rise by looking, not by the clock'],
    ['shaping', 'Tension without tearing', 'shape a round loaf that holds itself up'],
    ['second-rise', 'The finger test, honestly', 'decide when a loaf is ready for the oven'],
    ['scoring', 'One cut, made with confidence', 'score a loaf so that it opens where you want'],
    ['heat', 'Your oven tells lies', 'measure your own oven and correct for it'],
    ['steam', 'The first ten minutes', 'make steam in an ordinary kitchen oven'],
    ['crumb', 'What the holes say', 'read a crumb backwards to the step that made it'],
    ['keeping', 'A loaf on its fourth day', 'keep bread well and use all of it'],
  ].map(([id, subject, objective], index) => ({
    id,
    subject,
    preview: 'One line that makes you open the mail.',
    objective: `${objective}.`,
    words: 520 + 10 * index,
  })),
});

/** The same with a newsletter beside it. */
export const withNewsletter: PublishedCourse = {
  ...sampleCourse,
  site: { ...sampleCourse.site, newsletter: letters },
};

const sampleWeb = (key: string) =>
  `<article class="lesson"><h1>${sampleCourse.lessons.find(({ id }) => id === key)?.subject ?? key}</h1><p>All about ${key}.</p></article>`;

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
export const createWorld = ({
  published = sampleCourse,
  webOf = sampleWeb,
  captcha = async () => 'person',
  secret = firstSecret,
  heldBack = false,
  refusesAddress = () => false,
}: Settings = {}) => {
  let now: Instant = instantOf('2026-01-06T10:30:00Z');
  let made = 0;
  const nextNumber = () => {
    made += 1;
    return made;
  };
  const clock = { now: () => now, wait: async () => {} };
  const random = {
    subscriberId: () => subscriberId.parse(`person${nextNumber()}`.padEnd(26, '0')),
    ownerToken: () => `owner${nextNumber()}`,
    fraction: () => 0.5,
  };
  const keyring = createKeyring(secret);
  const record = memoryRecord();
  const post = memoryMailer();
  const { telemetry, lines } = memoryTelemetry();
  const courses = memoryCourses(published, webOf);
  const tokens = createTokens(keyring);
  const lists = published.site.newsletter ? memoryNewsletters(published, now) : undefined;
  const ports = {
    clock,
    random,
    ...(lists ?? noNewsletters),
    ...record,
    courses,
    telemetry,
    mailer: post.mailer,
    tokens,
    baseUrl,
  };
  const rateLimiter: RateLimiter = {
    take: async (kind) => ({ kind, at: 0 }),
    comes: async () => true,
    putBack: () => {},
    report: async () => {},
  };
  const deliver = createDeliverCourseMail({ ...ports, rateLimiter });
  const hashes = createHashes(keyring);
  const { caps } = memoryCaps();
  const take = subscribe({ ...ports, caps, hashes, deliver });
  const startedJobs: SignUp[] = [];
  const takeHandedOn = async () => {
    for (const signUp of startedJobs.splice(0)) await take(signUp);
  };
  const app = createApp({
    ...ports,
    caps,
    hashes,
    deliver,
    startJob: async (job) => {
      if (job.kind !== 'take-sign-up') throw new Error('In memory, mails are delivered directly.');
      startedJobs.push(job.signUp);
      if (!heldBack) await takeHandedOn();
    },
    captcha,
    refusesAddress,
    defaultCourse: published.course.id,
    templates,
  });
  return {
    app,
    ports: { ...ports, caps, hashes, deliver },
    startedJobs,
    takeHandedOn,
    hashes,
    lists,
    record,
    courses,
    tokens,
    mail: post,
    lines,
    deliver,
    clock,
    wait: (by: Parameters<typeof later>[1]) => {
      now = later(now, by);
    },
  };
};
export type World = ReturnType<typeof createWorld>;

/** A POST as a browser sends it from the pages themselves. */
export const submit = (world: World, path: string, fields: Record<string, string> = {}, headers = {}) =>
  world.app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

/** The path of a link in the last mail to somebody. */
export const linkTo = (
  world: World,
  address: string,
  value: 'confirmUrl' | 'unsubscribeUrl' | 'preferencesUrl' | 'webUrl' | 'scannerTrapUrl',
) => world.mail.to(address).at(-1)?.values[value].slice(baseUrl.length) ?? '';

/** Signs somebody up and confirms, by the mail's own link. */
export const join = async (world: World, address = 'ada@example.org', zone = 'Europe/Berlin') => {
  await submit(world, '/subscribe', { email: address, firstName: 'Ada', zone });
  return submit(world, linkTo(world, address, 'confirmUrl'));
};
