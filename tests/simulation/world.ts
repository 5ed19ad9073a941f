import type { PublishedCourse } from '../../lib/domain/content/published-course.ts';
import { defaultSending, type SendingSettings } from '../../lib/domain/content/site.ts';
import { deliveryTag, issueTag } from '../../lib/domain/delivery/delivery-tag.ts';
import type { LedgerEntry } from '../../lib/domain/delivery/ledger-entry.ts';
import { type Enrollment, ledgerOf } from '../../lib/domain/enrollment/enrollment.ts';
import type { PublishedIssue } from '../../lib/domain/newsletter/published-issue.ts';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { recordFeedback } from '../../lib/pipeline/feedback/record-feedback.ts';
import { checkHealth } from '../../lib/pipeline/operate/check-health.ts';
import { releaseSending } from '../../lib/pipeline/operate/release-sending.ts';
import type {
  Caps,
  Clock,
  ConsentTexts,
  Courses,
  DueQueue,
  EnrollmentRef,
  Enrollments,
  Hashes,
  Health,
  Mailer,
  Random,
  SendingRecord,
  Subscribers,
  Suppressions,
  Telemetry,
  Tokens,
} from '../../lib/pipeline/ports.ts';
import { cacheCourses } from '../../lib/pipeline/send/cache-courses.ts';
import { cacheIssues } from '../../lib/pipeline/send/cache-issues.ts';
import { createDeliverCourseMail } from '../../lib/pipeline/send/deliver-course-mail.ts';
import { createDeliverIssue } from '../../lib/pipeline/send/deliver-issue.ts';
import { createDispatch } from '../../lib/pipeline/send/dispatch.ts';
import { fanOutIssue } from '../../lib/pipeline/send/fan-out-issue.ts';
import { checkIssueBooks } from '../../lib/pipeline/send/issue-books.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { type Share, sendDue } from '../../lib/pipeline/send/send-due.ts';
import { confirmEnrollment } from '../../lib/pipeline/sign-up/confirm-enrollment.ts';
import { requestConfirmation } from '../../lib/pipeline/sign-up/request-confirmation.ts';
import { subscribe } from '../../lib/pipeline/sign-up/subscribe.ts';
import { resubscribe } from '../../lib/pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { createDoor, type Plan, type Worker } from './calls.ts';
import { createDice } from './dice.ts';
import { createDueIndex, shards } from './due-index.ts';
import { createTable } from './memory-table.ts';
import { day, instantAt, millisecondsOf, minute } from './moments.ts';
import { newsletterPorts } from './newsletter-ports.ts';
import { createNewsletterTable } from './newsletter-table.ts';
import { type Person, personNumber } from './people.ts';
import { type Accepted, createSes, type EventType, feedbackOf } from './simulated-ses.ts';
import { createTime } from './virtual-time.ts';

/** A Tuesday afternoon in London. */
const start = Date.parse('2026-11-24T15:00:00.000Z');

/** What is known to have happened, whatever the table says. Moments are Unix milliseconds. */
export type Facts = {
  /** Every claim that was stored: from its moment on the mail may go out. */
  claims: { at: number; tag: string; attempt: number }[];
  /** Unsubscribes that were acknowledged, and the moment somebody asked to be back. */
  absences: { id: SubscriberId; from: number; until: number }[];
  /** The same for the newsletter's list. */
  away: { id: SubscriberId; from: number; until: number }[];
  /** When the stop of the issue was acknowledged. */
  cancelledAt: number | undefined;
  /** When an address was suppressed. */
  suppressed: { address: string; at: number }[];
  erased: { id: SubscriberId; at: number }[];
  /** Since when somebody's latest word is a sign-up, or its confirmation. */
  consents: { id: SubscriberId; at: number; confirmed: boolean }[];
  /** Proofs of acceptance that were taken in without an error. */
  eventsTaken: { at: number; tag: string }[];
};

export type WorldSettings = {
  plan: Plan;
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
  skew?: () => number;
  settings?: SendingSettings;
  /** An issue of a newsletter, if there is one. */
  issue?: PublishedIssue;
};

/** All of the sender and what it touches, on virtual time: real use cases, simulated table, SES, clock and processes. */
export const createWorld = (settings: WorldSettings) => {
  const time = createTime(start);
  const door = createDoor(time, settings.plan);
  const facts: Facts = {
    claims: [],
    absences: [],
    away: [],
    cancelledAt: undefined,
    suppressed: [],
    erased: [],
    consents: [],
    eventsTaken: [],
  };
  const notes: string[] = [];
  const counts = new Map<string, number>();
  let published = settings.published;
  const chance = createDice(0);
  let owners = 0;
  let workers = 0;

  // ── The schedule: a tick each minute while something is due, passing over the minutes that find nothing ──
  let plannedTick = Number.POSITIVE_INFINITY;
  let pause = 1;
  const planTick = (moment: number) => {
    const tick = Math.ceil(moment / minute) * minute;
    if (tick >= plannedTick) return;
    plannedTick = tick;
    time.at(tick, () => {
      if (plannedTick !== tick) return;
      plannedTick = Number.POSITIVE_INFINITY;
      settings.sweeps.forEach((share, index) => {
        time.after(index * (settings.apart ?? 0), () => startSweep(share));
      });
      // What stays due is looked at again, ever later: a day of waiting needs no thousand sweeps.
      time.after(minute - 1, () => {
        const due = index.trulyNextDueAt();
        if (due) planTick(Math.max(millisecondsOf(due), time.now() + pause * minute));
        pause = Math.min(2 * pause, 24 * 60);
      });
    });
  };

  /** What was stopped may go on. */
  const nudge = () => {
    pause = 1;
    planTick(time.now());
  };

  const watchEntry = (tag: string, entry: LedgerEntry | undefined, known: LedgerEntry | undefined) => {
    if (entry?.status !== 'sending' || (known?.status === 'sending' && known.owner === entry.owner)) return;
    facts.claims.push({ at: time.now(), tag, attempt: entry.attempt });
  };
  const watch = (stored: Enrollment, before: Enrollment | undefined) => {
    for (const [key, entry] of ledgerOf(stored))
      watchEntry(deliveryTag({ ...stored, key }), entry, before?.ledger[key]);
  };
  const index = createDueIndex({
    pageSize: settings.pageSize ?? 2,
    indexLater: (learn) => time.after(settings.indexLag?.() ?? 0, learn),
    onDue: (dueAt) => {
      pause = 1;
      planTick(millisecondsOf(dueAt));
    },
  });
  const table = createTable({ watch, index });
  const newsletter = createNewsletterTable({
    index,
    watch: (stored, before) => watchEntry(issueTag(stored), stored.entry, before?.entry),
  });

  // ── SES, and what it says afterwards ──
  const ses = createSes(time.now);
  const promptly = () =>
    (['Send', 'Delivery'] as const).map((type, index) => ({ type, after: 400 * (index + 1) }));
  ses.onAccepted((mail) => {
    for (const { type, after } of (settings.eventsAfter ?? promptly)(mail))
      time.after(after, () => handOver(mail, type));
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

  const portsOf = (worker: Worker) => {
    const ask =
      <Given extends unknown[], Value>(name: string, effect: (...given: Given) => Value) =>
      (...given: Given): Promise<Value> =>
        door.call(worker, name, () => effect(...given));

    const clock: Clock = {
      now: () => instantAt(time.now() + worker.skew),
      wait: (milliseconds) => door.wait(worker, milliseconds),
    };
    const random: Random = {
      subscriberId: () => personNumber(0, clock.now(), false).subscriber.id,
      ownerToken: () => {
        owners += 1;
        return `owner ${owners}`;
      },
      fraction: () => chance.between(0, 999) / 1_000,
    };
    const subscribers: Subscribers = {
      idOf: ask('subscribers.idOf', table.idOf),
      takeAddress: ask('subscribers.takeAddress', (hash, id) => table.idOf(hash) ?? id),
      load: ask('subscribers.load', table.loadSubscriber),
      save: ask('subscribers.save', table.saveSubscriber),
      giveUpAddress: async () => undefined,
      remove: ask('subscribers.remove', table.removeSubscriber),
    };
    const enrollments: Enrollments = {
      load: ask('enrollments.load', table.loadEnrollment),
      of: ask('enrollments.of', table.enrollmentsOf),
      save: ask('enrollments.save', table.saveEnrollment),
      remove: ask('enrollments.remove', table.removeEnrollment),
    };
    const queue: DueQueue = {
      shards,
      due: async function* (shard, now) {
        for (let after = ''; ; ) {
          const { refs, last } = await door.call(worker, 'queue.due', () => index.page(shard, now, after));
          if (refs.length === 0) return;
          yield refs;
          after = last;
        }
      },
      nextDueAt: ask('queue.nextDueAt', index.nextDueAt),
    };
    const suppressions: Suppressions = {
      find: ask('suppressions.find', table.findSuppression),
      readmit: async () => undefined,
      add: ask('suppressions.add', (hash, suppression) => {
        table.suppress(hash, suppression);
        facts.suppressed.push({ address: hash.replace('hash of ', ''), at: time.now() });
      }),
    };
    const sending: SendingRecord = {
      load: ask('sending.load', table.loadSending),
      save: ask('sending.save', table.saveSending),
      storeIdentity: ask('sending.storeIdentity', table.storeIdentity),
    };
    const health: Health = {
      add: ask('health.add', table.addHealth),
      since: ask('health.since', table.healthSince),
    };
    const courses: Courses = {
      current: ask('courses.current', () => published),
      mail: ask('courses.mail', (_course, version, key) =>
        // An older version keeps its mails, as in the table.
        version !== published.version ||
        ['closing', 'confirmation'].includes(key) ||
        published.lessons.some(({ id }) => id === key)
          ? { key, subject: key, preview: key, html: [], text: [], web: '' }
          : undefined,
      ),
      publish: async () => undefined,
    };
    const mailer: Mailer = {
      timeLimitMilliseconds: 10_000,
      // A mailer never throws for what the network does: it can not tell, and says so.
      send: (mail) =>
        door
          .call(worker, 'mailer.send', () => ses.send(mail))
          .catch((error: Error) => ({ kind: 'no-answer' as const, reason: error.message })),
      quota: ask('mailer.quota', ses.quota),
    };
    const hashes: Hashes = {
      address: (address) => table.hashOf(address),
      formerAddresses: () => [],
      network: () => 'a network',
      subject: (text) => text,
    };
    const caps: Caps = { take: async () => 'taken', giveBack: async () => {} };
    const consentTexts: ConsentTexts = {
      archive: async () => 'hash of the text',
      find: async () => undefined,
    };
    const tokens: Tokens = {
      sign: (claims) => JSON.stringify(claims),
      read: async () => ({ fault: 'forged' }),
    };
    const sendingSettings = async () => settings.settings ?? defaultSending;
    return {
      clock,
      random,
      ...newsletterPorts(ask, newsletter, settings.issue),
      subscribers,
      enrollments,
      queue,
      suppressions,
      caps,
      sending,
      health,
      courses,
      mailer,
      hashes,
      tokens,
      consentTexts,
      telemetry,
      sendingSettings,
      baseUrl: 'https://course.test',
    };
  };

  type Ports = ReturnType<typeof portsOf>;

  /** A sweep as the function runs it, in a process that is ended at its deadline. */
  const startSweep = (share: Share): void => {
    const worker = startWorker('sweeper');
    const deadline = time.now() + (settings.deadline ?? 15 * minute);
    time.at(deadline, () => {
      worker.alive = false;
    });
    const connected = portsOf(worker);
    const ports = {
      ...connected,
      courses: cacheCourses(connected.courses),
      newsletters: cacheIssues(connected.newsletters),
    };
    const mayGoOn = () => deadline - time.now() > 20_000;
    const run = async () => {
      await checkHealth(ports)();
      const paced = { ...ports, rateLimiter: createRateLimiter(ports, () => deadline - time.now() - 20_000) };
      const dispatch = createDispatch({
        deliver: createDeliverCourseMail(paced),
        deliverIssue: createDeliverIssue(paced),
        fanOut: fanOutIssue(ports),
        checkBooks: checkIssueBooks(ports),
      });
      await sendDue({ ...ports, dispatch })(share, mayGoOn);
    };
    run().catch((error: Error) => notes.push(`sweep failed ${error.message}`));
  };

  /** Starts `act` in a process of its own, and again each minute until it is done, as long as `stillWanted`. */
  const insist = (
    role: string,
    act: (ports: Ports) => Promise<unknown>,
    done: () => void,
    stillWanted: () => boolean,
  ) => {
    let acknowledged = false;
    const over = () => {
      acknowledged = true;
      done();
    };
    act(portsOf(startWorker(role))).then(over, () => undefined);
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

  const lastWords = new Map<SubscriberId, number>();
  /** What a person does on the web: tried for ten minutes, or until they want something else. */
  const say = (
    id: SubscriberId,
    act: (ports: Ports) => Promise<unknown>,
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

  const withDeliver = (ports: Ports) => ({
    ...ports,
    deliver: createDeliverCourseMail({ ...ports, rateLimiter: createRateLimiter(ports) }),
  });

  const addPerson = ({ subscriber, enrollment }: Person): EnrollmentRef => {
    table.saveSubscriber(subscriber);
    table.saveEnrollment(enrollment);
    return { subscriberId: subscriber.id, courseId: enrollment.courseId };
  };

  const { confirmed, unconfirmed = 0 } = settings.people;
  const people = Array.from({ length: confirmed + unconfirmed }, (_, number) =>
    personNumber(number, instantAt(start), number < confirmed),
  );
  for (const person of people) addPerson(person);

  people.forEach(({ subscriber }, number) => {
    facts.consents.push({ id: subscriber.id, at: start - 1, confirmed: number < confirmed });
  });

  /** Whether there was one. */
  const endAbsence = (id: SubscriberId): boolean => {
    const open = facts.absences.filter((each) => each.id === id && each.until === Number.POSITIVE_INFINITY);
    for (const absence of open) absence.until = time.now();
    return open.length > 0;
  };

  return {
    time,
    table,
    newsletter,
    ses,
    facts,
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
    publish: (next: PublishedCourse) => {
      published = next;
    },
    unsubscribe: (ref: EnrollmentRef) =>
      say(
        ref.subscriberId,
        (ports) => unsubscribe(ports)(ref),
        () =>
          facts.absences.push({ id: ref.subscriberId, from: time.now(), until: Number.POSITIVE_INFINITY }),
      ),
    resubscribe: (ref: EnrollmentRef) => {
      endAbsence(ref.subscriberId);
      say(ref.subscriberId, (ports) => resubscribe(ports)(ref));
    },
    /** Somebody who had left fills in the form once more. */
    signUpAgain: ({ subscriber: { id, address, zone } }: Person) => {
      // Had the unsubscribe not been acknowledged, the form would find an active subscriber and change nothing.
      if (endAbsence(id)) facts.consents.push({ id, at: time.now(), confirmed: false });
      const request = {
        courseId: published.course.id,
        address,
        zone,
        consentText: 'The text.',
        formVersion: '1',
        form: 'own' as const,
      };
      say(id, (ports) => subscribe(withDeliver(ports))(request));
    },
    /** A click on the link of a confirmation mail. */
    confirm: ({ confirmUrl }: Accepted) => {
      const { s: id, c: courseId, e: episode } = JSON.parse(confirmUrl.slice(confirmUrl.indexOf('{')));
      facts.consents.push({ id, at: time.now(), confirmed: true });
      say(id, (ports) => confirmEnrollment(withDeliver(ports))({ subscriberId: id, courseId }, episode));
    },
    askAgain: (ref: EnrollmentRef, episode: number) =>
      say(ref.subscriberId, (ports) => requestConfirmation(withDeliver(ports))(ref, episode)),
    erase: (id: SubscriberId) => {
      say(id, async () => undefined);
      table.erase(id);
      facts.erased.push({ id, at: time.now() });
    },
    release: () => {
      const giveUp = time.now() + 10 * minute;
      insist(
        'operator',
        (ports) => releaseSending(ports).go(),
        nudge,
        () => time.now() < giveUp,
      );
    },
    nudge,
  };
};
export type World = ReturnType<typeof createWorld>;
