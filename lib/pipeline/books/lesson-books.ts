import type { CourseId } from '../../domain/content/course.ts';
import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { CourseMail } from '../../domain/delivery/delivery-key.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { type Books, emptyBooks, enter, type Place } from '../../domain/reports/books.ts';
import { placeIn } from '../../domain/reports/place-in.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'enrollmentScan' | 'courses'>;

/** Nobody is still to get a lesson that the course has not, or no longer has; whoever has an entry for it keeps that. */
const placeOf = (
  enrollment: Enrollment,
  mail: CourseMail,
  published: PublishedCourse | undefined,
): Place | undefined => {
  const today = asPublished(enrollment, published);
  const isInCourse = mail === 'closing' || published?.lessons.some(({ id }) => id === mail) === true;
  return isInCourse || today.ledger[mail] ? placeIn(today, mail) : undefined;
};

/** Everybody in the books of a lesson, or of a course's closing mail. Reads the whole course. */
export const lessonPlaces = async function* (
  { enrollmentScan, courses }: Needs,
  course: CourseId,
  mail: CourseMail,
): AsyncGenerator<{ places: Place[]; unreadable: number }> {
  const published = await courses.current(course);
  for await (const { found, unreadable } of enrollmentScan.of(course))
    yield {
      places: found.flatMap((enrollment) => placeOf(enrollment, mail, published) ?? []),
      unreadable,
    };
};

/** The books of several mails of a course, in one reading of it. */
export const lessonBooks =
  ({ enrollmentScan, courses }: Needs) =>
  async (course: CourseId, mails: readonly CourseMail[]): Promise<{ mail: CourseMail; books: Books }[]> => {
    let all = mails.map((mail) => ({ mail, books: emptyBooks }));
    const published = await courses.current(course);
    for await (const { found, unreadable } of enrollmentScan.of(course)) {
      all = all.map(({ mail, books }) => {
        const places = found.flatMap((enrollment) => placeOf(enrollment, mail, published) ?? []);
        const entered = places.reduce(enter, books);
        return { mail, books: { ...entered, candidates: entered.candidates + unreadable } };
      });
    }
    return all;
  };
