import { type DeliveryKey, deliveryTag } from '../domain/delivery.ts';
import {
  becomeUnknown,
  claim,
  type Enrollment,
  giveBack,
  heldBy,
  leave,
  nextStep,
  type Outline,
  recordFailed,
  recordSent,
  recordSkipped,
  type Step,
} from '../domain/enrollment.ts';
import { type Instant, later, millisecondsBetween } from '../domain/instant.ts';
import { outlineOf, type PublishedCourse } from '../domain/mail.ts';
import type { Suppression } from '../domain/subscriber.ts';
import { composeMail, mailKeyOf } from './compose-mail.ts';
import type { Pace } from './pace.ts';
import type {
  Clock,
  Courses,
  EnrollmentRef,
  Enrollments,
  Mailer,
  OutgoingMail,
  Random,
  SendResult,
  Subscribers,
  Suppressions,
  Telemetry,
  Tokens,
} from './ports.ts';

/**
 * Sends what is due for one enrollment, at most one mail. The steps, and what a crash after each leaves:
 *
 *     read          nothing has changed; the next sweep finds it due
 *     claim+marker  `sending` with a lease; when the lease is over it becomes `unknown`, never "due" again
 *     re-check      as above: provably not sent, but we died before we could say so; the event never comes
 *     SES           accepted and not recorded: `unknown` until SES's own event settles it
 *     record        sent, next due time and index key are one write: all of it or nothing
 *
 * Two workers: both read, one claim wins on the item's version, the other finds it taken.
 */
export type Deliver = (ref: EnrollmentRef) => Promise<DeliveryOutcome>;

export type DeliveryOutcome =
  | 'sent'
  | 'failed'
  | 'skipped'
  | 'throttled'
  | 'quota-used-up'
  | 'halted'
  | 'unknown'
  | 'held'
  | 'postponed'
  | 'expired'
  | 'idle'
  | 'waiting'
  | 'lost-race'
  | 'gone';

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

/** From the claim to the last write: longer than a turn at the pace, the mailer's time limit and the recording together. */
const lease = { minutes: 5 } as const;
/** How much of the lease must be left for the answer to be recorded. */
const recordingMilliseconds = 30_000;

export const createDeliver =
  (ports: Ports): Deliver =>
  async (ref) => {
    const { clock, enrollments, courses } = ports;
    const [enrollment, published] = await Promise.all([enrollments.load(ref), courses.current(ref.courseId)]);
    if (!enrollment || !published) return 'gone';

    const outline = outlineOf(published);
    const step = nextStep(enrollment, outline, clock.now());
    switch (step.do) {
      case 'wait':
        return 'waiting';
      case 'save':
        return (await enrollments.save(step.enrollment)) === 'saved' ? step.outcome : 'lost-race';
      case 'send':
        return sendStep(ports, { enrollment, published, outline, step });
    }
  };

type Work = {
  enrollment: Enrollment;
  published: PublishedCourse;
  outline: Outline;
  step: Extract<Step, { do: 'send' }>;
};

const sendStep = async (
  ports: Ports,
  { enrollment, published, outline, step }: Work,
): Promise<DeliveryOutcome> => {
  const { clock, random, mailer, pace, telemetry } = ports;
  const owner = random.ownerToken();
  const now = clock.now();
  const leaseUntil = later(now, lease);

  const claimed = await saveClaim(ports, claim(enrollment, step, owner, now, leaseUntil), step.key, owner);
  if (!claimed) return 'lost-race';
  const settle = (change: (held: Enrollment) => Enrollment) =>
    settleClaim(ports, claimed, step.key, owner, leaseUntil, change);
  const notSent = (held: Enrollment) => giveBack(held, step.key, step.attempt, clock.now());

  const prepared = await prepare(ports, claimed, published, step.key).catch(async (error: unknown) => {
    // SES has not been asked: say so before the surprise goes on its way.
    await settle(notSent);
    throw error;
  });
  switch (prepared.ready) {
    case 'suppressed':
      await settle((held) => {
        const skipped = recordSkipped(held, step.key, `suppressed: ${prepared.reason}`, now);
        return leave(skipped, prepared.reason === 'complaint' ? 'complaint' : 'bounce', now) ?? skipped;
      });
      return 'skipped';
    case 'not-now':
      await settle(notSent);
      return prepared.outcome;
    case 'mail':
      break;
  }
  // A worker that slept past its lease (a frozen function, a long pause) must not send: another may have.
  if (millisecondsBetween(clock.now(), leaseUntil) < mailer.timeLimitMilliseconds + recordingMilliseconds) {
    await settle(notSent);
    return 'lost-race';
  }

  const result = await mailer.send(prepared.mail);
  await settle((held) => afterAnswer(held, result, step, outline, clock));
  await pace.report(result.result);
  telemetry.count(metricOf[result.result]);
  if (result.result === 'halted' || result.result === 'no-answer' || result.result === 'refused')
    telemetry.note(result.result, { delivery: prepared.mail.tag, reason: result.reason });
  return outcomeOf[result.result];
};

type Prepared =
  | { ready: 'mail'; mail: OutgoingMail }
  | { ready: 'suppressed'; reason: Suppression['reason'] }
  | { ready: 'not-now'; outcome: DeliveryOutcome };

/** Everything between the claim and the call: the mail itself, a turn at the account's pace, and the last look. */
const prepare = async (
  ports: Ports,
  claimed: Enrollment,
  published: PublishedCourse,
  key: DeliveryKey,
): Promise<Prepared> => {
  const { clock, courses, pace, subscribers, suppressions } = ports;
  const mail = await courses.mail(published.course.id, published.version, mailKeyOf(key));
  if (!mail) return { ready: 'not-now', outcome: 'halted' };

  const permit = await pace.take(mail.key === 'confirmation' ? 'confirmation' : 'lesson');
  if (permit !== 'go') return { ready: 'not-now', outcome: permit === 'held' ? 'halted' : permit };

  const subscriber = await subscribers.load(claimed.subscriberId);
  if (!subscriber) return { ready: 'not-now', outcome: 'gone' };
  const suppression = await suppressions.find(subscriber.addressHash);
  if (suppression) return { ready: 'suppressed', reason: suppression.reason };
  return {
    ready: 'mail',
    mail: composeMail(ports)({ key, mail, subscriber, enrollment: claimed, published, now: clock.now() }),
  };
};

/** The claim is won when it is stored, also when the store's answer was lost on the way. */
const saveClaim = async (
  { enrollments }: Ports,
  claimed: Enrollment,
  key: DeliveryKey,
  owner: string,
): Promise<Enrollment | undefined> => {
  if ((await enrollments.save(claimed)) === 'saved') return { ...claimed, version: claimed.version + 1 };
  const stored = await enrollments.load(claimed);
  return stored && heldBy(stored, key, owner) ? stored : undefined;
};

/**
 * Writes the outcome onto whatever the item has become meanwhile (an unsubscribe keeps its place), as long
 * as this worker still holds the delivery. Tries longer than anything else does: what is not recorded here
 * is unknown until an event settles it.
 */
const settleClaim = async (
  { clock, enrollments, telemetry }: Ports,
  claimed: Enrollment,
  key: DeliveryKey,
  owner: string,
  leaseUntil: Instant,
  change: (held: Enrollment) => Enrollment,
): Promise<void> => {
  let held: Enrollment | undefined = claimed;
  for (
    let pause = 100;
    held && heldBy(held, key, owner) && clock.now() < leaseUntil;
    pause = Math.min(2 * pause, 5_000)
  ) {
    try {
      if ((await enrollments.save(change(held))) === 'saved') return;
      held = await enrollments.load(claimed);
    } catch {
      await clock.wait(pause);
    }
  }
  const { subscriberId, courseId } = claimed;
  telemetry.note('outcome-not-recorded', { delivery: deliveryTag({ subscriberId, courseId, key }) });
};

const afterAnswer = (
  held: Enrollment,
  result: SendResult,
  { key, attempt }: { key: DeliveryKey; attempt: 1 | 2 },
  outline: Outline,
  clock: Clock,
): Enrollment => {
  const now = clock.now();
  switch (result.result) {
    case 'accepted':
      return recordSent(held, key, attempt, outline, now);
    case 'refused':
      return recordFailed(held, key, result.reason, outline, now);
    case 'throttled':
    case 'quota-used-up':
    case 'halted':
      return giveBack(held, key, attempt, now);
    case 'no-answer':
      return becomeUnknown(held, key, attempt, now);
  }
};

const outcomeOf = {
  accepted: 'sent',
  refused: 'failed',
  throttled: 'throttled',
  'quota-used-up': 'quota-used-up',
  halted: 'halted',
  'no-answer': 'unknown',
} as const satisfies Record<SendResult['result'], DeliveryOutcome>;

const metricOf = {
  accepted: 'accepted',
  refused: 'refused',
  throttled: 'throttled',
  'quota-used-up': 'quotaUsedUp',
  halted: 'halted',
  'no-answer': 'noAnswer',
} as const satisfies Record<SendResult['result'], string>;
