import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { type Membership, restoreMembership } from '../../domain/membership/membership.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';

/**
 * A membership as it goes on once an unsubscribe is undone; undefined where there is none to undo, where the course is not
 * published, and where the course or the newsletter has ended.
 */
export const comeBack = async (
  { courses, newsletters }: Pick<Ports, 'courses' | 'newsletters'>,
  membership: Membership,
  now: Instant,
): Promise<Membership | undefined> => {
  const isCourse = 'courseId' in membership;
  const course = isCourse ? await courses.current(membership.courseId) : undefined;
  const list = isCourse ? undefined : await newsletters.list(membership.listId);
  if (course?.ended !== undefined || list?.ended !== undefined) return undefined;
  return restoreMembership(membership, course && outlineOf(course), now);
};
