import * as z from 'zod';
import type { CourseId } from '../content/course.ts';
import { type IssueId, issueId } from '../content/issue.ts';
import { type LessonId, lessonId } from '../content/lesson.ts';
import type { ListId } from '../content/newsletter.ts';
import { type CourseMail, courseMail } from '../delivery/delivery-key.ts';
import { once } from '../once.ts';
import { type SubjectChoice, subjectChoice } from '../subjects/subject-test.ts';
import { type LeftReason, leftReason } from '../subscriber/left-reason.ts';
import { type LeftWay, leftWay } from '../subscriber/left-way.ts';
import { type SignUpSource, signUpSource } from '../subscriber/sign-up-source.ts';
import { type UnsubscribeReason, unsubscribeReason } from '../subscriber/unsubscribe-reason.ts';
import type { Instant } from '../time/instant.ts';

/** What something is counted of: a course, a newsletter, or a stage as a whole. */
export type CountedOf =
  | { kind: 'course'; courseId: CourseId }
  | { kind: 'list'; listId: ListId }
  | { kind: 'stage' };

/** A mail that is counted by its own name: a lesson, the closing mail or an issue. */
export type CountedMail = CourseMail | IssueId;

/** Mails that are of no lesson: what asks to confirm, and what brings somebody the link to their own page. */
export const countedNotices = ['confirmation', 'own-page', 'address'] as const;
export type CountedNotice = (typeof countedNotices)[number];

/** Who opened or clicked, as far as the program says that did. */
export const readers = ['person', 'machine'] as const;
export type Reader = (typeof readers)[number];

export const testedSteps = ['sent', 'clicked', 'left'] as const;
export type TestedStep = (typeof testedSteps)[number];

export const leftFrom = ['pending', 'active', 'completed'] as const;

/** One thing that happened to somebody, without whom. */
export type Happening =
  /** Somebody asked to join, for the first time or after having left. */
  | { kind: 'asked' }
  /** The same person asked again before they confirmed. */
  | { kind: 'asked-again' }
  | { kind: 'confirmed'; source?: SignUpSource | undefined }
  /** Came by a file, confirmed elsewhere. */
  | { kind: 'imported' }
  /** Their first lesson has gone out. */
  | { kind: 'began' }
  /** For the first time to this person. */
  | { kind: 'sent'; mail: CountedMail }
  /** To somebody who has had it: once more, or in a later round of the course. */
  | { kind: 'sent-again'; mail: CountedMail }
  | { kind: 'sent-notice'; notice: CountedNotice }
  | { kind: 'failed'; mail: CountedMail }
  | { kind: 'completed' }
  /** `after`: the last lesson that they had, if they had any. */
  | {
      kind: 'left';
      was: (typeof leftFrom)[number];
      how: LeftWay | LeftReason;
      after?: CourseMail | undefined;
    }
  | { kind: 'returned' }
  | { kind: 'why'; reason: UnsubscribeReason }
  | { kind: 'opened'; mail: CountedMail; reader: Reader }
  | { kind: 'clicked'; mail: CountedMail; reader: Reader }
  /** Of an issue with two subjects, or of a lesson in one `trial` of two: what became of its copies under one of them: clicks of people, and who left by a link in it. */
  | {
      kind: 'tested';
      mail: IssueId | LessonId;
      subject: SubjectChoice;
      step: TestedStep;
      trial?: string | undefined;
    }
  /** A link that no person sees was followed. */
  | { kind: 'scanner-seen' };

/** A happening with its moment; `by` is -1 where an earlier one turned out not to be so. */
export type Dated = { at: Instant; what: Happening; by: 1 | -1 };

/** The days of counters are UTC's: an account's month, and SES's, is as well. */
export const dayOf = (at: Instant): string => at.slice(0, 10);

/** The name that a happening is counted under. Ids hold no colon. */
export const countName = (what: Happening): string => {
  switch (what.kind) {
    case 'confirmed':
      return what.source === undefined ? what.kind : `${what.kind}:${what.source}`;
    case 'sent':
    case 'sent-again':
    case 'failed':
      return `${what.kind}:${what.mail}`;
    case 'sent-notice':
      return `${what.kind}:${what.notice}`;
    case 'left':
      return [what.kind, what.was, what.how, what.after].filter((part) => part !== undefined).join(':');
    case 'why':
      return `${what.kind}:${what.reason}`;
    case 'opened':
    case 'clicked':
      return `${what.kind}:${what.mail}:${what.reader}`;
    case 'tested':
      return [what.kind, what.mail, what.subject, what.step, what.trial]
        .filter((part) => part !== undefined)
        .join(':');
    case 'asked':
    case 'asked-again':
    case 'imported':
    case 'began':
    case 'completed':
    case 'returned':
    case 'scanner-seen':
      return what.kind;
  }
};

const mail = z.union([courseMail, issueId]);
const named = once(() => ({
  confirmed: z.tuple([]).or(z.tuple([signUpSource])),
  mail: z.tuple([mail]),
  notice: z.tuple([z.enum(countedNotices)]),
  left: z.tuple([z.enum(leftFrom), z.union([leftWay, leftReason])], courseMail),
  why: z.tuple([unsubscribeReason]),
  seen: z.tuple([mail, z.enum(readers)]),
  tested: z
    .tuple([issueId, subjectChoice, z.enum(testedSteps)])
    .or(z.tuple([lessonId, subjectChoice, z.enum(testedSteps), z.string().regex(/^[0-9a-f]{8}$/)])),
}));

/** Reads a name back; undefined for one that this version does not count. */
export const readCountName = (name: string): Happening | undefined => {
  const [kind, ...parts] = name.split(':');
  switch (kind) {
    case 'asked':
    case 'asked-again':
    case 'imported':
    case 'began':
    case 'completed':
    case 'returned':
    case 'scanner-seen':
      return parts.length === 0 ? { kind } : undefined;
    case 'confirmed': {
      const read = named().confirmed.safeParse(parts).data;
      return read && { kind, source: read[0] };
    }
    case 'sent':
    case 'sent-again':
    case 'failed': {
      const read = named().mail.safeParse(parts).data;
      return read && { kind, mail: read[0] };
    }
    case 'sent-notice': {
      const read = named().notice.safeParse(parts).data;
      return read && { kind, notice: read[0] };
    }
    case 'left': {
      const read = named().left.safeParse(parts).data;
      return read && { kind, was: read[0], how: read[1], after: read[2] };
    }
    case 'why': {
      const read = named().why.safeParse(parts).data;
      return read && { kind, reason: read[0] };
    }
    case 'opened':
    case 'clicked': {
      const read = named().seen.safeParse(parts).data;
      return read && { kind, mail: read[0], reader: read[1] };
    }
    case 'tested': {
      const read = named().tested.safeParse(parts).data;
      return (
        read && {
          kind,
          mail: read[0],
          subject: read[1],
          step: read[2],
          ...(read[3] ? { trial: read[3] } : {}),
        }
      );
    }
    default:
      return undefined;
  }
};

/** What happened on one day, by the names of what was counted. */
export const dayCountSchema = z.object({
  day: z.iso.date(),
  counts: z.record(z.string(), z.int()).default({}),
});
export type DayCount = z.infer<typeof dayCountSchema>;

export const ofCourse = (id: CourseId): CountedOf => ({ kind: 'course', courseId: id });
export const ofList = (id: ListId): CountedOf => ({ kind: 'list', listId: id });
export const ofStage: CountedOf = { kind: 'stage' };

/** A name for what something is counted of: `course#bread`, `list#letters`, `stage`. */
export const countedOfName = (of: CountedOf): string => {
  switch (of.kind) {
    case 'course':
      return `course#${of.courseId}`;
    case 'list':
      return `list#${of.listId}`;
    case 'stage':
      return of.kind;
  }
};
