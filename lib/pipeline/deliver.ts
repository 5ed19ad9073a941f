import { type DeliveryKey, deliveryTag } from '../domain/delivery.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import {
  becomeUnknown,
  claim,
  dropOutOfTurn,
  giveBack,
  heldBy,
  recordFailed,
  recordSent,
  recordStopped,
} from '../domain/enrollment-ledger.ts';
import { isNotice, outlineOf, type PublishedCourse } from '../domain/mail.ts';
import { nextStep, type Step } from '../domain/next-step.ts';
import type { Outline } from '../domain/outline.ts';
import type { Suppression } from '../domain/subscriber.ts';
import { composeMail, mailKeyOf } from './compose-mail.ts';
import type { Pace } from './pace.ts';
import type {
  Clock,
  Courses,
  EnrollmentRef,
  Enrollments,
  Mailer,
  Random,
  Subscribers,
  Suppressions,
  Telemetry,
  Tokens,
} from './ports.ts';
import { type Delivery, type DeliveryOutcome, type Prepared, sendDelivery } from './send-delivery.ts';

/** Sends what is due for one enrollment, at most one mail. */
export type Deliver = (ref: EnrollmentRef) => Promise<DeliveryOutcome>;

type Ports = {
  clock: Clock;
  random: Random;
  subscribers: Subscribers;
  enrollments: Enrollments;
  suppressions: Suppressions;
  courses: Courses;
  mailer: Mailer;
  tokens: Tokens;
  pace: Pace;
  telemetry: Telemetry;
  baseUrl: string;
};

export const createDeliver =
  (ports: Ports): Deliver =>
  async (ref) => {
    const { clock, enrollments, courses, telemetry } = ports;
    const [enrollment, published] = await Promise.all([enrollments.load(ref), courses.current(ref.courseId)]);
    if (!enrollment || !published) return 'gone';

    const outline = outlineOf(published);
    const step = nextStep(enrollment, outline, clock.now());
    switch (step.do) {
      case 'wait':
        return 'waiting';
      case 'save': {
        if ((await enrollments.save(step.enrollment)) === 'stale') return 'lost-race';
        if (step.outcome === 'unknown') telemetry.count('unknown');
        return step.outcome;
      }
      case 'send':
        return sendDelivery(ports, deliveryOf(ports, { enrollment, published, outline, step }));
    }
  };

type Work = {
  enrollment: Enrollment;
  published: PublishedCourse;
  outline: Outline;
  step: Extract<Step, { do: 'send' }>;
};

/** A lesson, the closing mail or a confirmation: its ledger entry is in the enrollment. */
const deliveryOf = (ports: Ports, { enrollment, published, outline, step }: Work): Delivery<Enrollment> => {
  const { enrollments } = ports;
  const { key, attempt } = step;
  return {
    tag: deliveryTag({ ...enrollment, key }),
    kind: isNotice(mailKeyOf(key)) ? 'confirmation' : 'lesson',
    load: () => enrollments.load(enrollment),
    save: enrollments.save,
    claim: (owner, now, leaseUntil) => claim(enrollment, step, owner, now, leaseUntil),
    isHeldBy: (item, owner) => heldBy(item, key, owner) !== undefined,
    prepare: (held) => prepare(ports, held, published, key),
    sent: (held, at) => recordSent(held, key, attempt, outline, at),
    failed: (held, reason, at) => recordFailed(held, key, reason, outline, at),
    giveBack: (held, now) => giveBack(held, key, attempt, now),
    becomeUnknown: (held, since) => becomeUnknown(held, key, attempt, since),
  };
};

const prepare = async (
  ports: Ports,
  held: Enrollment,
  published: PublishedCourse,
  key: DeliveryKey,
): Promise<Prepared<Enrollment>> => {
  const { clock, courses, subscribers, suppressions } = ports;
  // The claim is taken back: whoever undoes the unsubscribe still gets this mail.
  if (held.standing.status === 'left') return { ready: 'not', outcome: 'idle' };
  const mail = await courses.mail(published.course.id, published.version, mailKeyOf(key));
  if (!mail)
    throw new Error(
      `The course "${published.course.id}" names a mail "${key}" that version ${published.version} lacks.`,
    );

  const stopped = (leaves: Suppression['reason'], reason: string): Prepared<Enrollment> => {
    const now = clock.now();
    const record = (current: Enrollment) => recordStopped(current, key, { leaves, reason }, now);
    return { ready: 'not', outcome: 'skipped', record };
  };

  const subscriber = await subscribers.load(held.subscriberId);
  if (!subscriber) return stopped('erased', 'erased');
  const elsewhere = held.outOfTurn.find((extra) => extra.key === key)?.to;
  const suppression = await suppressions.find((elsewhere ?? subscriber).addressHash);
  // Whoever was erased may ask to come back, and is asked whether it was they.
  const maySend = suppression?.reason === 'erased' && (mail.key === 'confirmation' || mail.key === 'move');
  if (suppression && !maySend) {
    const reason = `suppressed: ${suppression.reason}`;
    if (!elsewhere) return stopped(suppression.reason, reason);
    const now = clock.now();
    const record = (current: Enrollment) => dropOutOfTurn(current, key, reason, outlineOf(published), now);
    return { ready: 'not', outcome: 'skipped', record };
  }
  return {
    ready: 'mail',
    mail: composeMail(ports)({ key, mail, subscriber, enrollment: held, published, now: clock.now() }),
  };
};
