import { subscriptionSchema } from '../../../domain/newsletter/subscription.ts';
import type { MembershipChange } from '../../../domain/webhooks/webhook-event.ts';
import { storedEnrollment } from '../enrollment/stored-enrollment.ts';
import { beginningOf, type Item, itemKindOf } from '../keys.ts';
import { parseItem } from '../parse-item.ts';

/** What the keys begin with of items whose writes are told of. */
export const toldOf = {
  enrollment: { sk: beginningOf('enrollment').sk },
  subscription: { pk: beginningOf('subscription').pk },
} as const;

/** One write, by the item as it stands and as it stood; undefined for an item that nobody is told of. */
export const readChange = (before: Item | undefined, after: Item): MembershipChange | undefined => {
  const kind = itemKindOf(after);
  switch (kind) {
    case 'enrollment':
      return {
        kind,
        before: before && parseItem(storedEnrollment, before),
        after: parseItem(storedEnrollment, after),
      };
    case 'subscription':
      return {
        kind,
        before: before && parseItem(subscriptionSchema, before),
        after: parseItem(subscriptionSchema, after),
      };
    default:
      return undefined;
  }
};
