import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { changeZone } from '../../domain/enrollment/due-time.ts';
import type { FirstName } from '../../domain/subscriber/first-name.ts';
import { withJournalEntry } from '../../domain/subscriber/journal.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';

/** A first name left out is removed. */
export type Details = { firstName?: FirstName | undefined; zone: TimeZone };

/** Changes what a subscriber may change about themselves; every next mail moves to the new zone's hour. */
export const changeDetails =
  (
    ports: Pick<
      Ports,
      'clock' | 'random' | 'courses' | 'newsletters' | 'subscribers' | 'enrollments' | 'subscriptions'
    >,
  ) =>
  async (id: SubscriberId, { zone, firstName }: Details): Promise<'changed' | 'not-on-record'> => {
    const { clock, courses, subscribers, enrollments, subscriptions } = ports;
    const changed = await changeItem(ports, {
      what: 'a subscriber',
      load: () => subscribers.load(id),
      save: subscribers.save,
      decide: (person) => withDetails(person, { zone, firstName }, clock.now()),
    });
    if (changed.kind === 'missing') return 'not-on-record';

    for (const enrollment of await enrollments.of(id)) {
      const published = await courses.current(enrollment.courseId);
      if (!published) continue;
      await changeItem(ports, {
        what: 'an enrollment',
        load: () => enrollments.load(enrollment),
        save: enrollments.save,
        decide: (current) =>
          changeZone(asPublished(current, published), zone, outlineOf(published), clock.now()),
      });
    }
    for (const subscription of await subscriptionsOf(ports)(id))
      await changeItem(ports, {
        what: 'a subscription',
        load: () => subscriptions.load(subscription),
        save: subscriptions.save,
        decide: (current) => ({ ...current, zone }),
      });
    return 'changed';
  };

const withDetails = (
  { firstName: before, ...person }: Subscriber,
  { zone, firstName }: Details,
  at: Instant,
): Subscriber => {
  const changed = { ...person, zone, ...(firstName ? { firstName } : {}) };
  const what = {
    ...(zone === person.zone ? {} : { zone }),
    ...(firstName === before ? {} : { name: true as const }),
  };
  return Object.keys(what).length === 0
    ? changed
    : withJournalEntry(changed, { kind: 'details', at, ...what });
};
