import type { PartingWord } from '../domain/leave-reason.ts';
import { sayWhyOfList } from '../domain/subscription.ts';
import { changeItem } from './change-item.ts';
import type { SubscriptionRef, Subscriptions, Telemetry } from './ports.ts';

/** Keeps why somebody left a list, if they did; said again, the last word counts. */
export const tellWhyOfList =
  ({ subscriptions, telemetry }: { subscriptions: Subscriptions; telemetry: Telemetry }) =>
  async (ref: SubscriptionRef, why: PartingWord): Promise<'kept' | 'nothing-to-do'> => {
    if (!(await changeItem(subscriptions, ref, (current) => sayWhyOfList(current, why))))
      return 'nothing-to-do';
    telemetry.note('parting-word', { list: ref.listId, why });
    telemetry.count('partingWords');
    return 'kept';
  };
