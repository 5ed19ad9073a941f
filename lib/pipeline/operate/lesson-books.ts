import type { CourseId } from '../../domain/content/course.ts';
import type { CourseMail } from '../../domain/delivery/delivery-key.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { type Books, emptyBooks, enter, type Place } from '../../domain/reports/books.ts';
import { placeIn } from '../../domain/reports/place-in.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'enrollmentScan' | 'courses'>;

/** Everybody in the books of a lesson, or of a course's closing mail. Reads the whole course. */
export const lessonPlaces = async function* (
  { enrollmentScan, courses }: Needs,
  course: CourseId,
  mail: CourseMail,
): AsyncGenerator<{ places: Place[]; unreadable: number }> {
  const published = await courses.current(course);
  for await (const { found, unreadable } of enrollmentScan.of(course))
    yield {
      places: found.flatMap((enrollment) => placeIn(asPublished(enrollment, published), mail) ?? []),
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
      const today = found.map((enrollment) => asPublished(enrollment, published));
      all = all.map(({ mail, books }) => {
        const entered = today.flatMap((enrollment) => placeIn(enrollment, mail) ?? []).reduce(enter, books);
        return { mail, books: { ...entered, candidates: entered.candidates + unreadable } };
      });
    }
    return all;
  };
