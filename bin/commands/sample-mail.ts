import { createKeyring } from '../../lib/adapters/keys/keyring.ts';
import { createTokens } from '../../lib/adapters/keys/tokens.ts';
import type { PublishedCourse } from '../../lib/domain/content/published/published-course.ts';
import { mailboxOf } from '../../lib/domain/delivery/address-change.ts';
import { enroll } from '../../lib/domain/enrollment/enroll.ts';
import type { CompiledMail, MailKey, Notice } from '../../lib/domain/mail/mail.ts';
import type { PublishedIssue } from '../../lib/domain/newsletter/published-issue.ts';
import { type Subscriber, subscriberId, subscriberSchema } from '../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import type { OutgoingMail } from '../../lib/pipeline/ports.ts';
import { composeAddressMail } from '../../lib/pipeline/send/compose-address-mail.ts';
import { composeCourseMail } from '../../lib/pipeline/send/compose-course-mail.ts';
import { composeIssue } from '../../lib/pipeline/send/compose-issue.ts';

// All made up and always the same, so that two builds of the same content can be compared byte by byte.
const now = instantOf('2026-01-06T09:00:00Z');
const keyring = '{"current":"k1","k1":"signs the links of samples, which open nothing"}';

const sampleSubscriber = (zone: string): Subscriber =>
  subscriberSchema.parse({
    id: subscriberId.parse('samplesamplesamplesample00'),
    version: 1,
    address: 'ada@example.org',
    addressHash: 'sample',
    firstName: 'Ada',
    zone,
    createdAt: now,
    consent: { textHash: 'sample', requestedAt: now, mechanism: 'sign-up form' },
  });

const linksUnder = (baseUrl: string) => ({
  tokens: createTokens(createKeyring(keyring)),
  baseUrl,
  imagesUrl: `${baseUrl}/images`,
});

/** The issue that a made-up subscriber would get, with every value and header. */
export const sampleIssue = (issue: Omit<PublishedIssue, 'publishedAt'>): OutgoingMail => {
  const { baseUrl, timeZone } = issue.site;
  const compose = composeIssue(linksUnder(baseUrl));
  const published = { ...issue, publishedAt: now };
  return compose({ issue: published, subscriber: sampleSubscriber(timeZone), consents: [], now });
};

/** The mail that a made-up subscriber would get, with every value and header. */
export const sampleMail = (
  course: Omit<PublishedCourse, 'publishedAt'>,
  mail: CompiledMail,
): OutgoingMail => {
  const published = { ...course, publishedAt: now };
  const subscriber = sampleSubscriber(course.site.timeZone);
  const who = { subscriberId: subscriber.id, courseId: course.course.id, zone: subscriber.zone };
  const links = linksUnder(course.site.baseUrl);
  const of = { subscriber, published, now };
  switch (mail.key) {
    case 'address-change':
    case 'address-changed': {
      const asks = mail.key === 'address-change';
      const about = { asks, request: 1, to: mailboxOf(subscriber) };
      return composeAddressMail(links)({ ...of, change: who, mail: about, compiled: mail });
    }
    case 'confirmation':
      return composeCourseMail(links)({ ...of, key: 'confirm-1', mail, enrollment: enroll(who, now) });
    case 'own-page':
      return composeCourseMail(links)({ ...of, key: 'own-page-1', mail, enrollment: enroll(who, now) });
    default:
      // A lesson's id is no literal, so that the cases above do not narrow the type.
      return composeCourseMail(links)({
        ...of,
        key: mail.key as Exclude<MailKey, Notice>,
        mail,
        enrollment: enroll(who, now),
      });
  }
};
