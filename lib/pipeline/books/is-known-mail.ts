import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { CourseMail } from '../../domain/delivery/delivery-key.ts';
import type { NamedMail } from '../../domain/delivery/named-mail.ts';
import type { Ports } from '../ports.ts';
import { lessonPlaces } from './lesson-books.ts';

type Needs = Pick<Ports, 'courses' | 'enrollmentScan' | 'issueRecords'>;

const isInHistory = ({ lessons, history }: PublishedCourse, mail: CourseMail): boolean =>
  mail === 'closing' ||
  lessons.some(({ id }) => id === mail) ||
  (history !== undefined && (mail in history.retired || mail in history.renamed));

/**
 * Whether this stage has, or ever had, a mail of that name. Of a course that was first published by a version that kept no history,
 * everybody's record is read for it.
 */
export const isKnownMail =
  (ports: Needs) =>
  async (mail: NamedMail): Promise<boolean> => {
    if ('issue' in mail) return (await ports.issueRecords.load(mail.issue)) !== undefined;
    const published = await ports.courses.current(mail.course);
    if (!published) return false;
    if (isInHistory(published, mail.mail)) return true;
    for await (const { places, unreadable } of lessonPlaces(ports, mail.course, mail.mail))
      if (places.length > 0 || unreadable > 0) return true;
    return false;
  };
