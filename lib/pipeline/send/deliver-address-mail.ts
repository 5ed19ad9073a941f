import { type AddressChange, addressMails } from '../../domain/delivery/address-change.ts';
import { offerOf, type Published } from '../../domain/membership/published.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { givesWayTo } from '../../domain/subscriber/suppression.ts';
import { findNotice } from '../find-notice.ts';
import { findPublished } from '../find-published.ts';
import type { Ports } from '../ports.ts';
import { addressMailTag, composeAddressMail } from './compose/compose-address-mail.ts';
import { deliverQueuedMail } from './deliver-queued-mail.ts';
import type { DeliveryOutcome, DeliveryPorts, Prepared } from './send-delivery.ts';

/** Sends what is due about somebody's change of address, at most one mail, and forgets what nobody agreed to. */
export type DeliverAddressMail = (id: SubscriberId) => Promise<DeliveryOutcome>;

type Needs = DeliveryPorts & Pick<Ports, 'addressChanges' | 'courses'>;

export const createDeliverAddressMail =
  (ports: Needs): DeliverAddressMail =>
  async (id) => {
    const { addressChanges } = ports;
    const change = await addressChanges.load(id);
    const published =
      change && (await findPublished(ports)('listId' in change ? change.listId : change.courseId));
    if (!change || !published) return 'gone';
    return deliverQueuedMail(ports, {
      queue: addressMails,
      item: change,
      mayResend: offerOf(published).unknownPolicy === 'resend-once',
      load: () => addressChanges.load(id),
      save: addressChanges.save,
      tagOf: (mail) => addressMailTag(change, mail),
      prepare: (held, mail) => prepare(ports, held, mail, published),
      saved: async (after) => {
        if (after.standing.status === 'forgotten') await giveUpUnagreed(ports, change);
      },
    });
  };

/** Whoever agreed and died before it was written down had taken the address: it is free again. */
const giveUpUnagreed = async (
  { subscribers }: Needs,
  { subscriberId, standing }: AddressChange,
): Promise<void> => {
  if (standing.status !== 'asked') return;
  const { addressHash } = standing.to;
  if ((await subscribers.load(subscriberId))?.addressHash !== addressHash)
    await subscribers.giveUpAddress(addressHash, subscriberId);
};

const prepare = async (
  ports: Needs,
  held: AddressChange,
  mail: AddressChange['mails'][number],
  published: Published,
): Promise<Prepared<AddressChange>> => {
  const { clock, subscribers, suppressions } = ports;
  const key = mail.asks ? 'address-change' : 'address-changed';
  const compiled = await findNotice(ports)(published, key);
  if (!compiled) throw new Error(`"${offerOf(published).id}" lacks the mail "${key}".`);
  const [subscriber, suppression] = await Promise.all([
    subscribers.load(held.subscriberId),
    suppressions.find(mail.to.addressHash),
  ]);
  // Whoever was erased, or bounced a while ago, is asked whether it was they.
  const askedAt = mail.asks && held.standing.status === 'asked' ? held.standing.at : undefined;
  const maySend = !suppression || (askedAt && givesWayTo(suppression, askedAt, published.site.signUp));
  if (!subscriber || !maySend)
    return {
      kind: 'not-ready',
      outcome: 'skipped',
      record: (current) => addressMails.without(current, mail, clock.now()),
    };
  const now = clock.now();
  return {
    kind: 'ready',
    mail: composeAddressMail(ports)({ change: held, mail, compiled, subscriber, published, now }),
  };
};
