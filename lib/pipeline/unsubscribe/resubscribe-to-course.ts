import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { courseDueAt } from '../../domain/enrollment/due-time.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { resubscribe } from '../../domain/enrollment/unsubscribe.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { EnrollmentRef, Ports } from '../ports.ts';

export type ResubscribeOutcome = { kind: 'back'; nextAt?: Instant | undefined } | { kind: 'not-possible' };

/** Undoes an unsubscribe. Bounces, complaints and suppressed addresses can not be undone. */
export const resubscribeToCourse =
  (ports: Pick<Ports, 'clock' | 'courses' | 'subscribers' | 'enrollments' | 'suppressions' | 'telemetry'>) =>
  async (ref: EnrollmentRef): Promise<ResubscribeOutcome> => {
    const { clock, courses, subscribers, enrollments, suppressions, telemetry } = ports;
    const [enrollment, subscriber, published] = await Promise.all([
      enrollments.load(ref),
      subscribers.load(ref.subscriberId),
      courses.current(ref.courseId),
    ]);
    if (!enrollment || !subscriber || !published) return { kind: 'not-possible' };
    if (enrollment.standing.status === 'active') return backIn(enrollment);
    if (await suppressions.find(subscriber.addressHash)) return { kind: 'not-possible' };

    const back = resubscribe(enrollment, outlineOf(published), clock.now());
    if (!back) return { kind: 'not-possible' };
    if ((await enrollments.save(back)) === 'stale') return resubscribeToCourse(ports)(ref);
    telemetry.count('rejoined');
    return backIn(back);
  };

/** When the next lesson comes, where one is to come and that is known. */
const backIn = (enrollment: Enrollment): ResubscribeOutcome =>
  enrollment.standing.status === 'active'
    ? { kind: 'back', nextAt: courseDueAt(enrollment) }
    : { kind: 'back' };
