import { lessonId } from '../content/lesson.ts';
import { nameToday } from '../content/published/course-history.ts';
import type { CourseHistory, PublishedCourse } from '../content/published/published-course.ts';
import { type DeliveryKey, keyOf, occasionOf } from '../delivery/delivery-key.ts';
import { type Enrollment, ledgerOf } from './enrollment.ts';
import { unsubscribeFromCourse } from './unsubscribe-from-course.ts';

type Course = Pick<PublishedCourse, 'history' | 'ended'>;

/** The key that a delivery has by the name which its lesson has now. */
export const keyToday = (key: DeliveryKey, history: CourseHistory | undefined): DeliveryKey => {
  const occasion = occasionOf(key);
  if (!occasion || occasion.mail === 'closing') return key;
  const mail = nameToday(occasion.mail, history);
  return mail === occasion.mail ? key : keyOf({ ...occasion, mail });
};

/**
 * An enrollment as its course is today, and itself where that is as it stands: what came by a lesson's former name has
 * come by its present one, and with the end of the course it is over. Every rule that looks at both looks at this.
 * Without a published course it stays as it is.
 */
export const asPublished = (enrollment: Enrollment, course: Course | undefined): Enrollment => {
  const { history, ended } = course ?? {};
  const named = underTodaysNames(enrollment, history);
  return ended === undefined ? named : (unsubscribeFromCourse(named, 'ended', ended) ?? named);
};

/** By the name of today as well as by the former one, by which something may still be in a worker's hands. */
const triedToday = (
  tried: NonNullable<Enrollment['tried']>,
  history: CourseHistory | undefined,
): NonNullable<Enrollment['tried']> => {
  const today = Object.entries(tried).map(([name, of]) => [nameToday(lessonId.parse(name), history), of]);
  return { ...tried, ...Object.fromEntries(today), ...tried };
};

/** What a worker has in its hands keeps its name until the worker has said what became of it. */
const underTodaysNames = (enrollment: Enrollment, history: CourseHistory | undefined): Enrollment => {
  const inHands = (key: DeliveryKey) => enrollment.ledger[key]?.status === 'sending';
  const today = (key: DeliveryKey) => (inHands(key) ? key : keyToday(key, history));
  const entries = ledgerOf(enrollment);
  const queued = enrollment.outOfTurn;
  if ([...entries.map(([key]) => key), ...queued.map(({ key }) => key)].every((key) => today(key) === key))
    return enrollment;
  const kept = entries.filter(([key]) => today(key) === key);
  const moved = entries.filter(([key]) => today(key) !== key).map(([key, entry]) => [today(key), entry]);
  return {
    ...enrollment,
    ...(enrollment.tried ? { tried: triedToday(enrollment.tried, history) } : {}),
    // What stands under the present name already is what came last.
    ledger: { ...Object.fromEntries(moved), ...Object.fromEntries(kept) },
    outOfTurn: queued.map((extra) => ({ ...extra, key: today(extra.key) })),
  };
};
