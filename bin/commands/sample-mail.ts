import { keyringOf } from '../../lib/adapters/keyring.ts';
import { tokensWith } from '../../lib/adapters/tokens.ts';
import type { DeliveryKey } from '../../lib/domain/delivery.ts';
import { instantOf } from '../../lib/domain/instant.ts';
import { enroll } from '../../lib/domain/joining.ts';
import type { CompiledMail, MailKey, Notice, PublishedCourse } from '../../lib/domain/mail.ts';
import type { PublishedIssue } from '../../lib/domain/published-issue.ts';
import { type Subscriber, subscriberId, subscriberSchema } from '../../lib/domain/subscriber.ts';
import { composeIssue } from '../../lib/pipeline/compose-issue.ts';
import { composeMail } from '../../lib/pipeline/compose-mail.ts';
import type { OutgoingMail } from '../../lib/pipeline/ports.ts';

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

const sampleKey = (key: MailKey): DeliveryKey => {
  if (key === 'confirmation') return 'confirm-1';
  if (key === 'move') return 'move-1';
  // A lesson's id is no literal, so that comparing it does not narrow the type.
  return key === 'moved' ? 'moved-1' : (key as Exclude<MailKey, Notice>);
};

/** The issue that a made-up subscriber would get, with every value and header. */
export const sampleIssue = (issue: Omit<PublishedIssue, 'publishedAt'>): OutgoingMail => {
  const { baseUrl, timeZone } = issue.site;
  const compose = composeIssue({ tokens: tokensWith(keyringOf(keyring)), baseUrl });
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
  const { address, addressHash } = subscriber;
  const enrollment = { ...enroll(who, now), move: { request: 1, to: { address, addressHash }, at: now } };
  const compose = composeMail({ tokens: tokensWith(keyringOf(keyring)), baseUrl: course.site.baseUrl });
  const key = sampleKey(mail.key);
  return compose({ key, mail, subscriber, enrollment, published, now });
};
