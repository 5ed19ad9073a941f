import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import {
  type AddressChange,
  addressChangeLife,
  addressMailKey,
} from '../../domain/delivery/address-change.ts';
import { deliveryTag } from '../../domain/delivery/delivery-tag.ts';
import type { CompiledMail } from '../../domain/mail/mail.ts';
import type { MergeValues } from '../../domain/mail/merge-template.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import { type Instant, later, unixSeconds } from '../../domain/time/instant.ts';
import type { OutgoingMail, Ports } from '../ports.ts';
import { commonHeaders, domainOf } from './mail-headers.ts';

/** The mail that asks a new address or tells the old one. It is about the person, and has no link into their page. */
export const composeAddressMail =
  ({ tokens, baseUrl, imagesUrl }: Pick<Ports, 'tokens' | 'baseUrl' | 'imagesUrl'>) =>
  (of: {
    change: Pick<AddressChange, 'subscriberId' | 'courseId'>;
    mail: AddressChange['mails'][number];
    compiled: CompiledMail;
    subscriber: Pick<Subscriber, 'id'>;
    published: PublishedCourse;
    now: Instant;
  }): OutgoingMail => {
    const { change, mail, compiled, subscriber, published, now } = of;
    const { site, course } = published;
    const link = {
      p: 'address-change',
      s: subscriber.id,
      c: change.courseId,
      n: mail.request,
      x: unixSeconds(later(now, addressChangeLife)),
    } as const;
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
      confirmUrl: mail.asks ? `${baseUrl}/address-change/${tokens.sign(link)}` : '',
      begins: '',
      alsoAsked: '',
      whereTheyStand: '',
      scannerTrapUrl: `${baseUrl}/scanner-trap/${tokens.sign({ p: 'scanner-trap', s: subscriber.id })}`,
    };
    const tag = deliveryTag({ ...change, key: addressMailKey(mail) });
    const sender = site.senders.confirmations;
    return {
      from: { name: course.fromName, address: sender },
      to: mail.to.address,
      replyTo: site.replyTo,
      headers: commonHeaders(course.language),
      mail: compiled,
      values,
      // SES replaces it on the way, but its events show it: a second way to find the delivery.
      messageId: `<${tag}@${domainOf(sender)}>`,
      date: now,
      tag,
      feedbackId: { list: course.id, mail: compiled.key },
    };
  };
