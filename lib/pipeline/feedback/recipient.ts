import { parseDeliveryTag, parseIssueTag } from '../../domain/delivery/delivery-tag.ts';
import type { SesEvent } from '../../domain/sending/feedback.ts';
import { type AddressHash, emailAddress } from '../../domain/subscriber/email-address.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';

/** Whom an event is about, and the address that the mail went to: not always the one they have now. */
export type Recipient = { person: Subscriber; mailed: AddressHash };

export const tagOf = ({ detail }: SesEvent): string => detail.mail.tags.delivery?.[0] ?? '';

/**
 * By the mail's tag, or by the address for mail that carries no tag of ours. One mail has one recipient.
 * Undefined for somebody who is not on record, or no longer.
 */
export const recipientOf =
  ({ hashes, subscribers }: Pick<Ports, 'hashes' | 'subscribers'>) =>
  async (event: SesEvent): Promise<Recipient | undefined> => {
    const address = emailAddress.safeParse(event.detail.mail.destination[0]);
    if (!address.success) return undefined;
    const mailed = hashes.address(address.data);
    const ref = parseDeliveryTag(tagOf(event)) ?? parseIssueTag(tagOf(event));
    const id = ref ? ref.subscriberId : await subscribers.idOf(mailed);
    const person = id && (await subscribers.load(id));
    return person && { person, mailed };
  };

/** False when the address was exchanged since, or is one that they have yet to confirm. */
export const isCurrent = ({ person, mailed }: Recipient): boolean => person.addressHash === mailed;
