import { type CourseMail, occasionOf } from '../delivery/delivery-key.ts';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import type { Outline } from '../enrollment/course-outline.ts';
import { allConsents, type Enrollment, ledgerOf } from '../enrollment/enrollment.ts';
import { isMember, type Subscription } from '../newsletter/subscription.ts';
import { type Consent, latestConsent } from '../subscriber/consent.ts';
import type { Subscriber } from '../subscriber/subscriber.ts';
import type { Instant } from '../time/instant.ts';
import type { Cells, RowStanding } from './parse-row.ts';

/** Somebody in a course as it is published; without that, lessons are taken as the ledger has them. */
export type InCourse = { enrollment: Enrollment; outline: Outline | undefined };

/** What an export knows of somebody in courses, or on newsletters alone. */
export type OnRecord = {
  subscriber: Subscriber;
  courses: readonly InCourse[];
  subscriptions: readonly Subscription[];
  /** The archived words of a consent, by their hash. */
  texts: ReadonlyMap<string, string>;
};

/**
 * The rows of somebody: one for each course and the newsletters that were agreed to with it, and one more for each
 * newsletter that has a consent of its own, or that outlasts the course, or without a course. Each newsletter is in one of them.
 */
export const writeRows = ({ subscriber, courses, subscriptions, texts }: OnRecord): Cells[] => {
  const ofCourses = courses.map(({ enrollment, outline }) => ({
    enrollment,
    outline,
    standing: standingOf(enrollment),
    consent: latestConsent(allConsents(enrollment)) ?? subscriber.consent,
  }));
  /** A member whose own consent was not written down gave it with a course. */
  const isOf = (member: Subscription, { standing, consent }: (typeof ofCourses)[number]): boolean => {
    const own = latestConsent(member.consents) ?? consent;
    return (standing === 'active' || standing === 'completed') && isSameConsent(own, consent);
  };
  const members = subscriptions
    .filter(isMember)
    .map((member) => ({ member, of: ofCourses.find((course) => isOf(member, course)) }));
  const consentOf = (member: Subscription) =>
    latestConsent(member.consents) ?? ofCourses[0]?.consent ?? subscriber.consent;
  return [
    ...ofCourses.map((course): Cells => {
      const together = members.filter(({ of }) => of === course);
      return {
        ...personCells(subscriber),
        ...courseCells(course.enrollment, course.standing, course.outline),
        newsletters: together.map(({ member }) => member.listId).join(' '),
        ...consentCells(course.consent, texts),
      };
    }),
    ...members
      .filter(({ of }) => of === undefined)
      .map(
        ({ member }): Cells => ({
          ...personCells(subscriber),
          newsletters: member.listId,
          ...consentCells(consentOf(member), texts),
        }),
      ),
  ];
};

const isSameConsent = (a: Consent, b: Consent): boolean =>
  a.textHash === b.textHash && a.requestedAt === b.requestedAt;

const personCells = ({ address, firstName, zone, tags = [] }: Subscriber): Cells => ({
  address,
  firstName: firstName ?? '',
  zone,
  tags: tags.join(' '),
});

const consentCells = (consent: Consent, texts: OnRecord['texts']): Cells => ({
  consentAt: consent.requestedAt,
  consentText: texts.get(consent.textHash) ?? '',
  consentSource: consent.source ?? consent.mechanism,
  confirmedAt: consent.confirmedAt ?? '',
  signUpSource: consent.signUpSource ?? '',
});

const standingOf = ({ standing }: Enrollment): RowStanding => {
  switch (standing.status) {
    case 'pending':
      return 'unconfirmed';
    case 'active':
    case 'completed':
      return standing.status;
    case 'left':
      switch (standing.reason) {
        case 'unsubscribed':
        case 'erased':
        case 'ended':
          // Whoever left before confirming has agreed to nothing.
          return standing.was === 'pending' ? 'unconfirmed' : 'unsubscribed';
        case 'confirmation-expired':
          return 'unconfirmed';
        case 'bounce':
          return 'bounced';
        case 'complaint':
          return 'complained';
      }
  }
};

/** A lesson that came, or may have: none comes a second time. */
const cameAt = (entry: LedgerEntry): Instant | undefined => {
  switch (entry.status) {
    case 'sent':
      return entry.at;
    case 'sending':
    case 'unknown':
      return entry.since;
    case 'failed':
    case 'skipped':
    case 'expired':
      return undefined;
  }
};

const courseCells = (enrollment: Enrollment, standing: RowStanding, outline: Outline | undefined): Cells => {
  const { courseId, cadence, weekday, hour, pausedUntil } = enrollment;
  const behind = ledgerOf(enrollment).flatMap(([key, entry]) => {
    const occasion = occasionOf(key);
    const isOfThisRound = occasion?.copy === 1 && occasion.round === enrollment.round;
    return occasion && isOfThisRound && isInCourse(occasion.mail, outline)
      ? [{ mail: occasion.mail, at: cameAt(entry) }]
      : [];
  });
  return {
    course: courseId,
    standing,
    lessonsReceived: behind.flatMap(({ mail, at }) => (at ? `${mail}@${at}` : [])).join(' '),
    lessonsSkipped: behind.flatMap(({ mail, at }) => (at ? [] : mail)).join(' '),
    cadence,
    weekday: weekday ? String(weekday) : '',
    hour: hour === undefined ? '' : String(hour),
    pausedUntil: pausedUntil ?? '',
  };
};

const isInCourse = (mail: CourseMail, outline: Outline | undefined): boolean =>
  !outline || mail === 'closing' || outline.lessons.some((lesson) => lesson === mail);
