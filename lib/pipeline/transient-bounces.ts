import { withBounce, withoutEarlier } from '../domain/bounces.ts';
import type { SesEvent } from '../domain/feedback.ts';
import type { SendingSettings } from '../domain/site.ts';
import { isCurrent, recipientOf } from './mail-recipient.ts';
import type {
  Clock,
  Enrollments,
  Hashes,
  Newsletters,
  Subscribers,
  Subscriptions,
  Suppressions,
} from './ports.ts';
import { stopMail } from './stop-mail.ts';

type CountOutcome =
  /** One more in a row; not enough yet. */
  | 'bounce-counted'
  /** Enough: no more mail to this address. */
  | 'suppressed'
  | 'noted'
  | 'nobody';

/** Counts a transient bounce; the last of so many in a row ends all mail to the address. Safe to repeat. */
export const countBounce =
  (ports: {
    clock: Clock;
    hashes: Hashes;
    subscribers: Subscribers;
    enrollments: Enrollments;
    subscriptions: Subscriptions;
    newsletters: Newsletters;
    suppressions: Suppressions;
    sendingSettings(): Promise<SendingSettings>;
  }) =>
  async (event: SesEvent): Promise<CountOutcome> => {
    const recipient = await recipientOf(ports)(event);
    if (!recipient) return 'nobody';
    if (!isCurrent(recipient)) return 'noted';
    const { person } = recipient;
    const { messageId, timestamp } = event.detail.mail;
    const before = person.transientBounces ?? [];
    const row = withBounce(before, { messageId, sentAt: timestamp });
    if (row && (await ports.subscribers.save({ ...person, transientBounces: row })) === 'stale')
      return countBounce(ports)(event);
    // Also when this one was counted before: the last attempt may have ended here.
    if ((row ?? before).length < (await ports.sendingSettings()).transientBounces)
      return row ? 'bounce-counted' : 'noted';
    await stopMail(ports)(person, 'bounce');
    return 'suppressed';
  };

/** A mail has arrived. Such events come with every mail: where nothing bounced before, nothing is written. */
export const forgetBounces =
  (ports: { hashes: Hashes; subscribers: Subscribers }) =>
  async (event: SesEvent): Promise<'bounces-forgotten' | 'noted'> => {
    const recipient = await recipientOf(ports)(event);
    if (!recipient || !isCurrent(recipient)) return 'noted';
    const { person } = recipient;
    const row = withoutEarlier(person.transientBounces ?? [], event.detail.mail.timestamp);
    if (!row) return 'noted';
    if ((await ports.subscribers.save({ ...person, transientBounces: row })) === 'stale')
      return forgetBounces(ports)(event);
    return 'bounces-forgotten';
  };
