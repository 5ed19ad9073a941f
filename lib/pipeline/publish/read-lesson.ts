import type { CourseVersion, PublishedCourse } from '../../domain/content/published-course.ts';
import type { CourseMail } from '../../domain/delivery/delivery-key.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
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
    const since = readableSince(enrollment, key);
    if (!since) return undefined;
    const { courseId } = enrollment;
    const candidates = [
      async () => named,
      () => courses.versionAt(courseId, since),
      // What its reader passed over may never have been theirs in any version.
      async () => (await courses.current(courseId))?.version,
    ];
    for (const candidate of candidates) {
      const version = await candidate();
      const published = version && (await courses.version(courseId, version));
      const mail = published && (await courses.mail(courseId, version, key));
      if (mail) return { published, mail };
    }
    return undefined;
  };
