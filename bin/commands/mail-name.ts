import { InvalidArgumentError } from 'commander';
import { type CourseId, courseId } from '../../lib/domain/content/course.ts';
import { issueId } from '../../lib/domain/content/issue.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { type CourseMail, courseMail } from '../../lib/domain/delivery/delivery-key.ts';
import type { IssueRef } from '../../lib/pipeline/ports.ts';
import { UsageError } from '../usage-error.ts';

/** `<list>/<issue>` on the command line. */
export const issueName = (text: string): IssueRef => {
  const [list, issue, ...more] = text.split('/');
  const ref = { listId: listId.safeParse(list), issueId: issueId.safeParse(issue) };
  if (!ref.listId.success || !ref.issueId.success || more.length > 0)
    throw new InvalidArgumentError('An issue is named <list>/<date>-<slug>.');
  return { listId: ref.listId.data, issueId: ref.issueId.data };
};

/** `<list>/<issue>` or `<course>/<lesson>`; a course's last mail is called `closing`. */
export const mailName = (text: string): { issue: IssueRef } | { course: CourseId; mail: CourseMail } => {
  const [, second = ''] = text.split('/');
  if (issueId.safeParse(second).success) return { issue: issueName(text) };
  const course = courseId.safeParse(text.split('/')[0]);
  const mail = courseMail.safeParse(second);
  if (!course.success || !mail.success)
    throw new InvalidArgumentError('Name <list>/<date>-<slug> or <course>/<lesson>.');
  return { course: course.data, mail: mail.data };
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
