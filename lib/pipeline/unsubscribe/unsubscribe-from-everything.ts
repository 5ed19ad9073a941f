import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { resubscribe, unsubscribe } from '../../domain/enrollment/unsubscribe.ts';
import {
  resubscribeToList,
  type Subscription,
  unsubscribeFromList,
} from '../../domain/newsletter/subscription.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { type Instant, later } from '../../domain/time/instant.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { subscriptionsOf } from './subscriptions-of.ts';

type Leaving = Pick<Ports, 'clock' | 'enrollments' | 'subscriptions' | 'newsletters' | 'telemetry'>;

/** A button pressed twice, or again after a crash, left once: what was left within this time was left together. */
const together = { minutes: 1 } as const;

/**
 * Ends every course and every list of a subscriber. Returns the moment to undo it by: of this press, or of the one
 * before that had done it already.
 */
export const unsubscribeFromEverything =
  (ports: Leaving) =>
  async (id: SubscriberId): Promise<Instant> => {
    const { clock, enrollments, subscriptions, telemetry } = ports;
    const now = clock.now();
    const all: (Enrollment | Subscription)[] = [];
    for (const enrollment of await enrollments.of(id)) {
      const how = (current: Enrollment) => unsubscribe(current, 'unsubscribed', now);
      all.push((await changeItem(enrollments, enrollment, how)) ?? enrollment);
    }
    for (const subscription of await subscriptionsOf(ports)(id)) {
      const how = (current: Subscription) => unsubscribeFromList(current, 'unsubscribed', now);
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
export const resubscribeToEverything =
  (ports: Leaving & Pick<Ports, 'courses' | 'subscribers' | 'suppressions'>) =>
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
        published && then(current) ? resubscribe(current, outlineOf(published), now) : undefined;
      all.push((await changeItem(enrollments, enrollment, how)) ?? enrollment);
    }
    for (const subscription of await subscriptionsOf(ports)(id)) {
      const how = (current: Subscription) => (then(current) ? resubscribeToList(current, now) : undefined);
      all.push((await changeItem(subscriptions, subscription, how)) ?? subscription);
    }
    // Also when the button had been pressed before.
    if (all.every(({ standing }) => standing.status === 'left')) return 'not-possible';
    telemetry.count('rejoined');
    return 'back';
  };
