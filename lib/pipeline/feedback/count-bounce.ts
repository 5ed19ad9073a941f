import type { Feedback } from '../../domain/sending/feedback.ts';
import { withBounce } from '../../domain/subscriber/transient-bounces.ts';
import { itemAfter } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { changeRow, rowOf } from './change-row.ts';
import { isCurrent } from './recipient.ts';
import { suppressSubscriber } from './suppress-subscriber.ts';

type CountOutcome =
  /** One more in a row; not enough yet. */
  | 'bounce-counted'
  /** Enough: no more mail to this address. */
  | 'suppressed'
  | 'noted'
  | 'not-on-record';

/** Counts a transient bounce; the last of so many in a row ends all mail to the address. Safe to repeat. */
export const countBounce =
  (
    ports: Pick<
      Ports,
      | 'clock'
      | 'random'
      | 'hashes'
      | 'subscribers'
      | 'enrollments'
      | 'subscriptions'
      | 'newsletters'
      | 'suppressions'
      | 'sendingSettings'
    >,
  ) =>
  async (feedback: Feedback): Promise<CountOutcome> => {
    const { messageId, sentAt } = feedback;
    const changed = await changeRow(ports, feedback, (row) => withBounce(row, { messageId, sentAt }));
    const recipient = itemAfter(changed);
    if (!recipient) return 'not-on-record';
    if (!isCurrent(recipient)) return 'noted';
    // Also when this one was counted before: the last attempt may have ended here.
    if (rowOf(recipient).length < (await ports.sendingSettings()).transientBounces)
      return changed.kind === 'changed' ? 'bounce-counted' : 'noted';
    await suppressSubscriber(ports)(recipient.person, { reason: 'bounce', bounce: 'transient' });
    return 'suppressed';
  };
