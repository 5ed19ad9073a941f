import { namesOf } from '../../domain/content/published/course-history.ts';
import type {
  CourseHistory,
  CourseVersion,
  PublishedCourse,
} from '../../domain/content/published/published-course.ts';
import type { CourseMail } from '../../domain/delivery/delivery-key.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { lessonUnder, triedOf } from '../../domain/enrollment/lesson-trial.ts';
import { readableSince } from '../../domain/links/read-access.ts';
import type { CompiledMail } from '../../domain/mail/mail.ts';
import type { Ports } from '../ports.ts';

/** A mail of a course with the version of the course that it was sent from. */
export type SentLesson = { published: PublishedCourse; mail: CompiledMail };

/**
 * A mail as its reader was sent it, whatever has become of the course since. The link in the mail names its version;
 * for other links, it is the one that was current when the mail was handed over. Undefined for what they were not sent.
 */
export const readLesson =
  ({ courses }: Pick<Ports, 'courses'>) =>
  async (
    enrollment: Enrollment,
    key: CourseMail,
    named: CourseVersion | undefined,
  ): Promise<SentLesson | undefined> => {
    const { courseId } = enrollment;
    const current = await courses.current(courseId);
    const names = namesOfMail(key, current?.history);
    const since = readableSince(asPublished(enrollment, current), names[0]);
    if (!since) return undefined;
    const candidates = [
      async () => named,
      () => courses.versionAt(courseId, since),
      // What its reader passed over may never have been theirs in any version.
      async () => current?.version,
    ];
    for (const candidate of candidates) {
      const version = await candidate();
      const published = version && (await courses.version(courseId, version));
      for (const name of published ? names : []) {
        const mail = version && (await courses.mail(courseId, version, name));
        if (published && mail)
          return { published, mail: lessonUnder(mail, triedOf(enrollment, ...names)?.subject) };
      }
    }
    return undefined;
  };

/** The name that a mail has now, and those that it had before. */
const namesOfMail = (mail: CourseMail, history: CourseHistory | undefined): [CourseMail, ...CourseMail[]] =>
  mail === 'closing' ? [mail] : namesOf(mail, history);
