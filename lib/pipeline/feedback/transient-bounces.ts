import type { Feedback } from '../../domain/sending/feedback.ts';
import {
  type TransientBounce,
  withBounce,
  withoutEarlier,
} from '../../domain/subscriber/transient-bounces.ts';
import { changeItem, itemAfter } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { isCurrent, type Recipient, recipientOf } from './recipient.ts';
import { suppressSubscriber } from './suppress-subscriber.ts';

type CountOutcome =
  /** One more in a row; not enough yet. */
  | 'bounce-counted'
  /** Enough: no more mail to this address. */
  | 'suppressed'
  | 'noted'
  | 'not-on-record';

type Row = readonly TransientBounce[];

/** Changes the row of bounces of whom an event is about, while the address that it is about is the one they have. */
const changeRow = (
  ports: Pick<Ports, 'clock' | 'random' | 'hashes' | 'subscribers' | 'suppressions'>,
  feedback: Feedback,
  change: (row: Row) => TransientBounce[] | undefined,
) =>
  changeItem<Recipient>(ports, {
    what: 'a subscriber',
    load: () => recipientOf(ports)(feedback),
    save: ({ person }) => ports.subscribers.save(person),
    decide: (recipient) => {
      const row = isCurrent(recipient) ? change(rowOf(recipient)) : undefined;
      return row && { ...recipient, person: { ...recipient.person, transientBounces: row } };
    },
  });

const rowOf = ({ person }: Recipient): Row => person.transientBounces ?? [];

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

/**
 * A mail has arrived. Such events come with every mail: where nothing bounced before, nothing is written, nor read for certain. A
 * bounce that was counted a moment ago is forgotten with the next mail that arrives.
 */
export const forgetBounces =
  (ports: Pick<Ports, 'clock' | 'random' | 'hashes' | 'subscribers' | 'suppressions'>) =>
  async (feedback: Feedback): Promise<'bounces-forgotten' | 'noted'> => {
    const seen = await recipientOf(ports, ports.subscribers.glance)(feedback);
    if (seen && rowOf(seen).length === 0) return 'noted';
    const changed = await changeRow(ports, feedback, (row) => withoutEarlier(row, feedback.sentAt));
    return changed.kind === 'changed' ? 'bounces-forgotten' : 'noted';
  };
