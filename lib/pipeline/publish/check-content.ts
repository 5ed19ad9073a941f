import {
  type Content,
  type ContentFiles,
  type Fault,
  faultOrder,
  type Note,
} from '../../domain/content/content.ts';
import type { Ports } from '../ports.ts';

/** What keeps content from being published, and what its author may want to change; by file and line. */
export type CheckedContent = { faults: Fault[]; notes: Note[] };

/** `courses`: how many would be published; none where every one is a draft, or where faults keep them from being read. */
export type ReadyContent = CheckedContent & { courses: number };

/**
 * Everything that can be said of content before it is published: its rules, and whether each mail of it can be compiled and
 * is small enough. Drafts are checked by the rules alone.
 */
export const checkContent =
  (ports: Pick<Ports, 'readContent' | 'compileCourse' | 'compileIssue'>) =>
  async (files: ContentFiles): Promise<ReadyContent> => {
    const read = ports.readContent(files);
    if ('faults' in read) return { ...read, courses: 0 };
    const faults = await compilationFaults(ports, read.content);
    return { faults: faults.sort(faultOrder), notes: read.notes, courses: read.content.courses.size };
  };

const compilationFaults = async (
  { compileCourse, compileIssue }: Pick<Ports, 'compileCourse' | 'compileIssue'>,
  content: Content,
): Promise<Fault[]> => {
  const compiled = [];
  for (const course of content.courses.keys()) compiled.push(await compileCourse(content, course));
  for (const [listId, { issues }] of content.newsletters)
    for (const issueId of issues.keys()) compiled.push(await compileIssue(content, { listId, issueId }));
  return compiled.flatMap((result) => ('faults' in result ? result.faults : []));
};
