import { describe, expect, it } from 'vitest';
import type { CourseRequest } from '../../../lib/domain/enrollment/course-request.ts';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import type { SignUp } from '../../../lib/domain/sign-up/sign-up.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { type Instant, later } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { suppressSubscriber } from '../../../lib/pipeline/feedback/suppress-subscriber.ts';
import { handleCourseRequest } from '../../../lib/pipeline/preferences/handle-course-request.ts';
import { createDeliverCourseMail } from '../../../lib/pipeline/send/deliver-course-mail.ts';
import { subscribe } from '../../../lib/pipeline/sign-up/subscribe.ts';
import { sampleCourse } from '../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit, type WebWorld } from '../../worlds/web-in-memory.ts';

const ada = emailAddress.parse('ada@example.org');
const grace = emailAddress.parse('grace@example.org');

const signUpOf = (world: WebWorld, address = ada): SignUp => ({
  request: world.ports.random.requestId(),
  askedAt: world.clock.now(),
  courseId: sampleCourse.course.id,
  address,
  zone: timeZone.parse('Asia/Tokyo'),
  consentText: 'Yes.',
  formVersion: 'form',
  form: 'own',
});

const enrollmentIn = (world: WebWorld): Enrollment => {
  const [enrollment] = world.record.enrolled.values();
  if (!enrollment) throw new Error('nobody is enrolled');
  return enrollment;
};
const personIn = (world: WebWorld) => {
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody is on record');
  return person;
};

/** Somebody who has been in the course for two days. */
const member = async () => {
  const world = createWebWorld();
  await join(world, ada);
  world.wait({ days: 2 });
  return world;
};

const ownPages = (world: WebWorld, to = ada) =>
  world.mail.to(to).filter(({ mail }) => mail.key === 'own-page');

const asks = (world: WebWorld, request: CourseRequest) =>
  handleCourseRequest(world.ports)(enrollmentIn(world), request);

const putToEnd = (world: WebWorld): void => {
  const enrollment = enrollmentIn(world);
  const { dueAt: _, ...rest } = enrollment;
  const standing = { status: 'completed' as const, at: world.clock.now() };
  world.record.enrolled.clear();
  void world.record.ports.enrollments.save({ ...rest, version: 0, standing });
};

describe('signing up by somebody who is in the course', () => {
  it('brings a mail with the link to their own page, from which they can also leave, and changes nothing else', async () => {
    const world = await member();
    const { version: _, ...before } = enrollmentIn(world);
    const person = personIn(world);
    const signUp = signUpOf(world, emailAddress.parse('Ada@example.org'));
    expect(await subscribe(world.ports)(signUp)).toBe('already-enrolled');

    // To the address on record, however it was typed.
    const [mail, ...more] = ownPages(world);
    expect(more).toEqual([]);
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': `<${mail?.values.unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(mail?.from.address).toBe(sampleCourse.site.senders.lessons);
    expect(mail?.values).toMatchObject({ confirmUrl: '', address: ada });
    const page = await world.app.request(linkTo(world, ada, 'preferencesUrl'));
    expect(await page.text()).toContain('1 of 12 lessons behind you');

    expect(personIn(world)).toEqual(person);
    expect(enrollmentIn(world)).toMatchObject({ ...before, ledger: { 'own-page-1': { status: 'sent' } } });
    expect(enrollmentIn(world)).toMatchObject({ dueAt: before.dueAt, zone: 'Europe/Berlin', outOfTurn: [] });
    expect(await submit(world, linkTo(world, ada, 'unsubscribeUrl'))).toMatchObject({ status: 200 });
    expect(enrollmentIn(world).standing.status).toBe('left');
  });

  it('is told in the mail where they stand: under way, in a pause, or at the end', async () => {
    const world = await member();
    await subscribe(world.ports)(signUpOf(world));
    world.wait({ days: 1, minutes: 1 });
    await asks(world, { kind: 'pause', until: later(world.clock.now(), { days: 60 }) });
    await subscribe(world.ports)(signUpOf(world));
    world.wait({ days: 1, minutes: 1 });
    putToEnd(world);
    world.wait({ minutes: 1 });
    await subscribe(world.ports)(signUpOf(world));
    expect(ownPages(world).map(({ values }) => values.whereTheyStand)).toEqual([
      expect.stringContaining('Your lessons go on as before.'),
      expect.stringContaining('paused it until Tuesday, 10 March 2026'),
      expect.stringContaining('you can start over'),
    ]);
    const page = await world.app.request(linkTo(world, ada, 'preferencesUrl'));
    expect(await page.text()).toContain('Start from lesson one');
  });

  it('gets the same page as a stranger, word by word', async () => {
    const world = await member();
    const answers = [];
    for (const email of [ada, grace]) {
      const answer = await submit(world, '/subscribe', { email, zone: 'Europe/Berlin' });
      answers.push([answer.status, (await answer.text()).replaceAll(email, '')]);
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  it('stays under the caps of confirmation mails', async () => {
    const world = await member();
    expect(await subscribe(world.ports)(signUpOf(world))).toBe('already-enrolled');
    world.wait({ hours: 1 });
    expect(await subscribe(world.ports)(signUpOf(world))).toBe('capped');
    expect(ownPages(world)).toHaveLength(1);
    world.wait({ days: 1 });
    expect(await subscribe(world.ports)(signUpOf(world))).toBe('already-enrolled');
    expect(ownPages(world)).toHaveLength(2);
  });

  it('leads to one mail for each form, however often that is taken, and however late', async () => {
    const world = await member();
    const signUp = signUpOf(world);
    for (let time = 0; time < 3; time += 1) {
      expect(await subscribe(world.ports)(signUp)).toBe('already-enrolled');
      world.wait({ days: 40 });
    }
    expect(ownPages(world)).toHaveLength(1);
  });

  it('leads to one mail where the form that they have confirmed is taken once more', async () => {
    const world = createWebWorld();
    const signUp = signUpOf(world);
    expect(await subscribe(world.ports)(signUp)).toBe('asked');
    world.wait({ minutes: 1 });
    await submit(world, linkTo(world, ada, 'confirmUrl'));
    world.wait({ days: 3 });
    expect(await subscribe(world.ports)(signUp)).toBe('overtaken');
    expect(ownPages(world)).toHaveLength(0);
  });

  it('is decided anew where a click confirms in the same moment', async () => {
    const world = createWebWorld();
    await subscribe(world.ports)(signUpOf(world));
    world.wait({ days: 1, minutes: 1 });
    const { enrollments } = world.ports;
    let clicked = false;
    const interrupted = {
      ...enrollments,
      save: async (enrollment: Enrollment) => {
        if (!clicked) {
          clicked = true;
          await submit(world, linkTo(world, ada, 'confirmUrl'));
        }
        return enrollments.save(enrollment);
      },
    };
    const signUp = signUpOf(world);
    expect(await subscribe({ ...world.ports, enrollments: interrupted })(signUp)).toBe('already-enrolled');
    expect(world.mail.to(ada).map(({ mail }) => mail.key)).toEqual([
      'confirmation',
      'flour-and-water',
      'own-page',
    ]);
  });

  it('sends nothing from a version that was published before there was such a mail', async () => {
    const world = await member();
    const courses = {
      ...world.ports.courses,
      mail: async (...[course, version, key]: Parameters<WebWorld['ports']['courses']['mail']>) =>
        key === 'own-page' ? undefined : world.ports.courses.mail(course, version, key),
    };
    expect(await subscribe({ ...world.ports, courses })(signUpOf(world))).toBe('already-enrolled');
    expect(enrollmentIn(world).outOfTurn).toEqual([]);
  });

  it('comes at the new address where a change to it was agreed to and not yet written down', async () => {
    const world = await member();
    await world.record.ports.subscribers.takeAddress(world.hashes.address(grace), personIn(world).id);
    const before = world.mail.to(ada).length;
    expect(await subscribe(world.ports)(signUpOf(world, grace))).toBe('already-enrolled');
    expect(ownPages(world, grace)).toHaveLength(1);
    expect(world.mail.to(ada)).toHaveLength(before);
  });
});

describe('the mail with the link to their own page', () => {
  it.each([{ reason: 'bounce', bounce: 'hard' } as const, { reason: 'complaint' } as const])(
    'is never sent after a $reason',
    async (stop) => {
      const world = await member();
      await suppressSubscriber(world.ports)(personIn(world), stop);
      expect(await subscribe(world.ports)(signUpOf(world))).toBe('suppressed');
      // Where the address is no longer on the list, they are asked to confirm, as anybody is whose course has ended.
      world.record.suppressed.clear();
      expect(await subscribe(world.ports)(signUpOf(world))).toBe('asked');
      expect(ownPages(world)).toEqual([]);
      expect(enrollmentIn(world).outOfTurn).toEqual([]);
    },
  );

  it('is not sent where the address bounces while it waits', async () => {
    const world = await member();
    await subscribe({ ...world.ports, deliver: async () => 'held' })(signUpOf(world));
    const at: Instant = world.clock.now();
    await world.record.ports.suppressions.add(personIn(world).addressHash, { reason: 'bounce', at });
    await world.deliver(enrollmentIn(world));
    expect(ownPages(world)).toEqual([]);
  });

  it('waits while all sending is on hold, and comes once when it is released', async () => {
    const world = await member();
    const onHold = createDeliverCourseMail({
      ...world.ports,
      rateLimiter: {
        take: async () => 'held',
        comes: async () => true,
        putBack: () => {},
        report: async () => {},
      },
    });
    expect(await subscribe({ ...world.ports, deliver: onHold })(signUpOf(world))).toBe('already-enrolled');
    expect(ownPages(world)).toEqual([]);
    world.wait({ days: 1 });
    for (let sweep = 0; sweep < 3; sweep += 1) await world.deliver(enrollmentIn(world));
    expect(ownPages(world)).toHaveLength(1);
  });
});
