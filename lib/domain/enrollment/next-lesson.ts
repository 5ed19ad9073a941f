import { type DeliveryKey, keyOf, occasionOf } from '../delivery/delivery-key.ts';
import type { Outline } from './course-outline.ts';
import type { Enrollment } from './enrollment.ts';

/** The next lesson that the ledger lacks, by its id, so that inserting or moving lessons skips nobody. */
export const nextLessonKey = (enrollment: Enrollment, outline: Outline): DeliveryKey | undefined =>
  enrollment.standing.status === 'active'
    ? [...outline.lessons, 'closing' as const]
        .map((mail) => keyOf({ mail, round: enrollment.round, copy: 1 }))
        .find((key) => enrollment.ledger[key] === undefined)
    : undefined;

/** How many days at least lie between the next lesson and the last one, where its author wants so. */
export const gapBeforeNext = (enrollment: Enrollment, outline: Outline): number => {
  const key = nextLessonKey(enrollment, outline);
  const mail = key && occasionOf(key)?.mail;
  return (mail && mail !== 'closing' && outline.gaps[mail]) || 0;
};
