import type { DeliveryKey } from '../../lib/domain/delivery/delivery-key.ts';
import { isUnsettled, type LedgerEntry } from '../../lib/domain/delivery/ledger-entry.ts';
import { type Enrollment, ledgerOf } from '../../lib/domain/enrollment/enrollment.ts';
import { triedOf } from '../../lib/domain/enrollment/lesson-trial.ts';
import { restBetweenLessons } from '../../lib/domain/time/cadence.ts';
import { offCalendar } from './calendar/off-calendar.ts';
import { flight, type Mail, mailsOf } from './mails.ts';
import { day, hour } from './moments.ts';
import type { Accepted } from './simulated-ses.ts';
import type { Simulation } from './simulation.ts';

const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> =>
  Map.groupBy(items, keyOf);

const isOwnPage = ({ kind, key }: Mail): boolean => kind === 'lesson' && key.startsWith('own-page-');

const policyOf = ({ course, settings }: Simulation, mail: Mail) => {
  if (isOwnPage(mail)) return 'hold';
  return mail.kind === 'issue' ? settings.issue?.list.unknownPolicy : course().course.unknownPolicy;
};

/** Once, or a second time as the policy's one resend: a day later, and not against the word of an event. */
const repeats = (world: Simulation, mails: readonly Mail[]): string[] =>
  [...groupBy(mails, ({ tag }) => tag)].flatMap(([tag, [first, second, third]]) => {
    if (third) return [`${tag} was accepted a third time`];
    if (!first || !second) return [];
    const resend = second.claim;
    if (resend?.attempt !== 2 || policyOf(world, first) === 'hold')
      return [`${tag} was accepted twice, and the second was no resend`];
    if (resend.at < first.at + day - hour)
      return [`${tag} was sent again before its events had a day to come`];
    const event = world.facts.eventsTaken.find((taken) => taken.tag === tag && taken.at < resend.at);
    return event ? [`${tag} was sent again though an event had proved the first`] : [];
  });

/** The link to their own page comes to whoever fills in the form again, and no more often than they do. */
const unaskedOwnPages = ({ facts }: Simulation, mails: readonly Mail[]): string[] =>
  [...groupBy(mails.filter(isOwnPage), ({ id }) => id)].flatMap(([id, received]) =>
    received.flatMap(({ at, tag }, index) => {
      const asked = facts.signedUpAgain.filter((form) => form.id === id && form.at <= at).length;
      return asked <= index ? [`${tag} came to ${id}, who had asked ${asked} times`] : [];
    }),
  );

const withoutClaim = (mails: readonly Mail[]): string[] =>
  mails.filter(({ claim }) => !claim).map(({ tag }) => `${tag} was accepted without a claim`);

const afterLease = (mails: readonly Mail[]): string[] =>
  mails
    .filter(({ at, claim }) => claim && at > claim.at + flight)
    .map(({ tag }) => `${tag} was accepted after the lease of its claim`);

/** Lessons in their order, and between one and the next the rest that the course leaves. */
const orderAndRest = (world: Simulation, mails: readonly Mail[]): string[] => {
  const order = [...world.course().lessons.map(({ id }) => String(id)), 'closing'];
  const lessons = mails.filter(({ kind, key }) => kind === 'lesson' && order.includes(key));
  const { hours } = restBetweenLessons(world.course().course.cadence);
  return [...groupBy(lessons, ({ id }) => id)].flatMap(([id, received]) =>
    received.flatMap((mail, index) => {
      const before = received[index - 1];
      if (!before || before.key === mail.key) return [];
      if (order.indexOf(before.key) > order.indexOf(mail.key))
        return [`${id} got ${mail.key} after ${before.key}`];
      return mail.at - before.at < hours * hour - flight
        ? [`${id} got ${before.key} and ${mail.key} within ${hours} hours`]
        : [];
    }),
  );
};

/** A claim made after an acknowledged unsubscribe, a suppression or an erasure sends nothing. */
const unwanted = ({ facts }: Simulation, mails: readonly Mail[]): string[] =>
  mails.flatMap(({ id, to, tag, kind, claim }) => {
    const at = claim?.at ?? Number.POSITIVE_INFINITY;
    const absent = facts.absences.some(
      (absence) => absence.id === id && absence.from < at && at < absence.until,
    );
    const suppressed = facts.suppressed.some((known) => known.address === to && known.at < at);
    const erased = facts.erased.some((known) => known.id === id && known.at < at);
    const confirmed = facts.consents.findLast((known) => known.id === id && known.at < at)?.confirmed;
    return [
      ...(absent ? [`${tag} was claimed after an acknowledged unsubscribe`] : []),
      ...(suppressed ? [`${tag} was claimed for a suppressed address`] : []),
      ...(erased ? [`${tag} was claimed for somebody who was erased`] : []),
      ...(kind === 'lesson' && !confirmed ? [`${tag} went to somebody who has not confirmed`] : []),
    ];
  });

/** In no second, wherever one starts to count, more than the account's rate. */
export const aboveTheRate = (accepted: readonly Accepted[], perSecond: number): string[] =>
  accepted.flatMap(({ at }, index) => {
    const last = accepted[index + perSecond];
    return last && last.at - at < 1000
      ? [`${perSecond + 1} mails within ${last.at - at} ms at ${new Date(at).toISOString()}`]
      : [];
  });

export const isFinal = (entry: LedgerEntry | undefined): boolean => {
  switch (entry?.status) {
    case 'failed':
    case 'skipped':
    case 'expired':
      return true;
    case 'unknown':
      return entry.final;
    case 'sent':
    case 'sending':
    case undefined:
      return false;
  }
};

/** The mails that an enrollment which has come to its end must have had. */
const owedTo = ({ standing, requests }: Enrollment, lessons: readonly DeliveryKey[]): DeliveryKey[] => {
  switch (standing.status) {
    case 'completed':
      return [...lessons, 'closing'];
    case 'left':
      return standing.reason === 'confirmation-expired' ? [`confirm-${requests}`] : [];
    case 'pending':
    case 'active':
      return [];
  }
};

/**
 * When all is quiet: nobody is left in the middle of something, and whoever stayed has everything. What SES has
 * not accepted is in the ledger with its reason.
 */
const leftOver = (world: Simulation, mails: readonly Mail[]): string[] => {
  const received = new Set(mails.map(({ id, key }) => `${id} ${key}`));
  const lessons = world.course().lessons.map(({ id }) => id);
  return world.record.readableEnrollments().flatMap((enrollment) => {
    const { subscriberId: id, standing, ledger, dueAt } = enrollment;
    if (standing.status === 'active' || standing.status === 'pending')
      return [`${id} is still ${standing.status}, due ${dueAt}`];
    const unsettled = ledgerOf(enrollment).filter(([, entry]) => isUnsettled(entry));
    return [
      ...(dueAt ? [`${id} is ${standing.status}, and something is due ${dueAt}`] : []),
      ...unsettled.map(
        ([key, { status }]) => `${id} is ${standing.status}, and ${key} is ${status} for ever`,
      ),
      ...owedTo(enrollment, lessons)
        .filter((key) => !received.has(`${id} ${key}`) && !isFinal(ledger[key]))
        .map((key) => `${id} never got ${key}, and the ledger says ${ledger[key]?.status ?? 'nothing'}`),
    ];
  });
};

/** "Sent" in the ledger is the truth: SES has accepted it. */
const untrueSent = (world: Simulation, mails: readonly Mail[]): string[] => {
  const received = new Set(mails.map(({ id, key }) => `${id} ${key}`));
  return world.record.readableEnrollments().flatMap((enrollment) =>
    ledgerOf(enrollment)
      .filter(([key, entry]) => entry.status === 'sent' && !received.has(`${enrollment.subscriberId} ${key}`))
      .map(([key]) => `${enrollment.subscriberId} ${key} counts as sent, and SES never accepted it`),
  );
};

/** Every broken promise of a run, in words; none is the only good answer. */
/** Of a lesson that tries two subjects everybody has one, however often it comes; and the record says which. */
const twoSubjects = (world: Simulation, mails: readonly Mail[]): string[] =>
  world.course().lessons.flatMap(({ id: lesson, subject, against }) => {
    if (against === undefined) return [];
    const theirs = mails.filter(({ key }) => key === lesson || key.startsWith(`${lesson}_`));
    return [...groupBy(theirs, ({ id }) => id)].flatMap(([id, received]) => {
      const had = new Set(received.map((mail) => mail.subject));
      if (had.size > 1) return [`${id} got ${lesson} under two subjects`];
      const enrollment = [...world.record.enrolled.values()].find(({ subscriberId }) => subscriberId === id);
      const tried = enrollment && triedOf(enrollment, lesson);
      return !enrollment || had.has(tried?.subject === 'b' ? against : subject)
        ? []
        : [`${id} got ${lesson} under another subject than on record`];
    });
  });

export const brokenPromises = (world: Simulation, expect: { quiet: boolean } = { quiet: true }): string[] => {
  const mails = mailsOf(world);
  return [
    ...repeats(world, mails),
    ...unaskedOwnPages(world, mails),
    ...withoutClaim(mails),
    ...afterLease(mails),
    ...orderAndRest(world, mails),
    ...offCalendar(world, mails),
    ...twoSubjects(world, mails),
    ...unwanted(world, mails),
    ...untrueSent(world, mails),
    ...(expect.quiet ? leftOver(world, mails) : []),
  ];
};
