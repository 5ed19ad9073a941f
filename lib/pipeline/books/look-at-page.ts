import type { CourseId } from '../../domain/content/course.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { placeIn } from '../../domain/reports/place-in.ts';
import { mailsOf } from '../../domain/reports/reach.ts';
import { type Standings, standingsOf } from '../../domain/reports/standings.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';

/** How many of some people are lost, in no column of any books, and where they all stand, by course. */
export const lookAtPage = async (
  { courses }: Pick<Ports, 'courses'>,
  found: readonly Enrollment[],
  now: Instant,
): Promise<{ lost: number; standings: Map<CourseId, Standings> }> => {
  const standings = new Map<CourseId, Standings>();
  let lost = 0;
  for (const [course, enrollments] of Map.groupBy(found, ({ courseId }) => courseId)) {
    const published = await courses.current(course);
    if (!published) continue;
    const outline = outlineOf(published);
    const today = enrollments.map((enrollment) => asPublished(enrollment, published));
    const isLost = (enrollment: Enrollment) =>
      mailsOf(outline).some((mail) => placeIn(enrollment, mail)?.column === 'lost');
    lost += today.filter(isLost).length;
    standings.set(course, standingsOf(today, outline, now));
  }
  return { lost, standings };
};
