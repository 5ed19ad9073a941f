import { unsubscribeFromList } from '../../domain/newsletter/subscription.ts';
import type { LeftReason } from '../../domain/subscriber/left-reason.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Ports, SubscriptionRef } from '../ports.ts';

type Needs = Pick<Ports, 'clock' | 'subscriptions'>;

export type ListUnsubscribeOutcome = 'left' | 'already-left' | 'unknown';

/**
 * Once this resolves, no further issue of the list is handed to SES but one that has just been: the sender
 * reads the subscription again right before each call.
 */
export const unsubscribeFromNewsletter =
  (ports: Needs) =>
  async (ref: SubscriptionRef, reason: LeftReason): Promise<ListUnsubscribeOutcome> => {
    const subscription = await ports.subscriptions.load(ref);
    if (!subscription) return 'unknown';
    const left = unsubscribeFromList(subscription, reason, ports.clock.now());
    if (!left) return 'already-left';
    if ((await ports.subscriptions.save(left)) === 'stale')
      return unsubscribeFromNewsletter(ports)(ref, reason);
    return 'left';
  };

/** Leaves every list there is. Safe to repeat. */
export const unsubscribeFromAllNewsletters =
  (ports: Needs & Pick<Ports, 'newsletters'>) =>
  async (subscriberId: SubscriberId, reason: LeftReason): Promise<void> => {
    for (const { list } of await ports.newsletters.lists())
      await unsubscribeFromNewsletter(ports)({ subscriberId, listId: list.id }, reason);
  };
