import type { LessonId } from '../content/lesson.ts';
import { keyOf } from '../delivery/delivery-key.ts';
import type { Instant } from '../time/instant.ts';
import type { Outline } from './course-outline.ts';
import { rescheduled } from './due-time.ts';
import { type Enrollment, isLessonInFlight, withEntry, withoutEntry } from './enrollment.ts';

/** Why a lesson has no mail of its own in the ledger: an operator has moved its reader past it. */
const skippedByOperator = 'moved on by an operator';

/**
 * The next lesson is another one: what lies before it and has not come is passed over, and what had been passed over from it
 * on comes after all. It keeps the time that the next lesson had. Undefined where they have had it, where the course has no
 * such lesson, for whoever is not in the course, and while a lesson is under way.
 */
export const moveToLesson = (
  enrollment: Enrollment,
  lesson: LessonId,
  outline: Outline,
  now: Instant,
): Enrollment | undefined => {
  const place = outline.lessons.indexOf(lesson);
  if (place < 0 || enrollment.standing.status !== 'active' || isLessonInFlight(enrollment)) return undefined;
  const { round } = enrollment;
  const keyed = outline.lessons.map((mail) => keyOf({ mail, round, copy: 1 }));
  const [target, ...after] = keyed.slice(place);
  const had = target && enrollment.ledger[target];
  if (!target || (had && had.status !== 'skipped')) return undefined;
  const passed = keyed
    .slice(0, place)
    .filter((key) => enrollment.ledger[key] === undefined)
    .reduce(
      (moved, key) => withEntry(moved, key, { status: 'skipped', at: now, reason: skippedByOperator }),
      enrollment,
    );
  const moved = [target, ...after]
    .filter((key) => passed.ledger[key]?.status === 'skipped')
    .reduce(withoutEntry, passed);
  const isAsItWas = Object.keys(moved.ledger).join() === Object.keys(enrollment.ledger).join();
  return isAsItWas ? undefined : rescheduled(moved, outline, now);
};
