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
  type Step,
} from '../domain/enrollment.ts';
import { later, millisecondsBetween } from '../domain/instant.ts';
import { outlineOf, type PublishedCourse } from '../domain/mail.ts';
import { composeMail, mailKeyOf } from './compose-mail.ts';
import type {
  Clock,
  Courses,
  EnrollmentRef,
  Enrollments,
  Mailer,
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
  telemetry: Telemetry;
  baseUrl: string;
};

/** From the claim to the last write. Far longer than the mailer's time limit, so that a live worker never loses it. */
const lease = { minutes: 5 } as const;
/** How much of the lease must be left for the answer to be recorded. */
const recordingMilliseconds = 30_000;

const retryAfter = {
  throttled: { seconds: 30 },
  'quota-used-up': { minutes: 15 },
  halted: { minutes: 15 },
} as const;

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
  const { clock, random, courses, mailer, subscribers, suppressions, telemetry } = ports;
  const owner = random.ownerToken();
  const now = clock.now();
  const leaseUntil = later(now, lease);

  const claimed = await saveClaim(ports, claim(enrollment, step, owner, now, leaseUntil), step.key, owner);
  if (!claimed) return 'lost-race';
  const settle = (change: (held: Enrollment) => Enrollment) =>
    settleClaim(ports, claimed, step.key, owner, change);

  const subscriber = await subscribers.load(enrollment.subscriberId);
  if (!subscriber) return 'gone';
  const suppressed = await suppressions.find(subscriber.addressHash);
  if (suppressed) {
    const reason = suppressed.reason === 'complaint' ? 'complaint' : 'bounce';
    await settle((held) => {
      const skipped = recordFailed(held, step.key, `suppressed: ${suppressed.reason}`, outline, now);
      return leave(skipped, reason, now) ?? skipped;
    });
    return 'skipped';
  }

  const mail = await courses.mail(published.course.id, published.version, mailKeyOf(step.key));
  const timeLeft = millisecondsBetween(clock.now(), leaseUntil);
  if (!mail || timeLeft < mailer.timeLimitMilliseconds + recordingMilliseconds) {
    await settle((held) =>
      giveBack(held, step.key, step.attempt, later(clock.now(), retryAfter.throttled), now),
    );
    return mail ? 'lost-race' : 'halted';
  }

  const outgoing = composeMail(ports)({
    key: step.key,
    mail,
    subscriber,
    enrollment: claimed,
    published,
    now: clock.now(),
  });
  const result = await mailer.send(outgoing);
  await settle((held) => afterAnswer(held, result, step, outline, clock));
  telemetry.count(metricOf[result.result]);
  if (result.result === 'halted' || result.result === 'no-answer' || result.result === 'refused')
    telemetry.note(result.result, { delivery: outgoing.tag, reason: result.reason });
  return outcomeOf[result.result];
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
 * as this worker still holds the delivery.
 */
const settleClaim = async (
  { enrollments, telemetry }: Ports,
  claimed: Enrollment,
  key: DeliveryKey,
  owner: string,
  change: (held: Enrollment) => Enrollment,
): Promise<void> => {
  let held: Enrollment | undefined = claimed;
  while (held && heldBy(held, key, owner)) {
    if ((await enrollments.save(change(held))) === 'saved') return;
    held = await enrollments.load(claimed);
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
      return giveBack(held, key, attempt, later(now, retryAfter[result.result]), now);
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
