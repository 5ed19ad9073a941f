import type { CourseId } from '../../domain/content/course.ts';
import { unsubscribedAt } from '../../domain/subscriber/standing.ts';
import type { SubscriberView } from '../../pipeline/preferences/show-subscriber.ts';
import { wayOnIn } from '../../pipeline/unsubscribe/come-back.ts';
import { type WayBack, wayBackFor } from '../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../context.ts';

/**
 * How they get again what is over for them: each course that they are in no more, by its id, and whether a press undoes
 * that; and whether mail may go to them now.
 */
export type WaysBack = {
  courses: ReadonlyMap<CourseId, { back: WayBack; canUndo: boolean }>;
  canBeMailed: boolean;
  hasComplained: boolean;
};

export const findWaysBack = async (
  { ports: { clock, suppressions } }: WebContext,
  { subscriber, courses }: SubscriberView,
): Promise<WaysBack> => {
  const suppression = await suppressions.find(subscriber.addressHash);
  const canBeMailed = suppression === undefined;
  const known = { person: subscriber, suppression };
  const left = courses.filter(({ enrollment }) => enrollment.standing.status === 'left');
  return {
    courses: new Map(
      left.map(({ enrollment, published }) => [
        enrollment.courseId,
        {
          back: wayBackFor(published, known, clock.now()),
          canUndo:
            canBeMailed && unsubscribedAt(enrollment) !== undefined && wayOnIn(published) !== undefined,
        },
      ]),
    ),
    canBeMailed,
    hasComplained: suppression?.reason === 'complaint',
  };
};
