import { InvalidArgumentError } from 'commander';
import type { Connection } from '../../lib/adapters/connect.ts';
import { type CourseId, courseId } from '../../lib/domain/content/course.ts';
import { type NamedMail, namedMailIn } from '../../lib/domain/delivery/named-mail.ts';
import { isKnownMail } from '../../lib/pipeline/books/is-known-mail.ts';
import type { IssueRef } from '../../lib/pipeline/ports/issues.ts';
import { UsageError } from '../usage-error.ts';

/** `<list>/<issue>` on the command line. */
export const issueName = (text: string): IssueRef => {
  const named = namedMailIn(text);
  if (!named || !('issue' in named))
    throw new InvalidArgumentError('An issue is named <list>/<date>-<slug>.');
  return named.issue;
};

/** `<list>/<issue>` or `<course>/<lesson>`; a course's last mail is called `closing`. */
export const mailName = (text: string): NamedMail => {
  const named = namedMailIn(text);
  if (!named) throw new InvalidArgumentError('Name <list>/<date>-<slug> or <course>/<lesson>.');
  return named;
};

export const mailNotFound = async (
  { courses }: Pick<Connection, 'courses'>,
  mail: NamedMail,
): Promise<UsageError> => {
  if ('issue' in mail) return issueNotFound(mail.issue);
  const published = await courses.current(mail.course);
  if (!published) return courseNotFound(mail.course);
  const names = [...published.lessons.map(({ id }) => id), 'closing'].join(', ');
  return new UsageError(
    `The course ${mail.course} has no lesson ${mail.mail} on this stage, and never had one. Its mails are ${names}.`,
  );
};

export const issueNotFound = ({ listId: list, issueId: issue }: IssueRef): UsageError =>
  new UsageError(
    `There is no issue ${list}/${issue} on this stage. "newsletter list" shows those there are; a new one has to be published first.`,
  );

/** `--course` on the command line. */
export const courseName = (text: string): CourseId => {
  const course = courseId.safeParse(text);
  if (!course.success)
    throw new InvalidArgumentError('A course has the name of its folder in content/courses.');
  return course.data;
};

export const courseNotFound = (course: CourseId): UsageError =>
  new UsageError(`There is no course ${course} on this stage; a new one has to be published first.`);

/** That there is or ever was such a mail: nobody has missed another, and it has not failed. */
export const knownMail = async (connection: Connection, mail: NamedMail): Promise<NamedMail> => {
  if (!(await isKnownMail(connection)(mail))) throw await mailNotFound(connection, mail);
  return mail;
};

/** That there is such a course: of one that there is not, there are no books, and no mail of it has failed or not failed. */
export const knownCourse = async ({ courses }: Connection, course: CourseId): Promise<CourseId> => {
  if (!(await courses.current(course))) throw courseNotFound(course);
  return course;
};
