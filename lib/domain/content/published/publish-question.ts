import { courseFile, issueFile, lessonFile, listFile, siteFile } from '../content-paths.ts';
import type { CourseId } from '../course.ts';
import type { IssueId } from '../issue.ts';
import type { LessonId } from '../lesson.ts';
import type { ListId } from '../newsletter.ts';

/** What a publish would do to people, and does not do before the author has said in the content which of two things is meant. */
export type PublishQuestion =
  /** It is published, and the content has it no more, or as a draft. */
  | { kind: 'course-gone'; course: CourseId }
  | { kind: 'list-gone'; list: ListId }
  /** It says nearly what another one has said, which people may have got. `isGone`: the other is not in the content any more. */
  | { kind: 'lesson-repeated'; course: CourseId; lesson: LessonId; like: LessonId; isGone: boolean }
  | { kind: 'issue-repeated'; list: ListId; issue: IssueId; like: IssueId; isGone: boolean }
  /** It says nearly what one said that went out to another newsletter, and that is not there any more: its file was moved. */
  | { kind: 'issue-moved'; list: ListId; issue: IssueId; like: IssueId; from: ListId };

/** The question, with whom it concerns where somebody has counted them, and the ways to answer it. */
export const questionInWords = (question: PublishQuestion, people?: string): string => {
  const concerns = people === undefined ? '' : ` (${people})`;
  switch (question.kind) {
    case 'course-gone':
      return gone(`The course "${question.course}"`, courseFile(question.course), question.course, concerns);
    case 'list-gone':
      return gone(`The newsletter "${question.list}"`, listFile(question.list), question.list, concerns);
    case 'lesson-repeated':
      return repeated(lessonFile(question.course, question.lesson), question, 'lesson', concerns);
    case 'issue-repeated':
      return repeated(issueFile(question.list, question.issue), question, 'issue', concerns);
    case 'issue-moved':
      return moved(question, concerns);
  }
};

const gone = (what: string, file: string, id: string, concerns: string): string =>
  `${what} is published, and not in the content any more, or a draft there${concerns}. ` +
  `To let nobody else in, and those in it go on to the end: put its folder back, as no draft, with "closed: true" in ${file}. ` +
  `To end it for good, so that nobody gets anything more: write "ended: [${id}]" in ${siteFile}. ` +
  'If its folder was renamed, give it its name back: people are in it by that name.';

const repeated = (
  file: string,
  { like, isGone }: { like: string; isGone: boolean },
  what: 'lesson' | 'issue',
  concerns: string,
): string =>
  `${file} says nearly the same as the ${what} "${like}"${concerns}. ` +
  (isGone
    ? `If it is the same ${what} by another name: write "was: [${like}]" in it, and nobody gets it twice. `
    : `If it is the same ${what}, take one of the two away. `) +
  `If it is to go out once more, to those who had the other too: write "new: true" in it.`;

const moved = (
  { list, issue, like, from }: Extract<PublishQuestion, { kind: 'issue-moved' }>,
  concerns: string,
): string =>
  `${issueFile(list, issue)} says nearly the same as the issue "${like}" of the newsletter "${from}"${concerns}. ` +
  `What went out to a newsletter stays its own: put the file back to ${issueFile(from, like)}. ` +
  `If it is to go out to "${list}" as well, also to those who are on both: write "new: true" in it.`;
