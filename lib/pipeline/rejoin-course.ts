import { courseDueAt } from '../domain/due-time.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import { rejoin } from '../domain/leaving.ts';
import { outlineOf } from '../domain/mail.ts';
import type {
  Clock,
  Courses,
  EnrollmentRef,
  Enrollments,
  Subscribers,
  Suppressions,
  Telemetry,
} from './ports.ts';

export type RejoinOutcome = { outcome: 'back'; nextAt?: Instant | undefined } | { outcome: 'not-possible' };

/** Undoes an unsubscribe. Bounces, complaints and suppressed addresses can not be undone. */
export const rejoinCourse =
  (ports: {
    clock: Clock;
    courses: Courses;
    subscribers: Subscribers;
    enrollments: Enrollments;
    suppressions: Suppressions;
    telemetry: Telemetry;
  }) =>
  async (ref: EnrollmentRef): Promise<RejoinOutcome> => {
    const { clock, courses, subscribers, enrollments, suppressions, telemetry } = ports;
    const [enrollment, subscriber, published] = await Promise.all([
      enrollments.load(ref),
      subscribers.load(ref.subscriberId),
      courses.current(ref.courseId),
    ]);
    if (!enrollment || !subscriber || !published) return { outcome: 'not-possible' };
    if (enrollment.standing.status === 'active') return backIn(enrollment);
    if (await suppressions.find(subscriber.addressHash)) return { outcome: 'not-possible' };

    const back = rejoin(enrollment, outlineOf(published), clock.now());
    if (!back) return { outcome: 'not-possible' };
    if ((await enrollments.save(back)) === 'stale') return rejoinCourse(ports)(ref);
    telemetry.count('rejoined');
    return backIn(back);
  };

/** When the next lesson comes, where one is to come and that is known. */
const backIn = (enrollment: Enrollment): RejoinOutcome =>
  enrollment.standing.status === 'active'
    ? { outcome: 'back', nextAt: courseDueAt(enrollment) }
    : { outcome: 'back' };
