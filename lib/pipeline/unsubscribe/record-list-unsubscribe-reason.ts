import { withListUnsubscribeReason } from '../../domain/newsletter/subscription.ts';
import type { UnsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import { changeItem } from '../change-item.ts';
import type { Ports, SubscriptionRef } from '../ports.ts';

/** Keeps why somebody left a list, if they did; said again, the last word counts. */
export const recordListUnsubscribeReason =
  ({ subscriptions, telemetry }: Pick<Ports, 'subscriptions' | 'telemetry'>) =>
  async (ref: SubscriptionRef, why: UnsubscribeReason): Promise<'kept' | 'nothing-to-do'> => {
    if (!(await changeItem(subscriptions, ref, (current) => withListUnsubscribeReason(current, why))))
      return 'nothing-to-do';
    telemetry.note('parting-word', { list: ref.listId, why });
    telemetry.count('unsubscribeReasons');
    return 'kept';
  };
