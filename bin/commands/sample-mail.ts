import { keyringOf } from '../../lib/adapters/keyring.ts';
import { tokensWith } from '../../lib/adapters/tokens.ts';
import { enroll } from '../../lib/domain/enrollment.ts';
import { instantOf } from '../../lib/domain/instant.ts';
import type { CompiledMail, PublishedCourse } from '../../lib/domain/mail.ts';
import { type Subscriber, subscriberId, subscriberSchema } from '../../lib/domain/subscriber.ts';
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

/** The mail that a made-up subscriber would get, with every value and header. */
export const sampleMail = (
  course: Omit<PublishedCourse, 'publishedAt'>,
  mail: CompiledMail,
): OutgoingMail => {
  const published = { ...course, publishedAt: now };
  const subscriber = sampleSubscriber(course.site.timeZone);
  const enrollment = enroll(
    { subscriberId: subscriber.id, courseId: course.course.id, zone: subscriber.zone },
    now,
  );
  const compose = composeMail({ tokens: tokensWith(keyringOf(keyring)), baseUrl: course.site.baseUrl });
  const key = mail.key === 'confirmation' ? ('confirm-1' as const) : mail.key;
  return compose({ key, mail, subscriber, enrollment, published, now });
};
