import type { CourseMail, DeliveryKey } from '../delivery/delivery-key.ts';
import { occasionOf } from '../delivery/delivery-key.ts';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import { type Enrollment, isConfirmationKey, ledgerOf } from '../enrollment/enrollment.ts';
import { triedOf } from '../enrollment/lesson-trial.ts';
import type { IssueDelivery } from '../newsletter/issue-delivery.ts';
import type { ListRequest } from '../newsletter/list-request.ts';
import type { Subscription } from '../newsletter/subscription.ts';
import type { Consent } from '../subscriber/consent.ts';
import type { Standing } from '../subscriber/standing.ts';
import type { UnsubscribeReason } from '../subscriber/unsubscribe-reason.ts';
import type { Instant } from '../time/instant.ts';
import type { Dated, Happening, TestedStep } from './happening.ts';

/**
 * What a write has made happen: the difference between an item as it was and as it is. What is counted is the writes
 * themselves, of which each wins once, so that nothing is counted by a try that lost, and what every writer does is counted
 * without any of them having to say so.
 */
export const enrollmentHappenings = (
  before: Enrollment | undefined,
  after: Enrollment,
  now: Instant,
): Dated[] => {
  const isImport = after.consents.at(-1)?.mechanism === 'import' && before?.standing.status !== 'active';
  const came = [
    ...standingHappenings(before, after, now, () => lastLessonOf(after)),
    ...leftAfterTried(before, after),
  ];
  // What an import brings was sent by somebody else.
  if (!before || (isImport && before.standing.status === 'pending')) return came;
  return [...came, ...ledgerHappenings(before, after)];
};

/** Who leaves by their own will has read a subject last; that mail came back, or the course ended, is no word on it. */
const leftAfterTried = (before: Enrollment | undefined, after: Enrollment): Dated[] => {
  const { standing: is } = after;
  if (is.status !== 'left' || is.was === 'pending' || before?.standing.status === 'left') return [];
  if (is.reason !== 'unsubscribed' && is.reason !== 'complaint') return [];
  return once(is.at, testedIn(after, lastLessonOf(after), 'left'));
};

const testedIn = (
  enrollment: Enrollment,
  mail: CourseMail | undefined,
  step: TestedStep,
): Happening | undefined => {
  const tried = mail === undefined || mail === 'closing' ? undefined : triedOf(enrollment, mail);
  return tried && mail && mail !== 'closing' ? { kind: 'tested', mail, step, ...tried } : undefined;
};

/** The same of somebody on a newsletter. */
export const subscriptionHappenings = (
  before: Subscription | undefined,
  after: Subscription,
  now: Instant,
): Dated[] => [...standingHappenings(before, after, now, () => undefined), ...leftByTried(before, after)];

/** Counted of the mail that it was left by, once, as leaving itself is. */
const leftByTried = (before: Subscription | undefined, { standing: is }: Subscription): Dated[] =>
  is.status === 'left' && is.by && before?.standing.status !== 'left'
    ? once(is.at, { kind: 'tested', mail: is.by.issueId, subject: is.by.subject, step: 'left' })
    : [];

/**
 * What the form of a newsletter was asked for: a request more that waits for its link to be followed. Whoever has one waiting has asked
 * before; that they have confirmed is their subscription's to say.
 */
export const listRequestHappenings = (before: ListRequest | undefined, after: ListRequest): Dated[] => {
  const known = new Set(before?.waiting.map(({ number }) => number));
  return after.waiting
    .filter(({ number }) => !known.has(number))
    .flatMap(({ askedAt }) => once(askedAt, { kind: known.size === 0 ? 'asked' : 'asked-again' }));
};

/** Somebody's membership is gone from the record: they have left by that, unless they had before. */
export const erasureHappenings = (before: Enrollment | Subscription, now: Instant): Dated[] => {
  const { status } = before.standing;
  if (status === 'left') return [];
  const after = 'ledger' in before ? lastLessonOf(before) : undefined;
  return once(now, { kind: 'left', was: status, how: 'erased', after });
};

/** The same of one copy of an issue. */
export const issueHappenings = (before: IssueDelivery | undefined, after: IssueDelivery): Dated[] => {
  const { issueId: mail, subject } = after;
  return [
    ...entryHappenings(before?.entry, after.entry, (kind) => ({ kind, mail })),
    ...entryHappenings(before?.entry, after.entry, (kind) =>
      subject && kind === 'sent' ? { kind: 'tested', mail, subject, step: kind } : undefined,
    ),
  ];
};

// ── Standing ────────────────────────────────────────────────────────────────────────────────────────

type Member = { standing: Standing; episode: number; consents: readonly Consent[]; requests?: number };

const standingHappenings = (
  before: Member | undefined,
  after: Member,
  now: Instant,
  lastLesson: () => CourseMail | undefined,
): Dated[] => {
  const [was, is] = [before?.standing, after.standing];
  switch (is.status) {
    case 'pending':
      return once(is.requestedAt, askedBy(before, after));
    case 'active': {
      const joined = joinedBy(was, after);
      // The moment that a file names is of before it was brought in.
      return once(joined?.kind === 'imported' ? now : is.since, joined);
    }
    case 'completed':
      return was?.status === 'active' ? once(is.at, { kind: 'completed' }) : once(now, joinedBy(was, after));
    case 'left':
      return leftHappenings(was, is, lastLesson());
  }
};

const once = (at: Instant, what: Happening | undefined): Dated[] => (what ? [{ at, what, by: 1 }] : []);

const askedBy = (before: Member | undefined, after: Member): Happening | undefined => {
  if (!before || after.episode > before.episode) return { kind: 'asked' };
  if (before.standing.status === 'left') return { kind: 'returned' };
  return (after.requests ?? 1) > (before.requests ?? 1) ? { kind: 'asked-again' } : undefined;
};

const joinedBy = (was: Standing | undefined, { consents }: Member): Happening | undefined => {
  const consent = consents.at(-1);
  if (was === undefined || was.status === 'pending')
    return consent?.mechanism === 'import'
      ? { kind: 'imported' }
      : { kind: 'confirmed', source: consent?.signUpSource };
  return was.status === 'left' ? { kind: 'returned' } : undefined;
};

type Left = Extract<Standing, { status: 'left' }>;

/** Leaving counts once, by what was first: that somebody who has left complains, or leaves what had ended, is no second leaving. */
const leftHappenings = (was: Standing | undefined, is: Left, lastLesson: CourseMail | undefined): Dated[] => {
  const known = was?.status === 'left' ? was : undefined;
  const left = { kind: 'left', was: is.was, how: howOf(is), after: lastLesson } as const;
  const why = (reason: UnsubscribeReason | undefined, by: 1 | -1): Dated[] =>
    reason === undefined ? [] : [{ at: is.at, what: { kind: 'why', reason }, by }];
  const said = known?.why === is.why ? [] : [...why(known?.why, -1), ...why(is.why, 1)];
  return [...(known ? [] : once(is.at, left)), ...said];
};

const howOf = ({ reason, way }: Left) => (reason === 'unsubscribed' ? (way ?? reason) : reason);

// ── Mails ───────────────────────────────────────────────────────────────────────────────────────────

const ledgerHappenings = (before: Enrollment, after: Enrollment): Dated[] => {
  const mails = ledgerOf(after).flatMap(([key, entry]) => {
    const was = before.ledger[key] ?? underFormerName(before, after, entry);
    // Of a long course nearly all is as it was.
    if (was?.status === entry.status) return [];
    return [
      ...entryHappenings(was, entry, (kind) => mailHappening(kind, key)),
      ...entryHappenings(was, entry, (kind) => triedHappening(after, kind, key)),
    ];
  });
  const first = mails.find(({ what, by }) => what.kind === 'sent' && by === 1);
  return first && !hasBegun(before) ? [...mails, { ...first, what: { kind: 'began' } }] : mails;
};

const isSentLesson = ([key, entry]: [DeliveryKey, LedgerEntry]): boolean =>
  entry.status === 'sent' && occasionOf(key) !== undefined;

const hasBegun = (enrollment: Enrollment): boolean => ledgerOf(enrollment).some(isSentLesson);

/** Lessons change their names, and their entries with them: one that is new is an older one, which is gone, where their moments agree. */
const underFormerName = (
  before: Enrollment,
  after: Enrollment,
  entry: LedgerEntry,
): LedgerEntry | undefined =>
  ledgerOf(before).find(
    ([key, former]) =>
      !after.ledger[key] && momentOf(former) === momentOf(entry) && isSentLesson([key, former]),
  )?.[1];

const momentOf = (entry: LedgerEntry): Instant => ('at' in entry ? entry.at : entry.since);

type Outcome = 'sent' | 'failed';

/** Sent once, and taken back where SES says since that it never went out. */
const entryHappenings = (
  before: LedgerEntry | undefined,
  after: LedgerEntry | undefined,
  name: (outcome: Outcome) => Happening | undefined,
): Dated[] => {
  const counted = (entry: LedgerEntry | undefined, by: 1 | -1): Dated[] => {
    if (entry?.status !== 'sent' && entry?.status !== 'failed') return [];
    const what = name(entry.status);
    return what ? [{ at: entry.at, what, by }] : [];
  };
  if (before?.status === after?.status) return [];
  return [...counted(before, -1), ...counted(after, 1)];
};

const mailHappening = (outcome: Outcome, key: DeliveryKey): Happening | undefined => {
  const occasion = occasionOf(key);
  if (!occasion) return outcome === 'sent' ? { kind: 'sent-notice', notice: noticeOf(key) } : undefined;
  const { mail, round, copy } = occasion;
  if (outcome === 'failed') return { kind: 'failed', mail };
  return { kind: round === 1 && copy === 1 ? 'sent' : 'sent-again', mail };
};

/** Once for each time that the course comes to it; a further copy of it says nothing more. */
const triedHappening = (
  enrollment: Enrollment,
  outcome: Outcome,
  key: DeliveryKey,
): Happening | undefined => {
  const occasion = occasionOf(key);
  return outcome === 'sent' && occasion?.copy === 1 ? testedIn(enrollment, occasion.mail, 'sent') : undefined;
};

const noticeOf = (key: DeliveryKey) => {
  if (isConfirmationKey(key)) return 'confirmation' as const;
  return key.startsWith('own-page-') ? ('own-page' as const) : ('address' as const);
};

/** The lesson that came to somebody last, as far as is known. */
const lastLessonOf = (enrollment: Enrollment): CourseMail | undefined => {
  const came = ledgerOf(enrollment).filter(isSentLesson);
  const [last] = came.sort((a, b) => (momentOf(a[1]) < momentOf(b[1]) ? 1 : -1));
  return last && occasionOf(last[0])?.mail;
};
