import { changeZone } from '../domain/enrollment.ts';
import { outlineOf } from '../domain/mail.ts';
import type { TimeZone } from '../domain/site.ts';
import type { FirstName } from '../domain/subscriber.ts';
import type { Clock, Courses, EnrollmentRef, Enrollments, Subscribers } from './ports.ts';

/** A first name left out is removed. */
export type Details = { firstName?: FirstName | undefined; zone: TimeZone };

/** Changes what a subscriber may change about themselves; the next lesson moves to the new zone's hour. */
export const changeDetails =
  (ports: { clock: Clock; courses: Courses; subscribers: Subscribers; enrollments: Enrollments }) =>
  async (ref: EnrollmentRef, details: Details): Promise<'changed' | 'unknown'> => {
    const { clock, courses, subscribers, enrollments } = ports;
    const [subscriber, enrollment, published] = await Promise.all([
      subscribers.load(ref.subscriberId),
      enrollments.load(ref),
      courses.current(ref.courseId),
    ]);
    if (!subscriber || !enrollment || !published) return 'unknown';

    const { firstName: _, ...rest } = subscriber;
    const changed = {
      ...rest,
      zone: details.zone,
      ...(details.firstName ? { firstName: details.firstName } : {}),
    };
    const moved = changeZone(enrollment, details.zone, outlineOf(published), clock.now());
    const saved = [await subscribers.save(changed), await enrollments.save(moved)];
    return saved.includes('stale') ? changeDetails(ports)(ref, details) : 'changed';
  };
