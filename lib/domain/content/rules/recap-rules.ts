import type { Course } from '../course-file.ts';
import type { InsightId } from '../insight.ts';
import type { Issue } from '../issue-file.ts';
import type { LessonId } from '../lesson.ts';
import {
  type Finding,
  findingAt,
  insightsById,
  lessonsOf,
  type Parsed,
  type ParsedContent,
} from '../parsed-content.ts';
import {
  blocksOfClosing,
  blocksOfIssue,
  blocksOfLesson,
  placementsAmong,
  recapsAmong,
} from './blocks-in-place.ts';
import { draftLessons, isDraftBy } from './drafts.ts';

/** A recap is of an insight that every reader of its mail has had. */
export const recapFindings = (parsedContent: ParsedContent): Finding[] => {
  const { courses, issues, broken } = parsedContent;
  // What could not be read may place what is missing.
  if (broken.has('insights') || broken.has('lesson') || broken.has('course')) return [];
  const known = insightsById(parsedContent);
  const recaps = [
    ...courses.flatMap((course) => recapsOfCourse(parsedContent, course)),
    ...issues.flatMap((issue) => recapsOfIssue(parsedContent, issue)),
  ];
  return recaps.flatMap(({ recap, fault }) => {
    if (!known.has(recap.value))
      return findingAt(recap, [], `recaps the insight "${recap.value}", which does not exist`);
    return fault === undefined ? [] : findingAt(recap, [], `recaps the insight "${recap.value}", ${fault}`);
  });
};

type Recap = { recap: Parsed<InsightId>; fault?: string | undefined };

/** The lessons of a course in their order, with the insights that each places. */
const placedBy = (
  parsedContent: ParsedContent,
  course: Parsed<Course>,
): { id: LessonId; insights: ReadonlySet<InsightId>; recaps: Parsed<InsightId>[] }[] => {
  const lessons = lessonsOf(parsedContent, course);
  return course.value.lessons.flatMap((id) => {
    const blocks = lessons.filter(({ value }) => value.id === id).flatMap(blocksOfLesson);
    const insights = new Set(placementsAmong(blocks).map(({ value }) => value));
    return [{ id, insights, recaps: recapsAmong(blocks) }];
  });
};

const recapsOfCourse = (parsedContent: ParsedContent, course: Parsed<Course>): Recap[] => {
  const lessons = placedBy(parsedContent, course);
  const drafts = draftLessons(parsedContent)(course.file);
  const isDraft = isDraftBy(parsedContent.drafts);
  const faultOf = (recap: Parsed<InsightId>, number: number): string | undefined => {
    const index = lessons.findIndex(({ insights }) => insights.has(recap.value));
    const placing = lessons[index];
    if (!placing) return 'which no lesson of this course places; a recap is of an earlier lesson';
    if (index === number) return 'which this lesson places itself; a recap is of an earlier lesson';
    if (index > number) return `which comes only later, in "${placing.id}"; a recap is of an earlier lesson`;
    return drafts.has(placing.id) && !isDraft(recap)
      ? `which no reader has had: the lesson "${placing.id}" is still a draft`
      : undefined;
  };
  return [
    ...lessons.flatMap(({ recaps }, number) =>
      recaps.map((recap) => ({ recap, fault: faultOf(recap, number) })),
    ),
    ...recapsAmong(blocksOfClosing(course)).map((recap) => ({
      recap,
      fault: faultOf(recap, lessons.length),
    })),
  ];
};

/** Of the readers of an issue, only who has finished a course has surely had an insight. */
const recapsOfIssue = (parsedContent: ParsedContent, issue: Parsed<Issue>): Recap[] => {
  const { audience } = issue.value;
  const course =
    audience.who === 'finished'
      ? parsedContent.courses.find(({ value }) => value.id === audience.course)
      : undefined;
  const had = new Set(course ? placedBy(parsedContent, course).flatMap(({ insights }) => [...insights]) : []);
  return recapsAmong(blocksOfIssue(issue)).map((recap) => ({
    recap,
    fault: had.has(recap.value)
      ? undefined
      : 'which not all of its readers have had; an issue recaps insights of a course whose end its audience has seen (audience: finished:ID), and shows others with "insight"',
  }));
};
