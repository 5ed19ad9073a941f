import { type Outline, outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { MembershipRef, Ports } from '../ports.ts';

/** What a course goes on by when somebody comes back to it; undefined for a list, and for a course that is not published or has ended. */
export const outlineFor = async (
  { courses }: Pick<Ports, 'courses'>,
  ref: MembershipRef,
): Promise<Outline | undefined> => {
  const published = 'courseId' in ref ? await courses.current(ref.courseId) : undefined;
  return published?.ended === undefined ? published && outlineOf(published) : undefined;
};
