import { unsubscribedAt } from '../../domain/subscriber/standing.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { endMemberships } from './end-memberships.ts';

type Needs = Pick<
  Ports,
  'clock' | 'random' | 'enrollments' | 'subscriptions' | 'newsletters' | 'listRequests' | 'telemetry'
>;

/**
 * Ends every course and every list of a subscriber. Returns the moment to undo it by: of this press, or of the one
 * before that had done it already.
 */
export const unsubscribeFromEverything =
  (ports: Needs) =>
  async (id: SubscriberId): Promise<Instant> => {
    const now = ports.clock.now();
    const ended = await endMemberships(ports)(id, 'unsubscribed', 'everything');
    await forgetRequests(ports, id);
    ports.telemetry.count('leftEverything');
    const moments = ended.flatMap((membership) => unsubscribedAt(membership) ?? []);
    return moments.sort().at(-1) ?? now;
  };

/** What waits to be confirmed is void, too. */
const forgetRequests = async (ports: Needs, id: SubscriberId): Promise<void> => {
  const { listRequests } = ports;
  for (const ref of await listRequests.of(id))
    await changeItem(ports, {
      what: 'a sign-up to a newsletter',
      load: () => listRequests.load(ref),
      save: listRequests.save,
      decide: (asked) => (asked.waiting.length > 0 ? { ...asked, waiting: [] } : undefined),
    });
};
