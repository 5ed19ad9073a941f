import { type DeliveryKey, type DeliveryRef, deliveryTag } from '../domain/delivery.ts';
import { confirmationLife, type Enrollment } from '../domain/enrollment.ts';
import { greeting, mailLocale } from '../domain/greeting.ts';
import { type Instant, later } from '../domain/instant.ts';
import type { CompiledMail, MailKey, MailValues, PublishedCourse } from '../domain/mail.ts';
import { dateInWords } from '../domain/schedule.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Headers, OutgoingMail, Tokens } from './ports.ts';

/** The compiled mail that a delivery sends. */
export const mailKeyOf = (key: DeliveryKey): MailKey =>
  // The template literal type of the confirmation's key is the only one a lesson id can not be.
  key.startsWith('confirm-') ? 'confirmation' : (key as Exclude<DeliveryKey, `confirm-${number}`>);

const unixSeconds = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

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
    const who = { s: subscriber.id, c: course.id };
    const preferences = tokens.sign({ p: 'preferences', ...who });
    const unsubscribeUrl = `${baseUrl}/unsubscribe/${tokens.sign({ p: 'unsubscribe', ...who })}`;
    const preferencesUrl = `${baseUrl}/preferences/${preferences}`;

    const asksToConfirm = mail.key === 'confirmation';
    const expiry = unixSeconds(later(now, confirmationLife));
    const values: MailValues = {
      greeting: greeting(course.language, subscriber.firstName),
      address: subscriber.address,
      signedUpOn: dateInWords(subscriber.createdAt, enrollment.zone, mailLocale[course.language]),
      unsubscribeUrl,
      preferencesUrl,
      webUrl: `${baseUrl}/read/${preferences}/${mail.key}`,
      confirmUrl: asksToConfirm
        ? `${baseUrl}/confirm/${tokens.sign({ p: 'confirm', ...who, e: enrollment.episode, x: expiry })}`
        : '',
    };

    const ref: DeliveryRef = { subscriberId: subscriber.id, courseId: course.id, key };
    const sender = asksToConfirm ? site.senders.confirmations : site.senders.lessons;
    return {
      from: { name: course.fromName, address: sender },
      to: subscriber.address,
      replyTo: site.replyTo,
      headers: {
        ...commonHeaders(published),
        ...(asksToConfirm ? {} : listHeaders(published, unsubscribeUrl)),
      },
      mail,
      values,
      // SES replaces it on the way, but its events show it: a second way to find the delivery.
      messageId: `<${deliveryTag(ref)}@${domainOf(sender)}>`,
      date: now,
      tag: deliveryTag(ref),
    };
  };

/** RFC 3834: not written by hand, so that out-of-office machines stay quiet. */
const commonHeaders = ({ course }: PublishedCourse): Headers => ({
  'Auto-Submitted': 'auto-generated',
  'Content-Language': course.language,
});

/** RFC 8058 one-click (the URI alone identifies list and person), RFC 2369, RFC 2919. */
const listHeaders = ({ course, site }: PublishedCourse, unsubscribeUrl: string): Headers => ({
  'List-Unsubscribe': `<${unsubscribeUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'List-Id': `<${course.id}.list-id.${domainOf(site.senders.lessons)}>`,
  'List-Help': `<mailto:${site.contact}>`,
});
