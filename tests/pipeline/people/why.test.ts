import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedCourse } from '../../../lib/domain/content/published/published-course.ts';
import { deliveryKey } from '../../../lib/domain/delivery/delivery-key.ts';
import { outlineOf } from '../../../lib/domain/enrollment/course-outline.ts';
import { againKey, waitingKey } from '../../../lib/domain/enrollment/course-request.ts';
import { enrollmentSchema, isOutOfTurn } from '../../../lib/domain/enrollment/enrollment.ts';
import { claim } from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import type { WhyNoMail } from '../../../lib/domain/people/why-no-mail.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { showPerson } from '../../../lib/pipeline/people/show-person.ts';
import { handleCourseRequest } from '../../../lib/pipeline/preferences/handle-course-request.ts';
import type { DeliveryOutcome } from '../../../lib/pipeline/send/send-delivery.ts';
import { resubscribe } from '../../../lib/pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { mailsOf, withNewsletter } from '../../fixtures/sample-course.ts';
import { createPeopleWorld, type PeopleWorld, type SesAnswer } from '../../worlds/people-in-memory.ts';
import { anyLife, type Happenings, happeningsToAnybody, type Life, outcomeOfDue, watching } from './lives.ts';

const versionOf = (change: Partial<PublishedCourse>, letter: string): PublishedCourse => ({
  ...withNewsletter,
  ...change,
  version: letter.repeat(64) as PublishedCourse['version'],
});
const publish = ({ ports }: PeopleWorld, published: PublishedCourse) =>
  ports.courses.publish(published, mailsOf(published));

const ref = ({ enrollment }: PeopleWorld) => {
  const { subscriberId, courseId } = enrollment();
  return { subscriberId, courseId };
};
const ask = (world: PeopleWorld, request: Parameters<ReturnType<typeof handleCourseRequest>>[1]) =>
  handleCourseRequest({ ...world.ports, deliver: async () => {} })(ref(world), request);

const happenings: Happenings = {
  ...happeningsToAnybody,
  'half a day passes': async ({ wait }) => wait({ hours: 12 }),
  'a week passes': async ({ wait }) => wait({ days: 7 }),
  'they pause': (world) => ask(world, { kind: 'pause', until: later(world.clock.now(), { days: 5 }) }),
  'they end the pause': (world) => ask(world, { kind: 'resume' }),
  'they skip': async (world) => {
    const key = waitingKey(world.enrollment(), outlineOf(withNewsletter), world.clock.now());
    if (key) await ask(world, { kind: 'skip', key });
  },
  'they hurry': async (world) => {
    const key = waitingKey(world.enrollment(), outlineOf(withNewsletter), world.clock.now());
    if (key) await ask(world, { kind: 'next-now', key });
  },
  'they ask for it again': async (world) => {
    const key = againKey(world.enrollment(), world.clock.now());
    if (key) await ask(world, { kind: 'again', key });
  },
  'they leave': (world) => unsubscribe(world.ports)(ref(world), 'page'),
  'they come back': (world) => resubscribe(world.ports)(ref(world)),
  'they sign up': async (world) => world.signUp(),
  'they confirm': async (world) => world.confirm(),
  'the quota is used up': ({ useUpQuota }) => useUpQuota(1000),
  'the lessons shrink': (world) =>
    publish(world, versionOf({ lessons: withNewsletter.lessons.slice(1, 3) }, 'b')),
  'the lessons come back': (world) => publish(world, versionOf({}, 'c')),
  'the course is to begin': (world) =>
    publish(world, versionOf({ course: { ...withNewsletter.course, start: '2026-01-20' } }, 'd')),
  'a worker dies with their mail': async ({ ports, clock, enrollment }) => {
    const now = clock.now();
    const step = nextStep(enrollment(), outlineOf(withNewsletter), now);
    if (step.kind !== 'send') return;
    await ports.enrollments.save(claim(enrollment(), step, 'dead', now, later(now, { minutes: 5 })));
  },
  'the course ends': ({ ports, clock }) =>
    ports.courses.end(withNewsletter.course.id, withNewsletter.site, clock.now()),
};

const outcomesOf = (why: WhyNoMail, answer: SesAnswer): readonly DeliveryOutcome[] | undefined => {
  switch (why.kind) {
    case 'due':
      // What is out of turn is not tried again where it would keep the course waiting.
      return answer === 'not-taken' && isOutOfTurn(deliveryKey.parse(why.mail))
        ? ['put-off', 'failed']
        : [outcomeOfDue[answer]];
    case 'stopped':
      return ['halted'];
    case 'quota-used-up':
      return [why.of === 'all' ? 'quota-used-up' : 'share-used-up'];
    case 'not-published':
      return ['gone'];
    case 'suppressed':
      return ['skipped', 'waiting'];
    case 'late':
      return ['postponed'];
    case 'paused':
    case 'before-start':
      return ['postponed', 'waiting'];
    case 'no-such-lesson':
      return ['skipped'];
    case 'expired':
      return ['expired', 'waiting', 'idle'];
    case 'left':
    case 'capped':
    case 'pending':
    case 'nothing-more':
      return ['idle', 'waiting'];
    case 'unknown':
      // Idle: a course that has ended is bookkeeping first.
      return ['unknown', 'held', 'waiting', 'idle'];
    case 'under-way':
      return ['waiting', 'idle'];
    case 'not-yet-due':
    case 'not-planned':
    case 'skipped':
    case 'failed':
    case 'put-off':
    case 'completed':
    case 'too-late':
      return ['waiting'];
    case 'got':
      // Whoever got a mail today may get another.
      return undefined;
    case 'cancelled':
    case 'issue-paused':
    case 'not-meant':
    case 'being-sent-round':
    case 'no-issue':
      return [];
  }
};

const { live, lookAndSweep } = watching({
  happenings,
  why: (world) => world.why(),
  sweep: (world) => world.sweep(ref(world)),
  outcomesOf,
});

const aDay = ['half a day passes', 'half a day passes'];

/** How somebody who has joined comes to each reason. */
const afterJoining: [WhyNoMail['kind'], Life][] = [
  ['got', ['nothing']],
  ['not-yet-due', aDay],
  ['due', ['a week passes']],
  ['left', [...aDay, 'they leave']],
  ['paused', [...aDay, 'they pause']],
  ['suppressed', [...aDay, 'their address bounces']],
  ['skipped', [...aDay, 'they skip']],
  ['failed', [['a week passes', 'refused'], 'nothing']],
  ['put-off', [['a week passes', 'not-taken'], 'nothing']],
  ['unknown', [['a week passes', 'no-answer'], 'nothing']],
  ['under-way', [['a week passes', 'throttled'], 'a worker dies with their mail']],
  [
    'late',
    [
      ['a week passes', 'throttled'],
      ['half a day passes', 'throttled'],
    ],
  ],
  ['stopped', ['sending stops', 'a week passes']],
  ['quota-used-up', ['the quota is used up', 'a week passes']],
  ['no-such-lesson', [...aDay, ...aDay, ['they ask for it again', 'throttled'], 'the lessons shrink']],
  ['completed', ['the lessons shrink', 'a week passes', 'a week passes', 'a week passes', ...aDay]],
];
/** The same for somebody who has only asked. */
const afterAsking: [WhyNoMail['kind'], Life][] = [
  ['pending', aDay],
  ['expired', ['a week passes']],
  ['before-start', ['the course is to begin', 'they confirm', ...aDay]],
  ['capped', ['half a day passes', 'an hour passes', 'an hour passes', 'they sign up']],
];

describe('why somebody got no mail of a course', () => {
  it.each(afterJoining)('is told of a member: %s', async (kind, life) => {
    const world = createPeopleWorld();
    await world.join();
    expect(await live(world, life)).toMatchObject({ kind });
  });

  it.each(afterAsking)('is told of whoever has asked: %s', async (kind, life) => {
    const world = createPeopleWorld();
    await world.signUp();
    expect(await live(world, life)).toMatchObject({ kind });
  });

  it('is told where the stage has no such course', async () => {
    const world = createPeopleWorld();
    await world.join();
    world.wait({ days: 1 });
    const courses = { ...world.ports.courses, current: async () => undefined };
    const view = await showPerson({ ...world.ports, courses })(world.onlyPerson().id);
    expect(view?.belongings[0]?.today).toEqual({ kind: 'not-published' });
  });

  it('is told of a member for whom nothing is planned, and of one who has had all there is', async () => {
    const world = createPeopleWorld();
    await world.join();
    world.wait({ days: 1 });
    const { dueAt, ...stuck } = world.enrollment();
    await world.ports.enrollments.save(stuck);
    expect(await lookAndSweep(world, 'accepted')).toEqual({ kind: 'not-planned', mail: 'salt' });
    const had = withNewsletter.lessons.map(({ id }) => [id, { status: 'sent', at: dueAt, attempt: 1 }]);
    const closing = ['closing', { status: 'sent', at: dueAt, attempt: 1 }];
    const through = enrollmentSchema.parse({
      ...world.enrollment(),
      ledger: Object.fromEntries([...had, closing]),
      dueAt: world.clock.now(),
    });
    await world.ports.enrollments.save(through);
    expect(await lookAndSweep(world, 'accepted')).toEqual({ kind: 'nothing-more' });
  });

  it('agrees with what the next sweep does, whatever they, SES and the operator have done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), anyLife(happenings), async (joined, life) => {
        const world = createPeopleWorld();
        await (joined ? world.join() : world.signUp());
        await live(world, life);
      }),
      { numRuns: 60 },
    );
  });
});
