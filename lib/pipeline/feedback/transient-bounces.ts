import type { Feedback } from '../../domain/sending/feedback.ts';
import { withBounce, withoutEarlier } from '../../domain/subscriber/transient-bounces.ts';
import type { Ports } from '../ports.ts';
import { isCurrent, recipientOf } from './mail-recipient.ts';
import { suppressSubscriber } from './suppress-subscriber.ts';

type CountOutcome =
  /** One more in a row; not enough yet. */
  | 'bounce-counted'
  /** Enough: no more mail to this address. */
  | 'suppressed'
  | 'noted'
  | 'nobody';

/** Counts a transient bounce; the last of so many in a row ends all mail to the address. Safe to repeat. */
export const countBounce =
  (
    ports: Pick<
      Ports,
      | 'clock'
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
    const recipient = await recipientOf(ports)(feedback);
    if (!recipient) return 'nobody';
    if (!isCurrent(recipient)) return 'noted';
    const { person } = recipient;
    const { messageId, sentAt } = feedback;
    const before = person.transientBounces ?? [];
    const row = withBounce(before, { messageId, sentAt });
    if (row && (await ports.subscribers.save({ ...person, transientBounces: row })) === 'stale')
      return countBounce(ports)(feedback);
    // Also when this one was counted before: the last attempt may have ended here.
    if ((row ?? before).length < (await ports.sendingSettings()).transientBounces)
      return row ? 'bounce-counted' : 'noted';
    await suppressSubscriber(ports)(person, 'bounce');
    return 'suppressed';
  };

/** A mail has arrived. Such events come with every mail: where nothing bounced before, nothing is written. */
export const forgetBounces =
  (ports: Pick<Ports, 'hashes' | 'subscribers'>) =>
  async (feedback: Feedback): Promise<'bounces-forgotten' | 'noted'> => {
    const recipient = await recipientOf(ports)(feedback);
    if (!recipient || !isCurrent(recipient)) return 'noted';
    const { person } = recipient;
    const row = withoutEarlier(person.transientBounces ?? [], feedback.sentAt);
    if (!row) return 'noted';
    if ((await ports.subscribers.save({ ...person, transientBounces: row })) === 'stale')
      return forgetBounces(ports)(feedback);
    return 'bounces-forgotten';
  };
