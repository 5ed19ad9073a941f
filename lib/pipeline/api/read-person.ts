import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import type { Subscription } from '../../domain/newsletter/subscription.ts';
import type { Meant } from '../../domain/sign-up/job.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import type { Suppression } from '../../domain/subscriber/suppression.ts';
import type { Ports } from '../ports.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';
import { findMeant } from './find-meant.ts';

/** One person, as another program may see them. */
export type Person = {
  subscriber: Subscriber;
  enrollments: Enrollment[];
  subscriptions: Subscription[];
  /** What keeps mail from their address. */
  suppression: Suppression | undefined;
};

type Needs = Pick<
  Ports,
  'hashes' | 'subscribers' | 'enrollments' | 'newsletters' | 'subscriptions' | 'suppressions'
>;

/** Somebody on record, with all that they are in or were. */
export const readPerson =
  (ports: Needs) =>
  async (meant: Meant): Promise<Person | undefined> => {
    const subscriber = await findMeant(ports)(meant);
    if (!subscriber) return undefined;
    const [enrollments, subscriptions, suppression] = await Promise.all([
      ports.enrollments.of(subscriber.id),
      subscriptionsOf(ports)(subscriber.id),
      ports.suppressions.find(subscriber.addressHash),
    ]);
    return { subscriber, enrollments, subscriptions, suppression };
  };
