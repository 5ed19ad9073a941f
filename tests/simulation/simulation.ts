import type { PublishedCourse } from '../../lib/domain/content/published/published-course.ts';
import { defaultSending, type SendingSettings } from '../../lib/domain/content/site.ts';
import { deliveryTag, issueTag } from '../../lib/domain/delivery/delivery-tag.ts';
import type { LedgerEntry } from '../../lib/domain/delivery/ledger-entry.ts';
import { ledgerOf } from '../../lib/domain/enrollment/enrollment.ts';
import { type CompiledMail, mailKey, notices } from '../../lib/domain/mail/mail.ts';
import type { PublishedIssue } from '../../lib/domain/newsletter/published-issue.ts';
import type { Share } from '../../lib/domain/sending/share.ts';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { instantAt } from '../../lib/domain/time/instant.ts';
import { recordFeedback } from '../../lib/pipeline/feedback/record-feedback.ts';
import { releaseSending } from '../../lib/pipeline/operate/release-sending.ts';
import type { Telemetry } from '../../lib/pipeline/ports/telemetry.ts';
import { type Person, personNumber } from '../fixtures/people.ts';
import { createMemoryRecord } from '../memory/record.ts';
import { createDoor, type Plan, type Worker } from './calls.ts';
import { createFacts } from './facts.ts';
import { createGathering } from './gathering.ts';
import { day, millisecondsOf, minute } from './moments.ts';
import { createPersonalActs } from './personal-acts.ts';
import { createSchedule } from './schedule.ts';
import { type Accepted, createSes, type EventType, feedbackOf } from './simulated-ses.ts';
import { sweep } from './sweep.ts';
import { createTruth } from './truth.ts';
import { createTime } from './virtual-time.ts';
import { createWorkerPorts, type WorkerPorts } from './worker-ports.ts';

/** A Tuesday afternoon in London. */
const aTuesday = Date.parse('2026-11-24T15:00:00.000Z');

export type SimulationSettings = {
  plan: Plan;
  /** When all begins, in Unix milliseconds. */
  startAt?: number;
  published: PublishedCourse;
  people: { confirmed: number; unconfirmed?: number };
  /** The sweeps that each tick of the schedule starts, one after another, so many milliseconds apart. */
  sweeps: readonly Share[];
  apart?: number;
  /** How long a sweep may take before its process is ended. */
  deadline?: number;
  /** How long the due index takes to learn of a write. */
  indexLag?: () => number;
  /** How much the due index gives at once. */
  pageSize?: number;
  /** When the events of an accepted mail come, in milliseconds after it; none are lost for ever. */
  eventsAfter?: (mail: Accepted) => { type: EventType; after: number }[];
  /** Deliveries are told of together, a minute after the first of them, as in the cloud; each at once without it. */
  inBulk?: boolean;
  skew?: () => number;
  settings?: SendingSettings;
  /** An issue of a newsletter, if there is one. */
  issue?: PublishedIssue;
};

/** The mails of a course, which say nothing but their own keys. */
const emptyMailsOf = ({ lessons }: PublishedCourse): CompiledMail[] => {
  const parts = (subject: string) => ({ subject, preview: subject, html: [], text: [], web: '' });
  const against = new Map<string, string | undefined>(lessons.map((each) => [each.id, each.against]));
  return [...notices, ...lessons.map(({ id }) => id), 'closing'].map((key) => {
    const other = against.get(key);
    return { key: mailKey.parse(key), ...parts(key), ...(other ? { against: parts(other) } : {}) };
  });
};

/** All of the sender and what it touches, on virtual time: real use cases, simulated table, SES, clock and processes. */
export const createSimulation = (settings: SimulationSettings) => {
  const start = settings.startAt ?? aTuesday;
  const time = createTime(start);
  const door = createDoor(time, settings.plan);
  const facts = createFacts();
  const truth = createTruth();
  const notes: string[] = [];
  const counts = new Map<string, number>();
  let published = settings.published;
  let workers = 0;

  const schedule = createSchedule(time, {
    tick: () =>
      settings.sweeps.forEach((share, index) => {
        time.after(index * (settings.apart ?? 0), () => startSweep(share));
      }),
    nextDueAt: () => record.index.trulyNextDueAt(),
  });

  const watchEntry = (tag: string, entry: LedgerEntry | undefined, known: LedgerEntry | undefined) => {
    if (entry?.status !== 'sending' || (known?.status === 'sending' && known.owner === entry.owner)) return;
    facts.claims.push({ at: time.now(), tag, attempt: entry.attempt });
  };
  const record = createMemoryRecord({
    index: {
      shards: 2,
      pageSize: settings.pageSize ?? 2,
      learn: (now) => time.after(settings.indexLag?.() ?? 0, now),
      onDue: (dueAt) => schedule.expect(millisecondsOf(dueAt)),
    },
    membersAPage: 2,
    watchEnrollments: (stored, before) => {
      truth.enrollment(stored, before);
      for (const [key, entry] of ledgerOf(stored))
        watchEntry(deliveryTag({ ...stored, key }), entry, before?.ledger[key]);
    },
    watchDeliveries: (stored, before) => {
      truth.issueDelivery(stored, before);
      watchEntry(issueTag(stored), stored.entry, before?.entry);
    },
  });

  // ── SES, and what it says afterwards ──
  const ses = createSes(time.now);
  const promptly = () => [{ type: 'Delivery', after: 800 } as const];
  ses.onAccepted((mail) => {
    for (const { type, after } of (settings.eventsAfter ?? promptly)(mail))
      time.after(after, () => (type === 'Delivery' && settings.inBulk ? gather(mail) : handOver(mail, type)));
  });

  // ── Processes ──
  const startWorker = (role: string): Worker => {
    workers += 1;
    return { name: `${role} ${workers}`, alive: true, skew: settings.skew?.() ?? 0 };
  };

  const telemetry: Telemetry = {
    count: (metric, by = 1) => counts.set(metric, (counts.get(metric) ?? 0) + by),
    note: (event, details = {}) => notes.push(`${event} ${JSON.stringify(details)}`),
    warn: (event, details = {}) => notes.push(`${event} ${JSON.stringify(details)}`),
    surprise: (error, details) => notes.push(`${error} ${JSON.stringify(details)}`),
  };

  const portsOf = createWorkerPorts({
    time,
    door,
    record,
    ses,
    facts,
    telemetry,
    sendingSettings: async () => settings.settings ?? defaultSending(),
  });

  /** A sweep as the function runs it, in a process that is ended at its deadline. */
  const startSweep = (share: Share): void => {
    const worker = startWorker('sweeper');
    const deadline = time.now() + (settings.deadline ?? 15 * minute);
    time.at(deadline, () => {
      worker.alive = false;
    });
    const ports = portsOf(worker);
    sweep(ports, share, () => deadline - time.now() - 20_000)
      .finally(ports.tally.writeDown)
      .catch((error: Error) => notes.push(`sweep failed ${error.message}`));
  };

  /** Starts `act` in a process of its own, and again each minute until it is done, as long as `stillWanted`. */
  const insist = (
    role: string,
    act: (ports: WorkerPorts) => Promise<unknown>,
    done: () => void,
    stillWanted: () => boolean,
  ) => {
    let acknowledged = false;
    const over = () => {
      acknowledged = true;
      done();
    };
    const ports = portsOf(startWorker(role));
    act(ports)
      .finally(ports.tally.writeDown)
      .then(over, () => undefined);
    time.after(minute, () => {
      if (!acknowledged && stillWanted()) insist(role, act, done, stillWanted);
    });
  };

  /** EventBridge hands an event over until it is taken, for a day. */
  const handOver = (mail: Accepted, type: EventType): void => {
    const giveUp = time.now() + day;
    const taken = () => facts.eventsTaken.push({ at: time.now(), tag: mail.tag });
    insist(
      'events',
      (ports) => recordFeedback(ports)(feedbackOf(mail, type)),
      taken,
      () => time.now() < giveUp,
    );
  };

  const gather = createGathering({ time, facts, insist, handOver: (mail) => handOver(mail, 'Delivery') });

  const lastWords = new Map<SubscriberId, number>();
  /** What a person does on the web: tried for ten minutes, or until they want something else. */
  const say = (
    id: SubscriberId,
    act: (ports: WorkerPorts) => Promise<unknown>,
    done: () => void = () => undefined,
  ) => {
    const word = (lastWords.get(id) ?? 0) + 1;
    lastWords.set(id, word);
    const giveUp = time.now() + 10 * minute;
    const isLastWord = () => lastWords.get(id) === word;
    insist(
      'web',
      act,
      () => isLastWord() && done(),
      () => isLastWord() && time.now() < giveUp,
    );
  };

  const addPerson = ({ subscriber, enrollment }: Person): void => {
    const { subscribers, enrollments } = record.ports;
    void subscribers.takeAddress(subscriber.addressHash, subscriber.id);
    void subscribers.save(subscriber);
    void enrollments.save(enrollment);
  };

  const publish = (next: PublishedCourse): void => {
    published = next;
    void record.ports.courses.publish(next, emptyMailsOf(next));
  };
  publish(settings.published);
  if (settings.issue) {
    const { site, list } = settings.issue;
    void record.ports.newsletters.publishList({ site, list });
    void record.ports.newsletters.publishIssue(settings.issue);
  }
  const { confirmed, unconfirmed = 0 } = settings.people;
  const people = Array.from({ length: confirmed + unconfirmed }, (_, number) =>
    personNumber(number, instantAt(start), number < confirmed, settings.published),
  );
  for (const person of people) addPerson(person);

  people.forEach(({ subscriber }, number) => {
    facts.consents.push({ id: subscriber.id, at: start - 1, confirmed: number < confirmed });
  });

  const acts = createPersonalActs({ time, record, facts, say, course: () => published.course.id });

  return {
    time,
    record,
    ses,
    facts,
    truth,
    notes,
    settings,
    counts,
    people,
    start,
    calls: door.made,
    portsOf,
    startWorker,
    startSweep,
    handOver,
    say,
    insist,
    course: () => published,
    publish,
    ...acts,
    release: () => {
      const giveUp = time.now() + 10 * minute;
      insist(
        'operator',
        (ports) => releaseSending(ports).go(),
        schedule.nudge,
        () => time.now() < giveUp,
      );
    },
    nudge: schedule.nudge,
  };
};
export type Simulation = ReturnType<typeof createSimulation>;
