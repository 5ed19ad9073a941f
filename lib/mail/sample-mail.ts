import { createKeyring } from '../adapters/keys/keyring.ts';
import { createTokens } from '../adapters/keys/tokens.ts';
import type { PublishedCourse } from '../domain/content/published/published-course.ts';
import { mailboxOf } from '../domain/delivery/address-change.ts';
import { enroll } from '../domain/enrollment/enroll.ts';
import type { CompiledMail, MailKey, Notice } from '../domain/mail/mail.ts';
import type { PublishedIssue } from '../domain/newsletter/published-issue.ts';
import { type Subscriber, subscriberId, subscriberSchema } from '../domain/subscriber/subscriber.ts';
import { instantOf } from '../domain/time/instant.ts';
import type { CompiledList } from '../pipeline/ports/compile.ts';
import type { OutgoingMail } from '../pipeline/ports/mailer.ts';
import { composeAddressMail } from '../pipeline/send/compose/compose-address-mail.ts';
import { composeCourseMail } from '../pipeline/send/compose/compose-course-mail.ts';
import { composeIssue } from '../pipeline/send/compose/compose-issue.ts';
import { composeListMail } from '../pipeline/send/compose/compose-list-mail.ts';

// All made up and always the same, so that two builds of the same content can be compared byte by byte.
const now = instantOf('2026-01-06T09:00:00Z');
const keyring = '{"current":"k1","k1":"signs the links of samples, which open nothing"}';

/** Whose mails samples are. */
export const sampleSubscriberId = subscriberId.parse('samplesamplesamplesample00');

const sampleSubscriber = (zone: string): Subscriber =>
  subscriberSchema.parse({
    id: sampleSubscriberId,
    version: 1,
    address: 'ada@example.org',
    addressHash: 'sample',
    firstName: 'Ada',
    zone,
    createdAt: now,
    consent: { textHash: 'sample', requestedAt: now, mechanism: 'sign-up form' },
  });

/** Where the images of a sample are found, if not where they will be once they are published. */
type From = { imagesUrl?: string };

const linksUnder = (baseUrl: string, { imagesUrl = `${baseUrl}/images` }: From) => ({
  tokens: createTokens(createKeyring(keyring)),
  baseUrl,
  imagesUrl,
});

/** The issue that a made-up subscriber would get, with every value and header. */
export const sampleIssue = (
  issue: Omit<PublishedIssue, 'publishedAt'>,
  from: From = {},
): Promise<OutgoingMail> => {
  const { baseUrl, timeZone } = issue.site;
  const compose = composeIssue(linksUnder(baseUrl, from));
  const published = { ...issue, publishedAt: now };
  return compose({ issue: published, subscriber: sampleSubscriber(timeZone), consents: [], now });
};

/** What a made-up subscriber would be asked, told or sent about their sign-up to a newsletter, with every value and header. */
export const sampleListMail = async (
  list: CompiledList,
  compiled: CompiledMail,
  from: From = {},
): Promise<OutgoingMail> => {
  const subscriber = sampleSubscriber(list.site.timeZone);
  const links = linksUnder(list.site.baseUrl, from);
  const of = { compiled, subscriber, published: list, now };
  switch (compiled.key) {
    case 'address-change':
    case 'address-changed': {
      const change = { subscriberId: subscriber.id, listId: list.list.id };
      return composeAddressMail(links)({
        ...of,
        change,
        mail: addressMailOf(compiled.key === 'address-change', subscriber),
      });
    }
    case 'confirmation':
    case 'own-page': {
      const kind = compiled.key === 'confirmation' ? 'confirm' : 'own-page';
      return composeListMail(links)({ ...of, mail: { kind, number: 1 }, request: undefined, consents: [] });
    }
    default:
      throw new Error(`A newsletter has no mail "${compiled.key}" beside its issues.`);
  }
};

const addressMailOf = (asks: boolean, subscriber: Subscriber) => ({
  asks,
  request: 1,
  to: mailboxOf(subscriber),
});

/** The mail that a made-up subscriber would get, with every value and header. */
export const sampleMail = async (
  course: Omit<PublishedCourse, 'publishedAt'>,
  mail: CompiledMail,
  from: From = {},
): Promise<OutgoingMail> => {
  const published = { ...course, publishedAt: now };
  const subscriber = sampleSubscriber(course.site.timeZone);
  const who = { subscriberId: subscriber.id, courseId: course.course.id, zone: subscriber.zone };
  const links = linksUnder(course.site.baseUrl, from);
  const of = { subscriber, published, now };
  switch (mail.key) {
    case 'address-change':
    case 'address-changed': {
      const about = addressMailOf(mail.key === 'address-change', subscriber);
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
