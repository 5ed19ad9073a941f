import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { DeliveryKey } from '../../domain/delivery/delivery-key.ts';
import { deliveryTag } from '../../domain/delivery/delivery-tag.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import type { Outline } from '../../domain/enrollment/course-outline.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { askedInMailboxAt, type Enrollment, requestToConfirm } from '../../domain/enrollment/enrollment.ts';
import {
  becomeUnknown,
  claim,
  dropOutOfTurn,
  giveBack,
  heldBy,
  putOff,
  recordFailed,
  recordSent,
  recordStopped,
} from '../../domain/enrollment/enrollment-ledger.ts';
import { lessonUnder, triedOf, withTrial } from '../../domain/enrollment/lesson-trial.ts';
import { nextStep, type Step } from '../../domain/enrollment/next-step.ts';
import { isNotice } from '../../domain/mail/mail.ts';
import { givesWayTo, type Suppression } from '../../domain/subscriber/suppression.ts';
import type { EnrollmentRef } from '../ports/enrollments.ts';
import type { Ports } from '../ports.ts';
import { composeCourseMail, mailKeyOf } from './compose/compose-course-mail.ts';
import {
  type Delivery,
  type DeliveryOutcome,
  type DeliveryPorts,
  type Prepared,
  sendDelivery,
} from './send-delivery.ts';

/** Sends what is due for one enrollment, at most one mail. */
export type DeliverCourseMail = (ref: EnrollmentRef) => Promise<DeliveryOutcome>;

type Needs = DeliveryPorts & Pick<Ports, 'enrollments' | 'courses'>;

export const createDeliverCourseMail =
  (ports: Needs): DeliverCourseMail =>
  async (ref) => {
    const { clock, enrollments, courses, telemetry } = ports;
    const [stored, published] = await Promise.all([enrollments.load(ref), courses.current(ref.courseId)]);
    if (!stored || !published) return 'gone';

    const enrollment = asPublished(stored, published);
    if (published.ended !== undefined && enrollment !== stored)
      return (await enrollments.save(enrollment)) === 'stale' ? 'lost-race' : 'idle';
    const outline = outlineOf(published);
    const step = nextStep(enrollment, outline, clock.now());
    switch (step.kind) {
      case 'wait':
        return 'waiting';
      case 'save': {
        if ((await enrollments.save(step.enrollment)) === 'stale') return 'lost-race';
        if (step.outcome === 'unknown') telemetry.count('unknown');
        return step.outcome;
      }
      case 'send':
        return sendDelivery(ports, deliveryOf(ports, { stored, enrollment, published, outline, step }));
    }
  };

type Work = {
  stored: Enrollment;
  /** The same by the names of today. */
  enrollment: Enrollment;
  published: PublishedCourse;
  outline: Outline;
  step: Extract<Step, { kind: 'send' }>;
};

/** A lesson, the closing mail or a confirmation: its ledger entry is in the enrollment. */
const deliveryOf = (
  ports: Needs,
  { stored, enrollment, published, outline, step }: Work,
): Delivery<Enrollment> => {
  const { enrollments } = ports;
  const { key, attempt } = step;
  return {
    tag: deliveryTag({ ...enrollment, key }),
    recipient: enrollment.subscriberId,
    kind: isNotice(mailKeyOf(key)) ? 'confirmation' : 'lesson',
    seen: stored,
    load: () => enrollments.load(enrollment),
    save: enrollments.save,
    claim: (owner, now, leaseUntil) =>
      withTrial(claim(enrollment, step, owner, now, leaseUntil), key, published),
    isHeldBy: (item, owner) => heldBy(item, key, owner) !== undefined,
    prepare: (held) => prepare(ports, held, published, key),
    sent: (held, at) => recordSent(held, key, attempt, outline, at),
    failed: (held, reason, at) => recordFailed(held, key, attempt, reason, outline, at),
    putOff: (held, reason, now) => putOff(held, key, attempt, reason, outline, now),
    giveBack: (held, now) => giveBack(held, key, attempt, now),
    becomeUnknown: (held, since) => becomeUnknown(held, key, attempt, since),
  };
};

const prepare = async (
  ports: Needs,
  held: Enrollment,
  published: PublishedCourse,
  key: DeliveryKey,
): Promise<Prepared<Enrollment>> => {
  const { clock, courses, newsletters, subscribers, suppressions } = ports;
  // The claim is taken back: whoever undoes the unsubscribe still gets this mail.
  if (held.standing.status === 'left') return { kind: 'not-ready', outcome: 'idle' };
  const mail = await courses.mail(published.course.id, published.version, mailKeyOf(key));
  if (!mail)
    throw new Error(
      `The course "${published.course.id}" names a mail "${key}" that version ${published.version} lacks.`,
    );

  const stopped = (leaves: Suppression['reason'], reason: string): Prepared<Enrollment> => {
    const now = clock.now();
    const record = (current: Enrollment) => recordStopped(current, key, { leaves, reason }, now);
    return { kind: 'not-ready', outcome: 'skipped', record };
  };

  const subscriber = await subscribers.load(held.subscriberId);
  if (!subscriber) return stopped('erased', 'erased');
  const elsewhere = held.outOfTurn.find((extra) => extra.key === key)?.to;
  const suppression = await suppressions.find((elsewhere ?? subscriber).addressHash);
  const askedAt = askedInMailboxAt(held, key);
  if (suppression && !(askedAt && givesWayTo(suppression, askedAt, published.site.signUp))) {
    const reason = `suppressed: ${suppression.reason}`;
    if (!elsewhere) return stopped(suppression.reason, reason);
    const now = clock.now();
    const record = (current: Enrollment) => dropOutOfTurn(current, key, reason, outlineOf(published), now);
    return { kind: 'not-ready', outcome: 'skipped', record };
  }
  const asked = mail.key === 'confirmation' ? requestToConfirm(held)?.newsletter : undefined;
  const newsletterTitle = asked && (await newsletters.list(asked))?.list.title;
  const now = clock.now();
  return {
    kind: 'ready',
    mail: await composeCourseMail(ports)({
      key,
      mail: lessonUnder(mail, triedOf(held, mail.key)?.subject),
      subscriber,
      enrollment: held,
      published,
      newsletterTitle,
      now,
    }),
  };
};
