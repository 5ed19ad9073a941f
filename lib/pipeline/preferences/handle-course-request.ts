import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { applyCourseRequest, type CourseRequest } from '../../domain/enrollment/course-request.ts';
import { withNotedChanges } from '../../domain/membership/noted-changes.ts';
import { changeItem } from '../change-item.ts';
import type { EnrollmentRef } from '../ports/enrollments.ts';
import type { SendSoon } from '../ports/sign-up.ts';
import type { Ports } from '../ports.ts';

export type CourseRequestOutcome = 'granted' | 'nothing-to-do';

type Needs = Pick<Ports, 'clock' | 'random' | 'courses' | 'enrollments' | 'telemetry'> & {
  deliver: SendSoon;
};

/**
 * Does what a subscriber asks of their course, and sends at once what that makes due. What was done already, and
 * what cannot be done, changes nothing.
 */
export const handleCourseRequest =
  (ports: Needs) =>
  async (ref: EnrollmentRef, request: CourseRequest): Promise<CourseRequestOutcome> => {
    const { clock, courses, enrollments, telemetry, deliver } = ports;
    const published = await courses.current(ref.courseId);
    const now = clock.now();
    if (!published) return 'nothing-to-do';
    const changed = await changeItem(ports, {
      what: 'an enrollment',
      load: () => enrollments.load(ref),
      save: enrollments.save,
      decide: (stored) => {
        const enrollment = asPublished(stored, published);
        const granted = applyCourseRequest(enrollment, request, outlineOf(published), now);
        return granted && withNotedChanges(enrollment, granted, now);
      },
    });
    if (changed.kind !== 'changed') return 'nothing-to-do';
    telemetry.count('courseRequestsGranted');
    const { dueAt } = changed.after;
    if (dueAt !== undefined && dueAt <= now) await deliver(ref);
    return 'granted';
  };
