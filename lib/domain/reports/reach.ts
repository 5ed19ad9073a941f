import { type CourseMail, keyOf } from '../delivery/delivery-key.ts';
import type { Outline } from '../enrollment/course-outline.ts';
import { courseDueAt, hasBegun, nextCourseTime, rhythmOf } from '../enrollment/due-time.ts';
import { type Enrollment, isPaused } from '../enrollment/enrollment.ts';
import { nextLessonKey } from '../enrollment/next-lesson.ts';
import { type Instant, laterOf } from '../time/instant.ts';
import { isLate } from '../time/late-mail.ts';
import { nextFreeHour } from '../time/schedule.ts';

/**
 * Where somebody stands towards a mail of their course. `toCome`: they get it in its order. `inTheMiddle`: they have had
 * what comes after it, and get it next, out of order. `past`: they have had it, or it will not be tried again.
 * `finished`: they have come to the end of the course, and get nothing more. `unconfirmed`: they get it if they confirm.
 */
const places = ['toCome', 'inTheMiddle', 'past', 'finished', 'unconfirmed'] as const;

export type Place = (typeof places)[number];

/** How many stand where. */
export type Reach = Record<Place, number>;

export const nobody: Reach = { toCome: 0, inTheMiddle: 0, past: 0, finished: 0, unconfirmed: 0 };

export const mailsOf = ({ lessons }: Pick<Outline, 'lessons'>): CourseMail[] => [...lessons, 'closing'];

/**
 * Where an enrollment stands towards each mail of its course, as it is today (`asPublished`). Whoever has left stands
 * nowhere. A mail of which it is not yet known what became of it counts as past.
 */
export const placesOf = (
  { standing, round, ledger }: Enrollment,
  outline: Pick<Outline, 'lessons'>,
): Map<CourseMail, Place> => {
  const mails = mailsOf(outline);
  const everywhere = (place: Place) => new Map(mails.map((mail) => [mail, place]));
  switch (standing.status) {
    case 'left':
      return new Map();
    case 'pending':
      return everywhere('unconfirmed');
    case 'completed':
      return everywhere('finished');
    case 'active': {
      const hasHad = (mail: CourseMail) => ledger[keyOf({ mail, round, copy: 1 })] !== undefined;
      const last = mails.findLastIndex(hasHad);
      return new Map(
        mails.map((mail, index) => {
          if (hasHad(mail)) return [mail, 'past'];
          return [mail, index < last ? 'inTheMiddle' : 'toCome'];
        }),
      );
    }
  }
};

/** When the next mail of the course comes to somebody, were a sweep to look at each moment; undefined where none will. */
export const nextMailAt = (enrollment: Enrollment, outline: Outline, now: Instant): Instant | undefined => {
  const dueAt = courseDueAt(enrollment);
  if (!dueAt || !nextLessonKey(enrollment, outline)) return undefined;
  const looked = laterOf(dueAt, now);
  // What falls due in a pause is put off until after it.
  if (isPaused(enrollment, looked)) return nextCourseTime(enrollment, outline, looked);
  const tried = isLate(dueAt, now) ? nextFreeHour(now, rhythmOf(enrollment, outline, now)) : looked;
  return hasBegun(enrollment, outline, tried) ? tried : nextCourseTime(enrollment, outline, tried);
};
