import { defaultSending } from '../../lib/domain/content/site.ts';
import type { Subscriber } from '../../lib/domain/subscriber/subscriber.ts';
import { showPerson } from '../../lib/pipeline/people/show-person.ts';
import type { SendResult } from '../../lib/pipeline/ports/mailer.ts';
import { createDeliverCourseMail } from '../../lib/pipeline/send/deliver-course-mail.ts';
import { createDeliverIssue } from '../../lib/pipeline/send/deliver-issue.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { withNewsletter } from '../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit } from './web-in-memory.ts';

/** What SES answers to the next mail, and what it says of the day's quota. */
export const sesAnswers = {
  accepted: { kind: 'accepted', messageId: 'one' },
  refused: { kind: 'refused', reason: 'the address is malformed' },
  'not-taken': { kind: 'not-taken', reason: 'an odd answer' },
  'no-answer': { kind: 'no-answer', reason: 'silence' },
  throttled: { kind: 'throttled' },
} as const satisfies Record<string, SendResult>;
export type SesAnswer = keyof typeof sesAnswers;

/** Pages and sender over one record in memory, with the sender's own limiter, and an SES that answers as it is told. */
export const createPeopleWorld = (settings: Parameters<typeof createWebWorld>[0] = {}) => {
  const world = createWebWorld({ published: withNewsletter, ...settings });
  const quota = { perSecond: 10, daily: 1000, sent: 0 };
  let answer: SesAnswer = 'accepted';
  const clock = {
    now: world.clock.now,
    wait: async (milliseconds: number) => world.wait({ milliseconds: Math.ceil(milliseconds) }),
  };
  const ports = {
    ...world.ports,
    clock,
    sendingSettings: async () => defaultSending(),
    mailer: {
      ...world.ports.mailer,
      quota: async () => ({ ...quota }),
      send: async (...[mail]: Parameters<typeof world.ports.mailer.send>) => {
        const said = sesAnswers[answer];
        return said.kind === 'accepted' ? world.ports.mailer.send(mail) : said;
      },
    },
  };
  const sender = () => ({ ...ports, rateLimiter: createRateLimiter(ports) });
  const onlyPerson = (): Subscriber => {
    const [person] = world.record.people.values();
    if (!person) throw new Error('nobody is on record');
    return person;
  };
  const show = async () => {
    const view = await showPerson(ports)(onlyPerson().id);
    if (!view) throw new Error('nobody is on record');
    return view;
  };
  return {
    ...world,
    ports: { ...ports, deliver: world.deliver },
    onlyPerson,
    enrollmentCourse: (settings.published ?? withNewsletter).course.id,
    enrollment: () => {
      const [first] = world.record.enrolled.values();
      if (!first) throw new Error('nobody is in the course');
      return first;
    },
    show,
    /** Why no mail of the course came today. */
    why: async () => {
      const [course] = (await show()).belongings;
      if (!course) throw new Error('nobody is in the course');
      return course.today;
    },
    sesAnswers: (next: SesAnswer) => {
      answer = next;
    },
    /** As SES will say of it, and as it has said when it was last asked. */
    useUpQuota: async (sent: number) => {
      quota.sent = sent;
      const state = await ports.sending.load();
      await ports.sending.save({ ...state, reserved: 0, quota: { ...quota, readAt: clock.now() } });
    },
    /** One sweep's work for one enrollment, as the deployed sweeper does it. */
    sweep: (ref: Parameters<ReturnType<typeof createDeliverCourseMail>>[0]) =>
      createDeliverCourseMail(sender())(ref),
    sweepIssue: (ref: Parameters<ReturnType<typeof createDeliverIssue>>[0]) =>
      createDeliverIssue(sender())(ref),
    join: (address?: string) => join(world, address),
    signUp: (address = 'ada@example.org') =>
      submit(world, '/subscribe', { email: address, zone: 'Europe/Berlin' }),
    confirm: (address = 'ada@example.org') => submit(world, linkTo(world, address, 'confirmUrl')),
  };
};
export type PeopleWorld = ReturnType<typeof createPeopleWorld>;
