import type { Membership } from '../../domain/membership/membership.ts';
import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Suppression } from '../../domain/subscriber/suppression.ts';
import { changeItem } from '../change-item.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { Ports } from '../ports.ts';
import { membershipsOf } from '../unsubscribe/memberships-of.ts';
import { untilSaved } from '../until-saved.ts';

/** `memberships`: what the person is in now, or was; none where nobody has that address. */
export type LiftOutcome =
  | { kind: 'lifted'; was: Suppression; memberships: Membership[] }
  | { kind: 'not-suppressed'; memberships: Membership[] }
  /** Who had themselves erased comes back by signing up, and nobody else brings them back. */
  | { kind: 'erased' }
  /** A complaint is lifted by an operator's word alone, which has to be kept. */
  | { kind: 'needs-note' };

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'hashes'
  | 'subscribers'
  | 'enrollments'
  | 'subscriptions'
  | 'newsletters'
  | 'suppressions'
>;

/**
 * Takes an address off the list of those that are not mailed, by an operator's decision, whose note stays on record. It sends
 * nothing and joins nobody to anything: what had ended stays so until the person signs up again. Safe to repeat.
 */
export const liftSuppression =
  (ports: Needs) =>
  (address: EmailAddress, note: string): Promise<LiftOutcome> =>
    untilSaved<LiftOutcome>(ports, 'an address that is not mailed', async () => {
      const { clock, subscribers, suppressions } = ports;
      const hash = await findMailbox(ports)(address);
      const [was, id] = await Promise.all([suppressions.find(hash), subscribers.idOf(hash)]);
      if (was?.reason === 'erased') return { kind: 'erased' };
      const memberships = id ? await membershipsOf(ports)(id) : [];
      if (!was) return { kind: 'not-suppressed', memberships };
      if (was.reason === 'complaint' && note.trim() === '') return { kind: 'needs-note' };
      if (id) await forgetBounces(ports, id);
      const lifted = { at: clock.now(), by: { kind: 'operator' as const, note } };
      if ((await suppressions.lift(hash, was, lifted)) === 'stale') return 'stale';
      return { kind: 'lifted', was, memberships };
    });

/** Those that led to it no longer count, or the next one would stop all mail once more. */
const forgetBounces = ({ clock, random, subscribers }: Needs, id: SubscriberId) =>
  changeItem(
    { clock, random },
    {
      what: 'a subscriber',
      load: () => subscribers.load(id),
      save: subscribers.save,
      decide: ({ transientBounces, ...person }) => transientBounces && person,
    },
  );
