import type { PublishedCourse } from '../../../domain/content/published/published-course.ts';
import { type DeliveryKey, occasionOf } from '../../../domain/delivery/delivery-key.ts';
import { type DeliveryRef, deliveryTag } from '../../../domain/delivery/delivery-tag.ts';
import { confirmationLife } from '../../../domain/enrollment/activate-enrollment.ts';
import { outlineOf } from '../../../domain/enrollment/course-outline.ts';
import { beginningFor } from '../../../domain/enrollment/due-time.ts';
import { type Enrollment, isPaused, requestToConfirm } from '../../../domain/enrollment/enrollment.ts';
import { type CompiledMail, isToMember, type MailKey } from '../../../domain/mail/mail.ts';
import type { MergeValues } from '../../../domain/mail/merge-template.ts';
import { signedUpAt } from '../../../domain/subscriber/consent.ts';
import type { Subscriber } from '../../../domain/subscriber/subscriber.ts';
import { type Instant, later, unixSeconds } from '../../../domain/time/instant.ts';
import type { Words } from '../../../words/en.ts';
import { wordsFor } from '../../../words/words.ts';
import type { OutgoingMail } from '../../ports/mailer.ts';
import type { Ports } from '../../ports.ts';
import { commonHeaders, domainOf, listHeaders } from './mail-headers.ts';

/** The compiled mail that a delivery sends. */
export const mailKeyOf = (key: DeliveryKey): MailKey => {
  const occasion = occasionOf(key);
  if (occasion) return occasion.mail;
  return key.startsWith('own-page-') ? 'own-page' : 'confirmation';
};

/** Where the button of a confirmation mail leads. */
const confirmUrl = (
  { tokens, baseUrl }: Pick<Ports, 'tokens' | 'baseUrl'>,
  enrollment: Enrollment,
  now: Instant,
): string => {
  const { subscriberId: s, courseId: c, episode: e } = enrollment;
  const x = unixSeconds(later(now, confirmationLife));
  return `${baseUrl}/confirm/${tokens.sign({ p: 'confirm', s, c, e, n: requestToConfirm(enrollment)?.number, x })}`;
};

/** What somebody who is in the course, or was to its end, finds on their page. */
const whereTheyStand = (enrollment: Enrollment, { mail, dates }: Words, now: Instant): string => {
  const { standing, pausedUntil, zone } = enrollment;
  if (standing.status === 'completed') return mail.whereTheyStand.completed;
  return pausedUntil && isPaused(enrollment, now)
    ? mail.whereTheyStand.paused(dates.day(pausedUntil, zone))
    : mail.whereTheyStand.active;
};

/** On which day the course begins for whoever confirms, while that lies ahead. */
const beginsInWords = (
  enrollment: Enrollment,
  published: PublishedCourse,
  { mail, dates }: Words,
  now: Instant,
): string => {
  const zone = requestToConfirm(enrollment)?.zone ?? enrollment.zone;
  const at = beginningFor({ ...enrollment, zone }, outlineOf(published), now);
  return at ? mail.begins(dates.day(at, zone)) : '';
};

/** One mail for one subscriber: the compiled parts, this person's values, and the headers that providers ask for. */
export const composeCourseMail =
  ({ tokens, baseUrl, imagesUrl }: Pick<Ports, 'tokens' | 'baseUrl' | 'imagesUrl'>) =>
  async (of: {
    key: DeliveryKey;
    mail: CompiledMail;
    subscriber: Subscriber;
    enrollment: Enrollment;
    published: PublishedCourse;
    /** Of the newsletter that a confirmation mail asks about as well. */
    newsletterTitle?: string | undefined;
    now: Instant;
  }): Promise<OutgoingMail> => {
    const { key, mail, subscriber, enrollment, published, newsletterTitle, now } = of;
    const { site, course } = published;
    const words = await wordsFor(course.language);
    const who = { s: subscriber.id, c: course.id };
    const unsubscribeUrl = `${baseUrl}/unsubscribe/${tokens.sign({ p: 'unsubscribe', ...who })}`;
    const preferencesUrl = `${baseUrl}/preferences/${tokens.sign({ p: 'preferences', ...who })}`;
    const occasion = occasionOf(key);
    const request = mail.key === 'confirmation' ? requestToConfirm(enrollment) : undefined;
    // As it was typed there; once somebody has confirmed, the record knows better.
    const typed = subscriber.consent.confirmedAt ? undefined : request?.address;
    const elsewhere = enrollment.outOfTurn.find((extra) => extra.key === key)?.to?.address;
    const to = elsewhere ?? typed ?? subscriber.address;
    const values: MergeValues = {
      greeting: words.mail.greeting(subscriber.firstName),
      address: to,
      signedUpOn: words.dates.day(signedUpAt(enrollment.consents) ?? subscriber.createdAt, enrollment.zone),
      unsubscribeUrl,
      unsubscribeAllUrl: '',
      preferencesUrl,
      privacyUrl: `${baseUrl}/privacy`,
      webUrl: occasion
        ? `${baseUrl}/read/${tokens.sign({ p: 'read', ...who, m: occasion.mail })}/${published.version}`
        : '',
      imagesUrl,
      confirmUrl: mail.key === 'confirmation' ? confirmUrl({ tokens, baseUrl }, enrollment, now) : '',
      begins: mail.key === 'confirmation' ? beginsInWords(enrollment, published, words, now) : '',
      alsoAsked: newsletterTitle === undefined ? '' : words.mail.alsoAsked(newsletterTitle),
      whereTheyStand: mail.key === 'own-page' ? whereTheyStand(enrollment, words, now) : '',
      scannerTrapUrl: `${baseUrl}/scanner-trap/${tokens.sign({ p: 'scanner-trap', s: subscriber.id })}`,
    };

    const ref: DeliveryRef = { subscriberId: subscriber.id, courseId: course.id, key };
    const sender = isToMember(mail.key) ? site.senders.lessons : site.senders.confirmations;
    return {
      from: { name: course.fromName, address: sender },
      to,
      replyTo: site.replyTo,
      headers: {
        ...commonHeaders(course.language),
        ...(isToMember(mail.key) ? listHeaders(course, site, unsubscribeUrl) : {}),
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
