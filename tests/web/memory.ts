import { errorTrace } from '../../lib/adapters/error-trace.ts';
import type { PublishedCourse } from '../../lib/domain/content/published-course.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import type { CompiledMail } from '../../lib/domain/mail/mail.ts';
import type { EmailAddress } from '../../lib/domain/subscriber/email-address.ts';
import type { Subscriber } from '../../lib/domain/subscriber/subscriber.ts';
import { givesWayTo, type Suppression } from '../../lib/domain/subscriber/suppression.ts';
import type {
  Caps,
  ConsentTexts,
  Courses,
  Enrollments,
  Mailer,
  OutgoingMail,
  Subscribers,
  Suppressions,
  Telemetry,
} from '../../lib/pipeline/ports.ts';
import { collect } from '../log/collect.ts';

/** The record, held in maps. `reads` and `writes` count every access, so that a test can say "none". */
export const memoryRecord = () => {
  const owners = new Map<string, Subscriber['id']>();
  const people = new Map<string, Subscriber>();
  const enrolled = new Map<string, Enrollment>();
  const suppressed = new Map<string, Suppression>();
  const texts: string[] = [];
  const touched = { reads: 0, writes: 0 };
  const keyOf = (ref: { subscriberId: string; courseId: string }) => `${ref.subscriberId} ${ref.courseId}`;

  const save = <Item extends { version: number }>(map: Map<string, Item>, key: string, item: Item) => {
    touched.writes += 1;
    if ((map.get(key)?.version ?? 0) !== item.version) return 'stale' as const;
    map.set(key, { ...item, version: item.version + 1 });
    return 'saved' as const;
  };
  const read = <Value>(value: Value): Promise<Value> => {
    touched.reads += 1;
    return Promise.resolve(value);
  };

  const drop = async (map: Map<string, unknown>, key: string) => {
    touched.writes += 1;
    map.delete(key);
  };

  const subscribers: Subscribers = {
    idOf: (address) => read(owners.get(address)),
    takeAddress: async (address, id) => {
      touched.writes += 1;
      if (!owners.has(address)) owners.set(address, id);
      return owners.get(address) ?? id;
    },
    load: (id) => read(people.get(id)),
    save: async (subscriber) => save(people, subscriber.id, subscriber),
    giveUpAddress: async (address, id) => {
      if (owners.get(address) === id) await drop(owners, address);
    },
    remove: async ({ id, version }) => {
      if (people.get(id)?.version !== version) return 'stale';
      await drop(people, id);
      return 'saved';
    },
  };
  const enrollments: Enrollments = {
    load: (ref) => read(enrolled.get(keyOf(ref))),
    of: (id) => read([...enrolled.values()].filter(({ subscriberId }) => subscriberId === id)),
    save: async (enrollment) => save(enrolled, keyOf(enrollment), enrollment),
    remove: (ref) => drop(enrolled, keyOf(ref)),
  };
  const suppressions: Suppressions = {
    find: (address) => read(suppressed.get(address)),
    add: async (address, suppression) => {
      touched.writes += 1;
      suppressed.set(address, suppression);
    },
    readmit: async (address, askedAt) => {
      const known = suppressed.get(address);
      if (known && givesWayTo(known, askedAt)) await drop(suppressed, address);
    },
  };
  const consentTexts: ConsentTexts = {
    archive: async (text) => {
      touched.writes += 1;
      texts.push(text);
      return `hash of text ${texts.length}`;
    },
    find: (hash) => read(texts[Number(hash.split(' ').at(-1)) - 1]),
  };
  return {
    subscribers,
    enrollments,
    suppressions,
    consentTexts,
    people,
    enrolled,
    suppressed,
    texts,
    touched,
  };
};

/** Counters as the table keeps them. */
export const memoryCaps = () => {
  const counts = new Map<string, { taken: number; until: string }>();
  const keyOf = ({ reason, subject, period }: Parameters<Caps['giveBack']>[0]) =>
    `${reason} ${subject} ${period}`;
  const caps: Caps = {
    take: async (cap, now) => {
      const known = counts.get(keyOf(cap));
      const taken = known && known.until > now ? known.taken : 0;
      if (taken >= cap.limit) return 'full';
      counts.set(keyOf(cap), { taken: taken + 1, until: cap.until });
      return 'taken';
    },
    giveBack: async (cap) => {
      const known = counts.get(keyOf(cap));
      if (known && known.taken > 0) counts.set(keyOf(cap), { ...known, taken: known.taken - 1 });
    },
  };
  return { caps, counts };
};

/** One published course whose every mail reads like its key. */
export const memoryCourses = (published: PublishedCourse, webOf: (key: string) => string): Courses => ({
  current: async (course) => (course === published.course.id ? published : undefined),
  mail: async (_course, _version, key): Promise<CompiledMail> => ({
    key,
    subject: published.lessons.find(({ id }) => id === key)?.subject ?? `The ${key}`,
    preview: `What the mail ${key} is about.`,
    html: ['<p>', { value: 'confirmUrl' }, '</p>'],
    text: [{ value: 'confirmUrl' }],
    web: webOf(key),
  }),
  publish: async () => {},
});

/** Takes every mail and keeps it. */
export const memoryMailer = () => {
  const sent: OutgoingMail[] = [];
  const mailer: Mailer = {
    timeLimitMilliseconds: 1000,
    quota: async () => ({ perSecond: 10, daily: 1000, sent: 0 }),
    send: async (mail) => {
      sent.push(mail);
      return { kind: 'accepted', messageId: `${sent.length}` };
    },
  };
  const to = (address: string | EmailAddress) => sent.filter((mail) => mail.to === address);
  return { mailer, sent, to };
};

/** Keeps every line, so that a test can look for what must not be there. */
export const memoryTelemetry = () => {
  const lines: string[] = [];
  const write = (line: string) => {
    lines.push(line);
    collect(line);
  };
  const telemetry: Telemetry = {
    count: (metric, by = 1) => write(`${metric} ${by}`),
    note: (event, facts = {}) => write(`${event} ${JSON.stringify(facts)}`),
    warn: (event, facts = {}) => write(`${event} ${JSON.stringify(facts)}`),
    surprise: (error, facts) => write(`surprise ${JSON.stringify({ ...facts, ...errorTrace(error) })}`),
  };
  return { telemetry, lines };
};
