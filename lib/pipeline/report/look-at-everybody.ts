import type { CourseId } from '../../domain/content/course.ts';
import { ofCourse } from '../../domain/reports/happening.ts';
import { mergeStandings, noStandings, type Standings } from '../../domain/reports/standings.ts';
import { lookAtPage } from '../books/look-at-page.ts';
import { countMembers } from '../operate/count-members.ts';
import type { Ports } from '../ports.ts';
import { cacheCourses } from '../send/cache-courses.ts';

/**
 * Finds out who stands where now, without waiting for the daily books, and keeps it as they do. Reads everybody's record: for an
 * operator who asks for it, and for nothing that runs by itself.
 */
export const lookAtEverybody =
  (
    ports: Pick<
      Ports,
      'clock' | 'editions' | 'enrollmentScan' | 'courses' | 'newsletters' | 'subscriptions' | 'standings'
    >,
  ) =>
  async (): Promise<void> => {
    const courses = cacheCourses(ports.courses);
    const now = ports.clock.now();
    // A course that nobody has joined has its zeros, too.
    const known = (await ports.editions.live())?.courses ?? [];
    const all = new Map<CourseId, Standings>(known.map((course) => [course, noStandings(now)]));
    for await (const { found } of ports.enrollmentScan.of()) {
      const { standings } = await lookAtPage({ courses }, found, now);
      for (const [course, here] of standings)
        all.set(course, mergeStandings(now, [all.get(course) ?? noStandings(now), here]));
    }
    for (const [course, standings] of all)
      await ports.standings.keep(ofCourse(course), standings, { sweeper: 0, of: 1 });
    await countMembers(ports)(() => true);
  };
