import type { CourseId } from '../../domain/content/course.ts';
import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { CourseMail } from '../../domain/delivery/delivery-key.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { CompiledMail } from '../../domain/mail/mail.ts';
import { htmlBytesOf } from '../../domain/mail/mail-size.ts';
import { admissionOf } from '../../domain/membership/published.ts';
import { type CourseNumbers, createCourseCount } from '../../domain/reports/course-count.ts';
import { type CourseWords, type MailChange, mailChanges } from '../../domain/reports/mail-changes.ts';
import { mailsOf, type Reach } from '../../domain/reports/reach.ts';
import type { Ports } from '../ports.ts';
import type { CompiledCourse } from '../publish/compiled-course.ts';

/** A mail of a course as a publish would leave it, and whom that reaches. */
export type MailPlan = MailChange & {
  /** By where they would stand; of a mail that is withdrawn, by where they stand now. */
  reach: Reach;
  /** Of the HTML part, before anybody's values are filled in; none of a mail that is withdrawn. */
  bytes?: number;
  /** Of a mail that is withdrawn: how many would get it within the hour. */
  dueWithinHour: number;
};

/** What a publish would make of a course that is live, or is to be. */
export type CoursePlan = CourseNumbers & {
  course: CourseId;
  /** `in-form`: no mail says anything else, but the course does, or its mails look otherwise or are sent otherwise. */
  kind: 'new' | 'changed' | 'in-form' | 'unchanged';
  /** Whom it lets in, where that would change. */
  admission?: ReturnType<typeof admissionOf>;
  lessons: number;
  /** What changes, in the order that the course is to have. */
  mails: MailPlan[];
  /** Mails to people who are past the place in the course that is given to an added one. */
  extraMails: number;
};

type Needs = Pick<Ports, 'clock' | 'courses' | 'enrollmentScan'>;

/** Holds a course as it would be published against what is live, and against everybody in it. Reads them all: for commands alone. */
export const planCourse =
  (ports: Needs) =>
  async ({ course, mails }: CompiledCourse): Promise<CoursePlan> => {
    const { courses, clock, enrollmentScan } = ports;
    const before = await courses.current(course.course.id);
    const changes = mailChanges(
      before ? await publishedWords(ports, before) : new Map(),
      wordsOf(course, (key) => mails.find((mail) => mail.key === key)),
      course.history,
    );
    const count = createCourseCount({ before, after: course, now: clock.now() });
    if (before) for await (const page of enrollmentScan.of(course.course.id)) count.add(page);

    const planned = changes.map((change): MailPlan => {
      const isWithdrawn = change.how.includes('withdrawn');
      const compiled = mails.find((mail) => mail.key === change.mail);
      return {
        ...change,
        reach: isWithdrawn ? count.reachNow(change.mail) : count.reach(change.mail),
        ...(compiled ? { bytes: htmlBytesOf(compiled) } : {}),
        dueWithinHour: isWithdrawn ? count.dueWithinHour(change.mail) : 0,
      };
    });
    const admission = admissionOf(course);
    return {
      course: course.course.id,
      kind: kindOf(before, course, changes),
      ...(before && admissionOf(before) !== admission ? { admission } : {}),
      lessons: course.lessons.length,
      mails: planned,
      extraMails: planned
        .filter(({ how }) => how.includes('added'))
        .reduce((sum, { reach }) => sum + reach.inTheMiddle, 0),
      ...count.numbers(),
    };
  };

const kindOf = (
  before: PublishedCourse | undefined,
  after: CompiledCourse['course'],
  changes: readonly MailChange[],
): CoursePlan['kind'] => {
  if (!before) return 'new';
  if (changes.length > 0) return 'changed';
  return before.version === after.version ? 'unchanged' : 'in-form';
};

const wordsOf = (
  course: Pick<PublishedCourse, 'course' | 'lessons'>,
  find: (key: CourseMail) => CompiledMail | undefined,
): CourseWords =>
  new Map(
    mailsOf({ lessons: course.lessons.map(({ id }) => id) }).flatMap((key) => {
      const mail = find(key);
      return mail ? [[key, mail]] : [];
    }),
  );

const publishedWords = async ({ courses }: Needs, course: PublishedCourse): Promise<CourseWords> => {
  const found = new Map<CourseMail, CompiledMail>();
  for (const key of mailsOf(outlineOf(course))) {
    const mail = await courses.mail(course.course.id, course.version, key);
    if (mail) found.set(key, mail);
  }
  return wordsOf(course, (key) => found.get(key));
};
