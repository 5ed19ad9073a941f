import type { Meant } from '../../domain/sign-up/job.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { Ports } from '../ports.ts';

/** Whom a program means, by their id or by any spelling of their address; undefined for nobody on record. */
export const findMeant =
  (ports: Pick<Ports, 'hashes' | 'subscribers' | 'suppressions'>) =>
  async (meant: Meant): Promise<Subscriber | undefined> => {
    if ('subscriberId' in meant) return ports.subscribers.load(meant.subscriberId);
    const hash = await findMailbox(ports)(meant.address);
    const id = await ports.subscribers.idOf(hash);
    const person = id && (await ports.subscribers.load(id));
    // Of somebody who is just moving to this address it is not theirs yet.
    return person?.addressHash === hash ? person : undefined;
  };
