import type { Enrollment } from '../domain/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import { leave, rejoin } from '../domain/leaving.ts';
import { outlineOf } from '../domain/mail.ts';
import type { SubscriberId } from '../domain/subscriber.ts';
import { leaveList, rejoinList, type Subscription } from '../domain/subscription.ts';
import { changeItem } from './change-item.ts';
import type {
  Clock,
  Courses,
  Enrollments,
  Newsletters,
  Subscribers,
  Subscriptions,
  Suppressions,
  Telemetry,
} from './ports.ts';
import { subscriptionsOf } from './subscriptions-of.ts';

type Leaving = {
  clock: Clock;
  enrollments: Enrollments;
  subscriptions: Subscriptions;
  newsletters: Newsletters;
  telemetry: Telemetry;
};

/** Ends every course and every list of a subscriber. Returns the moment that all of it carries, to undo it by. */
export const leaveEverything =
  (ports: Leaving) =>
  async (id: SubscriberId): Promise<Instant> => {
    const { clock, enrollments, subscriptions, telemetry } = ports;
    const now = clock.now();
    for (const enrollment of await enrollments.of(id))
      await changeItem(enrollments, enrollment, (current) => leave(current, 'unsubscribed', now));
    for (const subscription of await subscriptionsOf(ports)(id))
      await changeItem(subscriptions, subscription, (current) => leaveList(current, 'unsubscribed', now));
    telemetry.count('leftEverything');
    return now;
  };

/** Undoes it: whatever was left at that moment goes on, and nothing else. */
export const rejoinEverything =
  (ports: Leaving & { courses: Courses; subscribers: Subscribers; suppressions: Suppressions }) =>
  async (id: SubscriberId, leftAt: Instant): Promise<'back' | 'not-possible'> => {
    const { clock, courses, enrollments, subscribers, subscriptions, suppressions, telemetry } = ports;
    const subscriber = await subscribers.load(id);
    if (!subscriber || (await suppressions.find(subscriber.addressHash))) return 'not-possible';
    const now = clock.now();
    const then = ({ standing }: Enrollment | Subscription) =>
      standing.status === 'left' && standing.at === leftAt;

    for (const enrollment of (await enrollments.of(id)).filter(then)) {
      const published = await courses.current(enrollment.courseId);
      if (published)
        await changeItem(enrollments, enrollment, (current) =>
          then(current) ? rejoin(current, outlineOf(published), now) : undefined,
        );
    }
    for (const subscription of (await subscriptionsOf(ports)(id)).filter(then))
      await changeItem(subscriptions, subscription, (current) =>
        then(current) ? rejoinList(current, now) : undefined,
      );
    telemetry.count('rejoined');
    return 'back';
  };
