import type { TriedMail } from '../../domain/newsletter/tried-mail.ts';
import { unsubscribedAt } from '../../domain/subscriber/standing.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import { endMemberships } from './end-memberships.ts';
import { forgetListRequests } from './forget-list-requests.ts';

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
  async (id: SubscriberId, mail?: TriedMail): Promise<Instant> => {
    const now = ports.clock.now();
    const ended = await endMemberships(ports)(id, 'unsubscribed', 'everything', mail);
    await forgetListRequests(ports)(id);
    ports.telemetry.count('leftEverything');
    const moments = ended.flatMap((membership) => unsubscribedAt(membership) ?? []);
    return moments.sort().at(-1) ?? now;
  };
