import type { Enrollment } from '../domain/enrollment.ts';
import { type Instant, later } from '../domain/instant.ts';
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

/** A button pressed twice, or again after a crash, left once: what was left within this time was left together. */
const together = { minutes: 1 } as const;

/**
 * Ends every course and every list of a subscriber. Returns the moment to undo it by: of this press, or of the one
 * before that had done it already.
 */
export const leaveEverything =
  (ports: Leaving) =>
  async (id: SubscriberId): Promise<Instant> => {
    const { clock, enrollments, subscriptions, telemetry } = ports;
    const now = clock.now();
    const all: (Enrollment | Subscription)[] = [];
    for (const enrollment of await enrollments.of(id)) {
      const how = (current: Enrollment) => leave(current, 'unsubscribed', now);
      all.push((await changeItem(enrollments, enrollment, how)) ?? enrollment);
    }
    for (const subscription of await subscriptionsOf(ports)(id)) {
      const how = (current: Subscription) => leaveList(current, 'unsubscribed', now);
      all.push((await changeItem(subscriptions, subscription, how)) ?? subscription);
    }
    telemetry.count('leftEverything');
    return (
      all
        .flatMap((each) => leftAt(each) ?? [])
        .sort()
        .at(-1) ?? now
    );
  };

/** When somebody left by their own choice, which is what can be undone. */
const leftAt = ({ standing }: Enrollment | Subscription): Instant | undefined =>
  standing.status === 'left' && standing.reason === 'unsubscribed' ? standing.at : undefined;

/** Undoes it: whatever was left together at that moment goes on, and nothing else. */
export const rejoinEverything =
  (ports: Leaving & { courses: Courses; subscribers: Subscribers; suppressions: Suppressions }) =>
  async (id: SubscriberId, moment: Instant): Promise<'back' | 'not-possible'> => {
    const { clock, courses, enrollments, subscribers, subscriptions, suppressions, telemetry } = ports;
    const subscriber = await subscribers.load(id);
    if (!subscriber || (await suppressions.find(subscriber.addressHash))) return 'not-possible';
    const now = clock.now();
    const then = (each: Enrollment | Subscription) => {
      const at = leftAt(each);
      return at !== undefined && at <= moment && moment <= later(at, together);
    };

    const all: (Enrollment | Subscription)[] = [];
    for (const enrollment of await enrollments.of(id)) {
      const published = await courses.current(enrollment.courseId);
      const how = (current: Enrollment) =>
        published && then(current) ? rejoin(current, outlineOf(published), now) : undefined;
      all.push((await changeItem(enrollments, enrollment, how)) ?? enrollment);
    }
    for (const subscription of await subscriptionsOf(ports)(id)) {
      const how = (current: Subscription) => (then(current) ? rejoinList(current, now) : undefined);
      all.push((await changeItem(subscriptions, subscription, how)) ?? subscription);
    }
    // Also when the button had been pressed before.
    if (all.every(({ standing }) => standing.status === 'left')) return 'not-possible';
    telemetry.count('rejoined');
    return 'back';
  };
