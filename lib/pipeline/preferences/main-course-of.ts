import type { CourseId } from '../../domain/content/course.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';

/** The most alive first. */
const order = [
  'active',
  'completed',
  'pending',
  'left',
] as const satisfies readonly Enrollment['standing']['status'][];

/** Of the courses of a subscriber, the one that they are most in; undefined for somebody in none that is published. */
export const mainCourseOf =
  ({ courses, enrollments }: Pick<Ports, 'courses' | 'enrollments'>) =>
  async (id: SubscriberId): Promise<CourseId | undefined> => {
    const all = await enrollments.of(id);
    const rank = ({ standing }: Enrollment) => order.indexOf(standing.status);
    for (const { courseId } of all.sort((a, b) => rank(a) - rank(b)))
      if (await courses.current(courseId)) return courseId;
    return undefined;
  };
