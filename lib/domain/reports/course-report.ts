import type { CourseId } from '../content/course.ts';
import type { ListId } from '../content/newsletter.ts';
import type { CourseMail } from '../delivery/delivery-key.ts';
import { trialOf } from '../enrollment/lesson-trial.ts';
import { differenceOf, type Interval } from '../subjects/difference.ts';
import {
  carriedBy,
  type Measure,
  type SubjectChoice,
  type SubjectFigures,
} from '../subjects/subject-test.ts';
import { type Counted, daysBetween, mailsIn, times, timesBy } from './counted-days.ts';
import type { CountedMail, Happening, TestedStep } from './happening.ts';
import type { Standings } from './standings.ts';

/** How many came and went on a day. */
export type DayOfGrowth = { day: string; asked: number; joined: number; left: number };

/** What is the same of a course and of a newsletter. */
type Membership = {
  title: string;
  days: DayOfGrowth[];
  asked: number;
  /** The same people, before they confirmed. */
  askedAgain: number;
  /** Confirmed, brought in by a file, or back. */
  confirmed: number;
  imported: number;
  returned: number;
  /** Who was in it, and is not any more. */
  left: number;
  mails: number;
  failed: number;
  /** By which way, and for which reason people left, as far as they said. */
  ways: { name: string; count: number }[];
  reasons: { name: string; count: number }[];
  /** By which links those who confirmed came. */
  sources: { name: string; count: number }[];
  /** Who stands where, as the last books found it. */
  standings: Standings | undefined;
};

/** What became of one mail. */
export type MailReport = {
  mail: CountedMail;
  subject: string;
  sent: number;
  failed: number;
  /** How many left before the next one came. */
  leftAfter: number;
  opened: number;
  clicked: number;
  byMachines: number;
};

export type CourseReport = Membership & {
  kind: 'course';
  id: CourseId;
  /** What became of those who asked and have not confirmed. */
  unconfirmed: { mailsSent: number; bounced: number; expired: number; saidNo: number };
  began: number;
  completed: number;
  funnel: { name: string; people: number }[];
  /** Of lessons that try a second subject. */
  trials: LessonTrial[];
  lessons: MailReport[];
};

export type ListReport = Membership & { kind: 'list'; id: ListId; issues: MailReport[] };

/** Two subjects of a lesson, and how they have done in these days. */
export type LessonTrial = {
  lesson: CourseMail;
  subjects: Record<SubjectChoice, string>;
  by: Measure;
  figures: Record<SubjectChoice, SubjectFigures>;
  /** By how many more of the second's readers did so than of the first's. */
  difference: Interval;
  carried: SubjectChoice | undefined;
};

type ShownLesson = { id: CourseMail; subject: string; against?: string | undefined };

/** `measure`: what two subjects of a lesson are told apart by. */
type Shown = { title: string; lessons: readonly ShownLesson[]; measure: Measure };

const isIn = ({ was }: Extract<Happening, { kind: 'left' }>) => was !== 'pending';

const membershipOf = (
  counted: readonly Counted[],
  title: string,
  span: { first: string; last: string },
  standings: Standings | undefined,
): Membership => {
  const byDay = Map.groupBy(counted, ({ day }) => day);
  const members = counted.filter(({ what }) => what.kind !== 'left' || isIn(what));
  return {
    title,
    days: daysBetween(span.first, span.last).map((day) => growthOn(day, byDay.get(day) ?? [])),
    asked: times(counted, 'asked'),
    askedAgain: times(counted, 'asked-again'),
    confirmed: times(counted, 'confirmed'),
    imported: times(counted, 'imported'),
    returned: times(counted, 'returned'),
    left: times(members, 'left'),
    mails: mailsIn(counted),
    failed: times(counted, 'failed'),
    ways: timesBy(members, 'left', ({ how }) => how),
    reasons: timesBy(counted, 'why', ({ reason }) => reason),
    sources: timesBy(counted, 'confirmed', ({ source }) => source ?? ''),
    standings,
  };
};

/** How many came and went, of what was counted. */
export const growthOn = (day: string, counted: readonly Counted[]): DayOfGrowth => ({
  day,
  asked: times(counted, 'asked'),
  joined: times(counted, 'confirmed') + times(counted, 'imported') + times(counted, 'returned'),
  left: times(counted, 'left', isIn),
});

const mailReport = (counted: readonly Counted[], mail: CountedMail, subject: string): MailReport => {
  const isIt = (what: { mail: CountedMail }) => what.mail === mail;
  const seen = (kind: 'opened' | 'clicked', reader: 'person' | 'machine') =>
    times(counted, kind, (what) => isIt(what) && what.reader === reader);
  return {
    mail,
    subject,
    sent: times(counted, 'sent', isIt) + times(counted, 'sent-again', isIt),
    failed: times(counted, 'failed', isIt),
    leftAfter: times(counted, 'left', (what) => isIn(what) && what.after === mail),
    opened: seen('opened', 'person'),
    clicked: seen('clicked', 'person'),
    byMachines: seen('opened', 'machine') + seen('clicked', 'machine'),
  };
};

/** By the words of both: whatever the lesson was called, and nothing of what was tried before. */
const trialReport = (
  counted: readonly Counted[],
  { id, subject, against }: ShownLesson,
  by: Measure,
): LessonTrial[] => {
  if (against === undefined) return [];
  const trial = trialOf({ subject, against });
  const count = (choice: SubjectChoice, step: TestedStep) =>
    Math.max(
      0,
      times(
        counted,
        'tested',
        (what) => what.trial === trial && what.subject === choice && what.step === step,
      ),
    );
  const of = (choice: SubjectChoice): SubjectFigures => ({
    sent: count(choice, 'sent'),
    did: count(choice, by === 'clicks' ? 'clicked' : 'left'),
  });
  const figures = { a: of('a'), b: of('b') };
  const difference = differenceOf(figures.a, figures.b);
  const carried = carriedBy(difference, by);
  return [{ lesson: id, subjects: { a: subject, b: against }, by, figures, difference, carried }];
};

/** What happened in a course over some days, and who stands where. */
export const courseReport = (
  id: CourseId,
  { title, lessons, measure }: Shown,
  counted: readonly Counted[],
  span: { first: string; last: string },
  standings: Standings | undefined,
): CourseReport => {
  const unconfirmed = (how: string) =>
    times(counted, 'left', (what) => what.was === 'pending' && what.how === how);
  const membership = membershipOf(counted, title, span, standings);
  const first = (mail: CourseMail) => times(counted, 'sent', (what) => what.mail === mail);
  const completed = times(counted, 'completed');
  return {
    kind: 'course',
    id,
    ...membership,
    unconfirmed: {
      mailsSent: times(counted, 'sent-notice', ({ notice }) => notice === 'confirmation'),
      bounced: unconfirmed('bounce'),
      expired: unconfirmed('confirmation-expired'),
      saidNo: times(
        counted,
        'left',
        ({ was, how }) => was === 'pending' && how !== 'bounce' && how !== 'confirmation-expired',
      ),
    },
    trials: lessons.flatMap((lesson) => trialReport(counted, lesson, measure)),
    began: times(counted, 'began'),
    completed,
    funnel: [
      { name: 'asked', people: membership.asked },
      { name: 'confirmed', people: membership.confirmed },
      ...lessons.map((lesson, index) => ({ name: `lesson ${index + 1}`, people: first(lesson.id) })),
      { name: 'completed', people: completed },
    ],
    lessons: [...lessons, { id: 'closing' as const, subject: 'Closing mail' }].map((lesson) =>
      mailReport(counted, lesson.id, lesson.subject),
    ),
  };
};

/** What happened on a newsletter over some days. */
export const listReport = (
  id: ListId,
  { title, issues }: { title: string; issues: readonly { id: CountedMail; subject: string }[] },
  counted: readonly Counted[],
  span: { first: string; last: string },
  standings: Standings | undefined,
): ListReport => ({
  kind: 'list',
  id,
  ...membershipOf(counted, title, span, standings),
  issues: issues.map((issue) => mailReport(counted, issue.id, issue.subject)).filter(({ sent }) => sent > 0),
});
