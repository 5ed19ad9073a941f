import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { applyCourseRequest, type CourseRequest } from '../../domain/enrollment/course-request.ts';
import { changeItem } from '../change-item.ts';
import type { EnrollmentRef, Ports, SendSoon } from '../ports.ts';

export type CourseRequestOutcome = 'granted' | 'nothing-to-do';

type Needs = Pick<Ports, 'clock' | 'courses' | 'enrollments' | 'telemetry'> & {
  deliver: SendSoon;
};

/**
 * Does what a subscriber asks of their course, and sends at once what that makes due. What was done already, and
 * what can not be done, changes nothing.
 */
export const handleCourseRequest =
  ({ clock, courses, enrollments, telemetry, deliver }: Needs) =>
  async (ref: EnrollmentRef, request: CourseRequest): Promise<CourseRequestOutcome> => {
    const published = await courses.current(ref.courseId);
    const now = clock.now();
    const granted =
      published &&
      (await changeItem(enrollments, ref, (current) =>
        applyCourseRequest(current, request, outlineOf(published), now),
      ));
    if (!granted) return 'nothing-to-do';
    telemetry.count('courseRequestsGranted');
    if (granted.dueAt !== undefined && granted.dueAt <= now) await deliver(ref);
    return 'granted';
  };
