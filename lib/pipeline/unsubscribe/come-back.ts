import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import { type Outline, outlineOf } from '../../domain/enrollment/course-outline.ts';
import { type Membership, restoreMembership } from '../../domain/membership/membership.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'courses' | 'newsletters'>;

/** What a membership can go on by; undefined where the course is not published, and where it or the newsletter has ended. */
export const wayOn = async (
  { courses, newsletters }: Needs,
  membership: Membership,
): Promise<{ outline: Outline | undefined } | undefined> => {
  if ('courseId' in membership) {
    const course = await courses.current(membership.courseId);
    return course && wayOnIn(course);
  }
  const list = await newsletters.list(membership.listId);
  return list?.ended === undefined ? { outline: undefined } : undefined;
};

/** What a course goes on by; undefined where it has ended. */
export const wayOnIn = (course: PublishedCourse): { outline: Outline } | undefined =>
  course.ended === undefined ? { outline: outlineOf(course) } : undefined;

/** A membership as it goes on once an unsubscribe is undone; undefined where there is none to undo, or no way on. */
export const comeBack = async (
  ports: Needs,
  membership: Membership,
  now: Instant,
): Promise<Membership | undefined> => {
  const on = await wayOn(ports, membership);
  return on && restoreMembership(membership, on.outline, now);
};
