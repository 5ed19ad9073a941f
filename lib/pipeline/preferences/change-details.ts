import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { changeZone } from '../../domain/enrollment/due-time.ts';
import type { FirstName, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { subscriptionsOf } from '../unsubscribe/subscriptions-of.ts';

/** A first name left out is removed. */
export type Details = { firstName?: FirstName | undefined; zone: TimeZone };

/** Changes what a subscriber may change about themselves; every next mail moves to the new zone's hour. */
export const changeDetails =
  (
    ports: Pick<Ports, 'clock' | 'courses' | 'newsletters' | 'subscribers' | 'enrollments' | 'subscriptions'>,
  ) =>
  async (id: SubscriberId, details: Details): Promise<'changed' | 'unknown'> => {
    const { clock, courses, subscribers, enrollments, subscriptions } = ports;
    const subscriber = await subscribers.load(id);
    if (!subscriber) return 'unknown';

    const { zone, firstName } = details;
    const { firstName: _, ...rest } = subscriber;
    if ((await subscribers.save({ ...rest, zone, ...(firstName ? { firstName } : {}) })) === 'stale')
      return changeDetails(ports)(id, details);

    for (const enrollment of await enrollments.of(id)) {
      const published = await courses.current(enrollment.courseId);
      if (published)
        await changeItem(enrollments, enrollment, (current) =>
          changeZone(current, zone, outlineOf(published), clock.now()),
        );
    }
    for (const subscription of await subscriptionsOf(ports)(id))
      await changeItem(subscriptions, subscription, (current) => ({ ...current, zone }));
    return 'changed';
  };
