import {
  type AddressChange,
  addressChangeLife,
  addressMailKey,
} from '../../../domain/delivery/address-change.ts';
import { deliveryTag, listMailTag } from '../../../domain/delivery/delivery-tag.ts';
import type { CompiledMail } from '../../../domain/mail/mail.ts';
import type { MergeValues } from '../../../domain/mail/merge-template.ts';
import { offerOf, type Published } from '../../../domain/membership/published.ts';
import type { Subscriber } from '../../../domain/subscriber/subscriber.ts';
import { type Instant, later, unixSeconds } from '../../../domain/time/instant.ts';
import type { OutgoingMail } from '../../ports/mailer.ts';
import type { Ports } from '../../ports.ts';
import { commonHeaders, domainOf } from './mail-headers.ts';

/** In whose words the two mails are, as far as links and tags say it. */
type Change =
  | Pick<Extract<AddressChange, { courseId: unknown }>, 'subscriberId' | 'courseId'>
  | Pick<Extract<AddressChange, { listId: unknown }>, 'subscriberId' | 'listId'>;

export const addressMailTag = (change: Change, mail: AddressChange['mails'][number]): string => {
  const key = addressMailKey(mail);
  return 'listId' in change ? listMailTag({ ...change, key }) : deliveryTag({ ...change, key });
};

/** The mail that asks a new address or tells the old one. It is about the person, and has no link into their page. */
export const composeAddressMail =
  ({ tokens, baseUrl, imagesUrl }: Pick<Ports, 'tokens' | 'baseUrl' | 'imagesUrl'>) =>
  (of: {
    change: Change;
    mail: AddressChange['mails'][number];
    compiled: CompiledMail;
    subscriber: Pick<Subscriber, 'id'>;
    published: Published;
    now: Instant;
  }): OutgoingMail => {
    const { change, mail, compiled, subscriber, published, now } = of;
    const { site } = published;
    const offer = offerOf(published);
    const about = {
      s: subscriber.id,
      n: mail.request,
      x: unixSeconds(later(now, addressChangeLife)),
    };
    const link =
      'listId' in change
        ? `newsletters/address-change/${tokens.sign({ p: 'address-change-list', l: change.listId, ...about })}`
        : `address-change/${tokens.sign({ p: 'address-change', c: change.courseId, ...about })}`;
    const values: MergeValues = {
      // It may be read by a stranger: whoever asked has only typed the address.
      greeting: '',
      address: mail.to.address,
      signedUpOn: '',
      unsubscribeUrl: '',
      unsubscribeAllUrl: '',
      preferencesUrl: '',
      privacyUrl: `${baseUrl}/privacy`,
      webUrl: '',
      imagesUrl,
      confirmUrl: mail.asks ? `${baseUrl}/${link}` : '',
      begins: '',
      alsoAsked: '',
      whereTheyStand: '',
      scannerTrapUrl: `${baseUrl}/scanner-trap/${tokens.sign({ p: 'scanner-trap', s: subscriber.id })}`,
    };
    const tag = addressMailTag(change, mail);
    const sender = site.senders.confirmations;
    return {
      from: { name: offer.fromName, address: sender },
      to: mail.to.address,
      replyTo: site.replyTo,
      headers: commonHeaders(offer.language),
      mail: compiled,
      values,
      // SES replaces it on the way, but its events show it: a second way to find the delivery.
      messageId: `<${tag}@${domainOf(sender)}>`,
      date: now,
      tag,
      feedbackId: { list: offer.id, mail: compiled.key },
    };
  };
