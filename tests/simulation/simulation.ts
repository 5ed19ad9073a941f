// The words of its mails are loaded before a world begins: nothing in it may wait for what takes time of this machine's.
import '../../lib/words/en.ts';

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
import { createDoor, type Plan } from './calls.ts';
import { createFacts } from './facts.ts';
import { createGathering } from './gathering.ts';
import { day, millisecondsOf, minute } from './moments.ts';
import { createPersonalActs } from './personal-acts.ts';
import { createProcesses } from './processes.ts';
import { createSchedule } from './schedule.ts';
import { type Accepted, createSes, type EventType, feedbackOf, nameOf } from './simulated-ses.ts';
import { createState } from './state.ts';
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
  const state = createState();
  const { keep, keepAside } = state;
  const time = createTime(start, state);
  const door = createDoor(time, settings.plan, state);
  const facts = createFacts(keep);
  const truth = createTruth(keep);
  const notes: string[] = keepAside([]);
  const counts = keepAside(new Map<string, number>());
  const course = keep({ published: settings.published });

  const schedule = createSchedule(time, {
    keep,
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
    keep,
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
  const ses = createSes(time.now, keep);
  const promptly = () => [{ type: 'Delivery', after: 800 } as const];
  ses.onAccepted((mail) => {
    for (const { type, after } of (settings.eventsAfter ?? promptly)(mail))
      time.after(
        after,
        () => (type === 'Delivery' && settings.inBulk ? gather(mail) : handOver(mail, type)),
        () => `${type} of ${nameOf(mail)}`,
      );
  });

  // ── Processes ──
  const telemetry: Telemetry = {
    count: (metric, by = 1) => {
      counts.set(metric, (counts.get(metric) ?? 0) + by);
      if (metric === 'booksOutOfBalance' && by > 0) facts.alarms.push({ at: time.now() });
    },
    note: (event, details = {}) => notes.push(`${event} ${JSON.stringify(details)}`),
    warn: (event, details = {}) => notes.push(`${event} ${JSON.stringify(details)}`),
    surprise: (error, details) => notes.push(`${error} ${JSON.stringify(details)}`),
  };

  const sending = settings.settings ?? defaultSending();
  const portsOf = createWorkerPorts({
    keep,
    time,
    door,
    record,
    ses,
    facts,
    telemetry,
    sendingSettings: async () => sending,
  });
  const { startWorker, insist } = createProcesses({
    keepAside,
    time,
    skew: settings.skew ?? (() => 0),
    portsOf,
  });

  /** A sweep as the function runs it, in a process that is ended at its deadline. */
  const startSweep = (share: Share): void => {
    const worker = startWorker('sweeper');
    const deadline = time.now() + (settings.deadline ?? 15 * minute);
    const end = () => {
      worker.alive = false;
    };
    // When the world rests, it has come to its end by itself.
    time.at(deadline, end, () => undefined);
    const ports = portsOf(worker);
    sweep(ports, share, () => deadline - time.now() - 20_000)
      .finally(ports.tally.writeDown)
      .catch((error: Error) => notes.push(`sweep failed ${error.message}`));
  };

  /** EventBridge hands an event over until it is taken, for a day. */
  const handOver = (mail: Accepted, type: EventType): void => {
    insist({
      role: 'events',
      what: `${type} of ${nameOf(mail)}`,
      act: (ports) => recordFeedback(ports)(feedbackOf(mail, type)),
      done: () => facts.eventsTaken.push({ at: time.now(), tag: mail.tag }),
      until: time.now() + day,
    });
  };

  const gather = createGathering({
    keep,
    time,
    facts,
    insist,
    handOver: (mail) => handOver(mail, 'Delivery'),
  });

  const lastWords = keep(new Map<SubscriberId, number>());
  /** What a person does on the web: tried for ten minutes, or until they want something else. */
  const say = (
    id: SubscriberId,
    act: (ports: WorkerPorts) => Promise<unknown>,
    done: () => void = () => undefined,
  ) => {
    const word = (lastWords.get(id) ?? 0) + 1;
    lastWords.set(id, word);
    const isLastWord = () => lastWords.get(id) === word;
    insist({
      role: 'web',
      what: `${word} of ${id}`,
      act,
      done: () => isLastWord() && done(),
      until: time.now() + 10 * minute,
      isWanted: isLastWord,
    });
  };

  const addPerson = ({ subscriber, enrollment }: Person): void => {
    const { subscribers, enrollments } = record.ports;
    void subscribers.takeAddress(subscriber.addressHash, subscriber.id);
    void subscribers.save(subscriber);
    void enrollments.save(enrollment);
  };

  const publish = (next: PublishedCourse): void => {
    course.published = next;
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

  const acts = createPersonalActs({ time, record, facts, say, course: () => course.published.course.id });

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
    course: () => course.published,
    publish,
    ...acts,
    release: () =>
      insist({
        role: 'operator',
        what: 'releases',
        act: (ports) => releaseSending(ports).go(),
        done: schedule.nudge,
        until: time.now() + 10 * minute,
      }),
    nudge: schedule.nudge,
    keep,
    /** Gives what puts the world back to this moment, at which it rests. */
    remember: state.remember,
    /** The same for two moments of rest from which everything comes alike, with the same behind them. */
    likeness: () => `${time.ahead()}\n${state.likeness()}`,
  };
};
export type Simulation = ReturnType<typeof createSimulation>;
