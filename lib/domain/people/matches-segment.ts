import type { Language } from '../content/language.ts';
import type { Segment } from '../content/newsletter.ts';
import type { CourseMail } from '../delivery/delivery-key.ts';
import { occasionOf } from '../delivery/delivery-key.ts';
import { allConsents, type Enrollment, ledgerOf } from '../enrollment/enrollment.ts';
import { isMember, type Subscription } from '../newsletter/subscription.ts';
import type { Subscriber } from '../subscriber/subscriber.ts';

/** What a segment is held against: one person, and what they are in. */
export type PersonFacts = {
  subscriber: Subscriber;
  /** As their courses are today. */
  enrollments: readonly Enrollment[];
  subscriptions: readonly Subscription[];
  /** Of the courses that they are in, or were. */
  languages: readonly Language[];
};

const isOneOf = <T>(wanted: readonly T[] | undefined, has: (one: T) => boolean): boolean =>
  wanted === undefined || wanted.some(has);

/** Whether somebody is of a segment: every part of it fits them. */
export const matchesSegment = (segment: Segment, facts: PersonFacts): boolean => {
  const { subscriber, subscriptions, languages } = facts;
  const { tags = [], createdAt, zone } = subscriber;
  const joined = createdAt.slice(0, 10);
  const sources = sourcesOf(facts);
  return (
    isInCourse(segment, facts) &&
    (segment.list === undefined ||
      subscriptions.some((one) => String(one.listId) === segment.list && isMember(one))) &&
    isOneOf(segment.tag, (one) => tags.includes(one)) &&
    (segment.joinedFrom === undefined || joined >= segment.joinedFrom) &&
    (segment.joinedBefore === undefined || joined < segment.joinedBefore) &&
    isOneOf(segment.source, (one) => sources.includes(one)) &&
    isOneOf(segment.language, (one) => languages.includes(one)) &&
    isOneOf(segment.zone, (one) => (one.endsWith('/') ? zone.startsWith(one) : zone === one))
  );
};

const isInCourse = (segment: Segment, { enrollments }: PersonFacts): boolean => {
  if (segment.course === undefined) return true;
  const enrollment = enrollments.find(({ courseId }) => courseId === segment.course);
  if (!enrollment) return false;
  const had = hadBy(enrollment);
  return (
    isOneOf(segment.standing, (one) => one === enrollment.standing.status) &&
    (segment.had === undefined || had.has(segment.had)) &&
    (segment.notHad === undefined || !had.has(segment.notHad))
  );
};

/** The lessons that have come to somebody, in whichever round. */
const hadBy = (enrollment: Enrollment): ReadonlySet<CourseMail> =>
  new Set(
    ledgerOf(enrollment).flatMap(([key, entry]) => {
      const mail = entry.status === 'sent' ? occasionOf(key)?.mail : undefined;
      return mail ? [mail] : [];
    }),
  );

const sourcesOf = ({ subscriber, enrollments, subscriptions }: PersonFacts): readonly string[] =>
  [
    subscriber.consent,
    ...enrollments.flatMap(allConsents),
    ...subscriptions.flatMap(({ consents }) => consents),
  ].flatMap(({ signUpSource }) => signUpSource ?? []);
