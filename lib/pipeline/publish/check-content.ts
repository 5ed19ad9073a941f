import {
  type Content,
  type ContentFiles,
  type Fault,
  faultOrder,
  type Note,
} from '../../domain/content/content.ts';
import { courseFile, issueFile, lessonFile } from '../../domain/content/content-paths.ts';
import type { CourseId } from '../../domain/content/course.ts';
import type { Issue } from '../../domain/content/issue-file.ts';
import { planCourse, planIssue } from '../../domain/mail/mail-plan.ts';
import { htmlBytesOf, imageBytesOf } from '../../domain/mail/mail-size.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';

/** What keeps content from being published, and what its author may want to change; by file and line. */
export type CheckedContent = { faults: Fault[]; notes: Note[] };

/** How many bytes a mail has of HTML, and of images that are loaded with it; `file` is what it is made from. */
export type MailSize = { file: string; html: number; images: number };

/** How many bytes an image has as readers get it. */
export type ImageSize = { file: string; bytes: number };

/** `courses`, `lists`: how many would be published; none where every one is a draft, or where faults keep them from being read. */
export type ReadyContent = CheckedContent & {
  courses: number;
  lists: number;
  mails: MailSize[];
  images: ImageSize[];
};

type Compilers = Pick<Ports, 'compileCourse' | 'compileIssue' | 'compileList'>;

/**
 * Everything that can be said of content before it is published: its rules, and whether each mail of it can be compiled and
 * is small enough. Drafts are checked by the rules alone.
 */
export const checkContent =
  (ports: Compilers & Pick<Ports, 'readContent'>) =>
  async (files: ContentFiles): Promise<ReadyContent> => {
    const read = ports.readContent(files);
    if ('faults' in read) return { ...read, courses: 0, lists: 0, mails: [], images: [] };
    const { content, notes } = read;
    const faults: Fault[] = [];
    const mails: MailSize[] = [];
    for (const outcome of await compileAll(ports, content))
      if ('faults' in outcome) faults.push(...outcome.faults);
      else mails.push(...outcome.sizes);
    const images = [...content.images].map(([file, { bytes }]) => ({ file, bytes }));
    return {
      faults: faults.sort(faultOrder),
      notes,
      courses: content.courses.size,
      lists: content.newsletters.size,
      mails,
      images,
    };
  };

type Outcome = { sizes: MailSize[] } | { faults: readonly Fault[] };

const compileAll = async (ports: Compilers, content: Content): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const course of content.courses.keys()) outcomes.push(await sizesOfCourse(ports, content, course));
  for (const [listId, { issues }] of content.newsletters) {
    const list = await ports.compileList(content, listId);
    if ('faults' in list) outcomes.push(list);
    for (const [issueId, issue] of issues)
      outcomes.push(await sizeOfIssue(ports, content, { listId, issueId }, issue));
  }
  return outcomes;
};

/** Of what its author wrote: the notices of a course are small, and the same in every one. */
const sizesOfCourse = async (
  { compileCourse }: Compilers,
  content: Content,
  course: CourseId,
): Promise<Outcome> => {
  const compiled = await compileCourse(content, course);
  if ('faults' in compiled) return compiled;
  const sizes = planCourse(content, course).flatMap((plan) => {
    const mail = compiled.mails.find(({ key }) => key === plan.key);
    const file = plan.key === 'closing' ? courseFile(course) : lessonFile(course, plan.key);
    return mail ? [{ file, html: htmlBytesOf(mail), images: imageBytesOf(plan) }] : [];
  });
  return { sizes };
};

const sizeOfIssue = async (
  { compileIssue }: Compilers,
  content: Content,
  ref: IssueRef,
  issue: Issue,
): Promise<Outcome> => {
  const compiled = await compileIssue(content, ref);
  if ('faults' in compiled) return compiled;
  const { mail } = compiled.issue;
  const file = issueFile(ref.listId, ref.issueId);
  return { sizes: [{ file, html: htmlBytesOf(mail), images: imageBytesOf(planIssue(content, ref, issue)) }] };
};
