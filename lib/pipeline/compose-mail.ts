import { signedUpAt } from '../domain/consent.ts';
import { type DeliveryKey, type DeliveryRef, deliveryTag, occasionOf } from '../domain/delivery.ts';
import type { Enrollment } from '../domain/enrollment.ts';
import { type Instant, later } from '../domain/instant.ts';
import { confirmationLife } from '../domain/joining.ts';
import {
  type CompiledMail,
  isNotice,
  type MailKey,
  type MailValues,
  type PublishedCourse,
} from '../domain/mail.ts';
import { moveLife } from '../domain/move.ts';
import { dateInWords } from '../domain/schedule.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import { wordsFor } from '../words/words.ts';
import { commonHeaders, domainOf, listHeaders } from './mail-headers.ts';
import type { OutgoingMail, Tokens } from './ports.ts';

/** The compiled mail that a delivery sends. */
export const mailKeyOf = (key: DeliveryKey): MailKey => {
  const occasion = occasionOf(key);
  if (occasion) return occasion.mail;
  if (key.startsWith('confirm-')) return 'confirmation';
  return key.startsWith('moved-') ? 'moved' : 'move';
};

const unixSeconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

/** Where the one button of a mail that asks something leads. */
const confirmUrl = (
  { tokens, baseUrl }: { tokens: Tokens; baseUrl: string },
  of: {
    mail: MailKey;
    who: { s: Subscriber['id']; c: Enrollment['courseId'] };
    enrollment: Enrollment;
    now: Instant;
  },
): string => {
  const { mail, who, enrollment, now } = of;
  const x = (life: { hours: number }) => unixSeconds(later(now, life));
  if (mail === 'confirmation')
    return `${baseUrl}/confirm/${tokens.sign({ p: 'confirm', ...who, e: enrollment.episode, x: x(confirmationLife) })}`;
  return mail === 'move' && enrollment.move
    ? `${baseUrl}/move/${tokens.sign({ p: 'move', ...who, n: enrollment.move.request, x: x(moveLife) })}`
    : '';
};

/** One mail for one subscriber: the compiled parts, this person's values, and the headers that providers ask for. */
export const composeMail =
  ({ tokens, baseUrl }: { tokens: Tokens; baseUrl: string }) =>
  (of: {
    key: DeliveryKey;
    mail: CompiledMail;
    subscriber: Subscriber;
    enrollment: Enrollment;
    published: PublishedCourse;
    now: Instant;
  }): OutgoingMail => {
    const { key, mail, subscriber, enrollment, published, now } = of;
    const { site, course } = published;
    const words = wordsFor(course.language);
    const who = { s: subscriber.id, c: course.id };
    const unsubscribeUrl = `${baseUrl}/unsubscribe/${tokens.sign({ p: 'unsubscribe', ...who })}`;
    const preferencesUrl = `${baseUrl}/preferences/${tokens.sign({ p: 'preferences', ...who })}`;
    const occasion = occasionOf(key);
    const to = enrollment.outOfTurn.find((extra) => extra.key === key)?.to?.address ?? subscriber.address;
    const values: MailValues = {
      greeting: words.mail.greeting(subscriber.firstName),
      address: to,
      signedUpOn: dateInWords(
        signedUpAt(enrollment.consents) ?? subscriber.createdAt,
        enrollment.zone,
        words.locale,
      ),
      unsubscribeUrl,
      unsubscribeAllUrl: '',
      preferencesUrl,
      privacyUrl: `${baseUrl}/privacy`,
      webUrl: occasion ? `${baseUrl}/read/${tokens.sign({ p: 'read', ...who, m: occasion.mail })}` : '',
      confirmUrl: confirmUrl({ tokens, baseUrl }, { mail: mail.key, who, enrollment, now }),
      canaryUrl: `${baseUrl}/canary/${tokens.sign({ p: 'canary', s: subscriber.id })}`,
    };

    const ref: DeliveryRef = { subscriberId: subscriber.id, courseId: course.id, key };
    const sender = isNotice(mail.key) ? site.senders.confirmations : site.senders.lessons;
    return {
      from: { name: course.fromName, address: sender },
      to,
      replyTo: site.replyTo,
      headers: {
        ...commonHeaders(course.language),
        ...(isNotice(mail.key) ? {} : listHeaders(course, site, unsubscribeUrl)),
      },
      mail,
      values,
      // SES replaces it on the way, but its events show it: a second way to find the delivery.
      messageId: `<${deliveryTag(ref)}@${domainOf(sender)}>`,
      date: now,
      tag: deliveryTag(ref),
      feedbackId: { list: course.id, mail: mail.key },
    };
  };
