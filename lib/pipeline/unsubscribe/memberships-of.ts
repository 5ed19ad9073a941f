import type { Membership } from '../../domain/membership/membership.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';

/** Every course and every published list that a subscriber is in, or was. */
export const membershipsOf =
  (ports: Pick<Ports, 'enrollments' | 'newsletters' | 'subscriptions'>) =>
  async (id: SubscriberId): Promise<Membership[]> => [
    ...(await ports.enrollments.of(id)),
    ...(await subscriptionsOf(ports)(id)),
  ];
