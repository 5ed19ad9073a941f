import { type EmailAddress, emailAddress } from '../../domain/subscriber/email-address.ts';
import { type SubscriberId, subscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Suppression } from '../../domain/subscriber/suppression.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { Ports } from '../ports.ts';

export type FoundPerson =
  | { kind: 'found'; id: SubscriberId }
  /** Nobody has it. What is kept of an address that is not mailed tells why. */
  | { kind: 'nobody'; suppression?: Suppression | undefined }
  /** Neither an id nor an address. */
  | { kind: 'unreadable' };

type Needs = Pick<Ports, 'hashes' | 'subscribers' | 'suppressions'>;

/** Somebody by their id, or by their address, however it is spelt. */
export const findPerson =
  (ports: Needs) =>
  async (who: string): Promise<FoundPerson> => {
    const id = subscriberId.safeParse(who.trim());
    if (id.success) {
      const person = await ports.subscribers.load(id.data);
      return person ? { kind: 'found', id: person.id } : { kind: 'nobody' };
    }
    const address = emailAddress.safeParse(who);
    return address.success ? byAddress(ports, address.data) : { kind: 'unreadable' };
  };

const byAddress = async (ports: Needs, address: EmailAddress): Promise<FoundPerson> => {
  const hash = await findMailbox(ports)(address);
  const owner = await ports.subscribers.idOf(hash);
  const person = owner && (await ports.subscribers.load(owner));
  if (person) return { kind: 'found', id: person.id };
  return { kind: 'nobody', suppression: await ports.suppressions.find(hash) };
};
