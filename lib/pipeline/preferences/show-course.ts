import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import { type CourseMail, type DeliveryKey, occasionOf } from '../../domain/delivery/delivery-key.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { isSkippedByReader } from '../../domain/enrollment/course-request.ts';
import { courseDueAt } from '../../domain/enrollment/due-time.ts';
import { type Enrollment, ledgerOf } from '../../domain/enrollment/enrollment.ts';
import { nextLessonKey } from '../../domain/enrollment/next-lesson.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { EnrollmentRef } from '../ports/enrollments.ts';
import type { Ports } from '../ports.ts';

/** A mail of the course that has come, or that its reader skipped. `at` is the last time. */
export type Past = { mail: CourseMail; key: DeliveryKey; was: 'received' | 'skipped'; at: Instant };

/** Where somebody stands in one course. */
export type CourseView = {
  enrollment: Enrollment;
  published: PublishedCourse;
  /** In the order in which they came first; what the course no longer has is left out. */
  past: Past[];
  /** Lessons of this round that are behind the subscriber. */
  done: number;
  /** What comes next, if anything is to come; `at` is absent while that is not known. */
  next?: { mail: CourseMail; at?: Instant | undefined } | undefined;
};

export const isInCourse = ({ enrollment: { standing } }: CourseView): boolean =>
  standing.status === 'active' || standing.status === 'completed';

/** Where a subscriber stands in a course; undefined for somebody who is not, or no longer, on record in it. */
export const showCourse =
  ({ courses, enrollments }: Pick<Ports, 'courses' | 'enrollments'>) =>
  async (ref: EnrollmentRef): Promise<CourseView | undefined> => {
    const [enrollment, published] = await Promise.all([enrollments.load(ref), courses.current(ref.courseId)]);
    return enrollment && published && courseView(enrollment, published);
  };

/** An enrollment as its course is today. */
export const courseView = (stored: Enrollment, published: PublishedCourse): CourseView => {
  const enrollment = asPublished(stored, published);
  const inThisRound = ledgerOf(enrollment).filter(([key, entry]) => {
    const occasion = occasionOf(key);
    const isLesson = published.lessons.some(({ id }) => id === occasion?.mail);
    return (
      isLesson && occasion?.copy === 1 && occasion.round === enrollment.round && entry.status !== 'sending'
    );
  });
  const nextMail = occasionOf(nextLessonKey(enrollment, outlineOf(published)) ?? 'confirm-1')?.mail;
  return {
    enrollment,
    published,
    past: pastOf(enrollment, published),
    done: inThisRound.length,
    next: nextMail && { mail: nextMail, at: courseDueAt(enrollment) },
  };
};

const pastOf = (enrollment: Enrollment, { lessons }: PublishedCourse): Past[] => {
  const byMail = new Map<CourseMail, Past>();
  const came = ledgerOf(enrollment)
    .flatMap(([key, entry]): Past[] => {
      const occasion = occasionOf(key);
      if (!occasion) return [];
      const { mail } = occasion;
      if (entry.status === 'sent') return [{ mail, key, was: 'received', at: entry.at }];
      return entry.status === 'skipped' && isSkippedByReader(enrollment, key)
        ? [{ mail, key, was: 'skipped', at: entry.at }]
        : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const past of came) {
    const known = byMail.get(past.mail);
    // What was read once stays read, whatever was skipped in another round.
    if (past.was === 'received' || known?.was !== 'received') byMail.set(past.mail, past);
  }
  const position = (mail: CourseMail) => lessons.findIndex(({ id }) => id === mail);
  return [...byMail.values()].filter(({ mail }) => mail === 'closing' || position(mail) >= 0);
};
