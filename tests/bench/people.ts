import { createHash } from 'node:crypto';
import { createEnrollments } from '../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import { type Item, type Key, keys } from '../../lib/adapters/dynamodb/keys.ts';
import { createSubscribers } from '../../lib/adapters/dynamodb/subscribers.ts';
import type { Table } from '../../lib/adapters/dynamodb/table.ts';
import type { CourseId } from '../../lib/domain/content/course.ts';
import { activateEnrollment } from '../../lib/domain/enrollment/activate-enrollment.ts';
import type { Outline } from '../../lib/domain/enrollment/course-outline.ts';
import { enroll } from '../../lib/domain/enrollment/enroll.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import type { Consent } from '../../lib/domain/subscriber/consent.ts';
import { type AddressHash, emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { type Subscriber, subscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { type Instant, later } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';

export type Crowd = { courseId: CourseId; outline: Outline; shards: number; dueAt: Instant };

const zone = timeZone.parse('Europe/London');
const hex = (index: number): string => createHash('sha256').update(String(index)).digest('hex');

export const consentAt = (at: Instant): Consent => ({
  textHash: hex(0),
  requestedAt: at,
  confirmedAt: at,
  mechanism: 'sign-up form',
});

/** Somebody in the middle of the course: which lesson is next goes by the index, so that all of them are sent. */
export const enrollmentOf = (index: number, { courseId, outline, dueAt }: Crowd): Enrollment => {
  const done = index % outline.lessons.length;
  const since = later(dueAt, { days: -7 * (done + 1) });
  const consents = [{ ...consentAt(since), formVersion: hex(1).slice(0, 12), network: hex(2).slice(0, 32) }];
  const signedUp = { ...enroll({ subscriberId: idOf(index), courseId, zone }, since), consents };
  const confirmed = activateEnrollment(signedUp, signedUp, outline, since);
  const active = confirmed.kind === 'activated' ? confirmed.enrollment : signedUp;
  const sent = outline.lessons
    .slice(0, done)
    .map((key, week) => [key, { status: 'sent', at: later(since, { days: 7 * week }), attempt: 1 }] as const);
  return { ...active, ledger: Object.fromEntries(sent), dueAt };
};

export const idOf = (index: number) => subscriberId.parse(hex(index).slice(0, 26));

export const addressOf = (index: number): string => `reader.${index}@mail-${index % 100}.example.org`;

export const subscriberOf = (index: number, createdAt: Instant): Subscriber => ({
  id: idOf(index),
  version: 0,
  address: emailAddress.parse(addressOf(index)),
  // The adapters never look inside a hash.
  addressHash: hex(index).slice(0, 32) as AddressHash,
  zone,
  createdAt,
  consent: consentAt(createdAt),
});

/** The item by which the ledgers of a crowd are read. */
export const lessonNumbersOf = ({ courseId, outline }: Omit<Crowd, 'dueAt'>): Item => ({
  ...keys.lessonNumbers(courseId),
  courseId,
  version: 1,
  mails: [...outline.lessons, 'closing'],
});

const notAsked = (): never => {
  throw new Error('To save somebody whose lessons have numbers, an adapter asks the table nothing else.');
};

/** A table that is only asked for numbers of lessons, and to save. */
export const tableThat = (does: Pick<Table, 'get' | 'putVersion'>): Table => ({
  ...does,
  get client() {
    return notAsked();
  },
  get calls() {
    return notAsked();
  },
  name: 'bench',
  isWatched: false,
  put: notAsked,
  putNew: notAsked,
  replaceIf: notAsked,
  remove: notAsked,
  removeIf: notAsked,
  pages: notAsked,
  pageAfter: notAsked,
  pagesFrom: notAsked,
});

/** The items of one person, exactly as the adapters write them: what is due when, and who they are. */
export const itemsOf = async (index: number, crowd: Crowd): Promise<(Item & Key)[]> => {
  const written: (Item & Key)[] = [];
  const table = tableThat({
    get: async () => lessonNumbersOf(crowd),
    putVersion: async (item) => {
      written.push({ ...item, version: 1 });
      return 'saved';
    },
  });
  await createEnrollments(table, crowd.shards).save(enrollmentOf(index, crowd));
  await createSubscribers(table).save(subscriberOf(index, crowd.dueAt));
  return written.map(({ sent, ...item }) => ({
    ...JSON.parse(JSON.stringify(item)),
    ...(sent !== undefined && { sent }),
  }));
};
