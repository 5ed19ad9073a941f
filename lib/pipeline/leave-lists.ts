import type { LeaveReason } from '../domain/leave-reason.ts';
import type { SubscriberId } from '../domain/subscriber.ts';
import { leaveList } from '../domain/subscription.ts';
import type { Clock, Newsletters, SubscriptionRef, Subscriptions } from './ports.ts';

type Ports = { clock: Clock; subscriptions: Subscriptions };

export type LeaveOutcome = 'left' | 'already-left' | 'unknown';

/**
 * Once this resolves, no further issue of the list is handed to SES but one that has just been: the sender
 * reads the subscription again right before each call.
 */
export const leaveNewsletter =
  (ports: Ports) =>
  async (ref: SubscriptionRef, reason: LeaveReason): Promise<LeaveOutcome> => {
    const subscription = await ports.subscriptions.load(ref);
    if (!subscription) return 'unknown';
    const left = leaveList(subscription, reason, ports.clock.now());
    if (!left) return 'already-left';
    if ((await ports.subscriptions.save(left)) === 'stale') return leaveNewsletter(ports)(ref, reason);
    return 'left';
  };

/** Leaves every list there is. Safe to repeat. */
export const leaveAllLists =
  (ports: Ports & { newsletters: Newsletters }) =>
  async (subscriberId: SubscriberId, reason: LeaveReason): Promise<void> => {
    for (const { list } of await ports.newsletters.lists())
      await leaveNewsletter(ports)({ subscriberId, listId: list.id }, reason);
  };
