import { InvalidArgumentError } from 'commander';
import type { Connection } from '../../lib/adapters/connect.ts';
import { type CourseId, courseId } from '../../lib/domain/content/course.ts';

import { type NamedMail, namedMailIn } from '../../lib/domain/delivery/named-mail.ts';
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

export const mailNotFound = (mail: NamedMail): UsageError =>
  'issue' in mail ? issueNotFound(mail.issue) : courseNotFound(mail.course);

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

/** That there is such a course: of one that there is not, there are no books, and no mail of it has failed or not failed. */
export const knownCourse = async ({ courses }: Connection, course: CourseId): Promise<CourseId> => {
  if (!(await courses.current(course))) throw courseNotFound(course);
  return course;
};
