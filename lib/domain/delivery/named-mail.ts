import { type CourseId, courseId } from '../content/course.ts';
import { type IssueId, issueId } from '../content/issue.ts';
import { type ListId, listId } from '../content/newsletter.ts';
import { type CourseMail, courseMail } from './delivery-key.ts';

/** One mail as people name it: an issue of a newsletter, or a lesson of a course or its last mail, which is called `closing`. */
export type NamedMail =
  | { issue: { listId: ListId; issueId: IssueId } }
  | { course: CourseId; mail: CourseMail };

/** `<list>/<issue>` or `<course>/<lesson>`; undefined for anything else. */
export const namedMailIn = (text: string): NamedMail | undefined => {
  const [first, second, ...more] = text.split('/');
  if (more.length > 0) return undefined;
  const issue = issueId.safeParse(second);
  if (issue.success) {
    const list = listId.safeParse(first);
    return list.success ? { issue: { listId: list.data, issueId: issue.data } } : undefined;
  }
  const course = courseId.safeParse(first);
  const mail = courseMail.safeParse(second);
  return course.success && mail.success ? { course: course.data, mail: mail.data } : undefined;
};

/** The same, written. */
export const nameOfMail = (named: NamedMail): string =>
  'issue' in named ? `${named.issue.listId}/${named.issue.issueId}` : `${named.course}/${named.mail}`;
