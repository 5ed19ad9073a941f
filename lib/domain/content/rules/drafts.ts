import { contentKindOf, courseInPath, nameInPath } from '../content-paths.ts';
import type { ParsedContent, Place } from '../parsed-content.ts';

/** Tells whether what stands at a place is a draft: itself, or with the course or newsletter that it is in. */
export const isDraftBy = (drafts: readonly Place[]): ((place: Place) => boolean) => {
  const folders = new Set(
    drafts
      .map(({ file }) => file)
      .filter(holdsFolder)
      .map(folderOf),
  );
  return ({ file, at }) =>
    folders.has(folderOf(file)) ||
    drafts.some((draft) => draft.file === file && draft.at.every((step, index) => at[index] === step));
};

/** A course or newsletter is a draft with everything in its folder. */
const holdsFolder = (file: string): boolean => ['course', 'newsletter'].includes(contentKindOf(file));

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/'));

/** The lists, with drafts at their ends: of two things that collide, the draft is the one that has to give way. */
export const draftsLast = (parsed: ParsedContent): ParsedContent => {
  const isDraft = isDraftBy(parsed.drafts);
  const sorted = <T extends Place>(all: readonly T[]): T[] => [
    ...all.filter((each) => !isDraft(each)),
    ...all.filter(isDraft),
  ];
  return {
    ...parsed,
    insights: sorted(parsed.insights),
    courses: sorted(parsed.courses),
    lessons: sorted(parsed.lessons),
    newsletters: sorted(parsed.newsletters),
    issues: sorted(parsed.issues),
  };
};

/** What is published: courses list the lessons of theirs that are no drafts. */
export const withoutDrafts = (parsed: ParsedContent): ParsedContent => {
  const isDraft = isDraftBy(parsed.drafts);
  const kept = <T extends Place>(all: readonly T[]): T[] => all.filter((each) => !isDraft(each));
  const lessonDrafts = draftLessons(parsed);
  return {
    ...parsed,
    insights: kept(parsed.insights),
    courses: kept(parsed.courses).map((course) => ({
      ...course,
      value: {
        ...course.value,
        lessons: course.value.lessons.filter((id) => !lessonDrafts(course.file).has(id)),
      },
    })),
    lessons: kept(parsed.lessons),
    newsletters: kept(parsed.newsletters),
    issues: kept(parsed.issues),
    drafts: [],
  };
};

/** The names of the drafts among the lessons of a course, those that could not be read too. */
export const draftLessons =
  ({ drafts }: ParsedContent) =>
  (course: string): ReadonlySet<string> =>
    new Set(
      drafts
        .filter(({ file }) => contentKindOf(file) === 'lesson' && courseInPath(file) === nameInPath(course))
        .map(({ file }) => nameInPath(file)),
    );
