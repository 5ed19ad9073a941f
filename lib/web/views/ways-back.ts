import type { CourseId } from '../../domain/content/course.ts';
import { hasComplained } from '../../pipeline/preferences/has-complained.ts';
import type { SubscriberView } from '../../pipeline/preferences/show-subscriber.ts';
import { canResubscribe } from '../../pipeline/unsubscribe/can-resubscribe.ts';
import { mayBeMailed } from '../../pipeline/unsubscribe/may-be-mailed.ts';
import { type WayBack, wayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../context.ts';
/** How they get again what is over for them: a course each, by its id, whether a press undoes it, and whether mail may go to them now. */
export type WaysBack = {
  courses: ReadonlyMap<CourseId, { back: WayBack; canUndo: boolean }>;
  canBeMailed: boolean;
  hasComplained: boolean;
};

export const findWaysBack = async (
  { ports }: WebContext,
  { subscriber, courses }: SubscriberView,
): Promise<WaysBack> => {
  const { id } = subscriber;
  const each = courses.map(async ({ published }) => {
    const courseId = published.course.id;
    const back = await wayBack(ports)(id, { published });
    const canUndo = await canResubscribe(ports)({ subscriberId: id, courseId });
    return [courseId, { back, canUndo }] as const;
  });
  return {
    courses: new Map(await Promise.all(each)),
    canBeMailed: await mayBeMailed(ports)(id),
    hasComplained: await hasComplained(ports, subscriber),
  };
};
