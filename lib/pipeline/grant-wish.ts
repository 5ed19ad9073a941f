import { outlineOf } from '../domain/mail.ts';
import { grant, type Wish } from '../domain/wish.ts';
import { changeItem } from './change-item.ts';
import type { Clock, Courses, EnrollmentRef, Enrollments, SendSoon, Telemetry } from './ports.ts';

export type WishOutcome = 'granted' | 'nothing-to-do';

type Ports = {
  clock: Clock;
  courses: Courses;
  enrollments: Enrollments;
  telemetry: Telemetry;
  deliver: SendSoon;
};

/**
 * Does what a subscriber asks of their course, and sends at once what that makes due. What was done already, and
 * what can not be done, changes nothing.
 */
export const grantWish =
  ({ clock, courses, enrollments, telemetry, deliver }: Ports) =>
  async (ref: EnrollmentRef, wish: Wish): Promise<WishOutcome> => {
    const published = await courses.current(ref.courseId);
    const now = clock.now();
    const granted =
      published &&
      (await changeItem(enrollments, ref, (current) => grant(current, wish, outlineOf(published), now)));
    if (!granted) return 'nothing-to-do';
    telemetry.count('wishesGranted');
    if (granted.dueAt !== undefined && granted.dueAt <= now) await deliver(ref);
    return 'granted';
  };
