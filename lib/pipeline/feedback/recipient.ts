import { parseDeliveryTag, parseIssueTag, parseListMailTag } from '../../domain/delivery/delivery-tag.ts';
import type { Feedback } from '../../domain/sending/feedback.ts';
import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import { findMailbox } from '../find-mailbox.ts';
import type { Ports } from '../ports.ts';

/** Whom feedback is about, and the address that the mail went to: not always the one they have now. */
export type Recipient = { person: Subscriber; mailed: AddressHash };

/**
 * By the mail's tag, or by the address for mail that carries no tag of ours. One mail has one recipient.
 * Undefined for somebody who is not on record, or no longer.
 */
export const recipientOf =
  (
    ports: Pick<Ports, 'hashes' | 'subscribers' | 'suppressions'>,
    load: Ports['subscribers']['load'] = ports.subscribers.load,
  ) =>
  async ({ to, tag = '' }: Feedback): Promise<Recipient | undefined> => {
    if (!to) return undefined;
    const { hashes, subscribers } = ports;
    const ref = parseDeliveryTag(tag) ?? parseIssueTag(tag) ?? parseListMailTag(tag);
    const id = ref ? ref.subscriberId : await subscribers.idOf(await findMailbox(ports)(to));
    const person = id && (await load(id));
    if (!person) return undefined;
    const hash = hashes.address(to);
    const isTheirs = [hash, ...hashes.formerAddresses(to)].includes(person.addressHash);
    return { person, mailed: isTheirs ? person.addressHash : hash };
  };

/** False when the address was exchanged since, or is one that they have yet to confirm. */
export const isCurrent = ({ person, mailed }: Recipient): boolean => person.addressHash === mailed;
