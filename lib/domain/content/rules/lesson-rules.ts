import { didYouMean } from '../../prose/nearest.ts';
import { nameInPath } from '../content-paths.ts';
import type { Style } from '../course-file.ts';
import type { Lesson } from '../lesson-file.ts';
import { articlesOf, insightsIn, lessonWordCount } from '../lesson-insights.ts';
import {
  courseOf,
  type Finding,
  findingAt,
  insightsById,
  lessonsOf,
  noteAt,
  type Parsed,
  type ParsedContent,
  repeated,
} from '../parsed-content.ts';
import { draftLessons } from './drafts.ts';
import { formerNameFindings } from './former-names.ts';

/** Each lesson is one that its course lists, in the style of the course, with a subject of its own. */
export const lessonFindings = (parsedContent: ParsedContent): Finding[] => [
  ...lessonsAreListed(parsedContent),
  ...listedLessonsExist(parsedContent),
  ...lessonsHaveTheStyle(parsedContent),
  ...subjectsAreUnique(parsedContent),
  ...formerNamesAreFree(parsedContent),
];

const lessonsAreListed = (parsedContent: ParsedContent): Finding[] =>
  parsedContent.lessons.flatMap((lesson) => {
    const course = courseOf(parsedContent, lesson);
    if (course?.value.lessons.some((id) => id === nameInPath(lesson.file))) return [];
    if (!course && parsedContent.broken.has('course')) return [];
    return findingAt(
      lesson,
      [],
      course
        ? `is a lesson that ${course.file} does not list`
        : `is a lesson in a folder that has no course.yaml`,
    );
  });

const listedLessonsExist = (parsedContent: ParsedContent): Finding[] =>
  parsedContent.courses.flatMap((course) => {
    const names = new Set([
      ...lessonsOf(parsedContent, course).map(({ file }) => nameInPath(file)),
      ...draftLessons(parsedContent)(course.file),
    ]);
    const { lessons } = course.value;
    const twice = repeated(
      lessons.map((id, index) => ({ id, index })),
      ({ id }) => id,
    ).map(({ value: { id, index } }) =>
      findingAt(course, ['lessons', index], `lists the lesson "${id}" twice`),
    );
    if (parsedContent.broken.has('lesson')) return twice;
    const missing = lessons.flatMap((id, index) =>
      names.has(id)
        ? []
        : findingAt(
            course,
            ['lessons', index],
            `lists the lesson "${id}", but there is no file ${id}.yaml${didYouMean(id, names)}`,
          ),
    );
    return [...twice, ...missing];
  });

/** Rules of taste: each course says which of them it goes by. */
const lessonsHaveTheStyle = (parsedContent: ParsedContent): Finding[] => {
  const insights = insightsById(parsedContent);
  return parsedContent.lessons.flatMap((lesson) => {
    const style = courseOf(parsedContent, lesson)?.value.style;
    if (!style) return [];
    const { exercise, lookAhead } = lesson.value;
    return [
      ...(style.exercise && !exercise ? [noteAt(lesson, [], 'has no exercise')] : []),
      ...(style.lookAhead && !lookAhead ? [noteAt(lesson, [], 'has no lookAhead')] : []),
      // What an insight adds is not known while its file cannot be read.
      ...(parsedContent.broken.has('insights')
        ? []
        : [...lengthNotes(lesson, style, insights), ...sourceNotes(lesson, style, insights)]),
    ];
  });
};

type Insights = ReturnType<typeof insightsById>;

const lengthNotes = (
  lesson: Parsed<Lesson>,
  { words: { min, max } }: Style,
  insights: Insights,
): Finding[] => {
  const words = lessonWordCount(lesson.value, insights);
  return words >= min && words <= max
    ? []
    : [noteAt(lesson, ['blocks'], `has ${words} words with its insights; a lesson has ${min} to ${max}`)];
};

const sourceNotes = (lesson: Parsed<Lesson>, style: Style, insights: Insights): Finding[] => {
  const placed = insightsIn(lesson.value.blocks, insights);
  if (placed.length === 0)
    return style.insights
      ? [noteAt(lesson, ['blocks'], 'places no insight; a lesson is made from insights')]
      : [];
  if (!style.singleSource) return [];
  const sources = articlesOf(placed);
  const { singleSource } = lesson.value;
  if (sources.length === 1 && singleSource === undefined)
    return [
      noteAt(
        lesson,
        [],
        `rests on one article alone, "${sources[0]}"; tell the reader so under singleSource`,
      ),
    ];
  return sources.length > 1 && singleSource !== undefined
    ? [noteAt(lesson, ['singleSource'], `says that it has one source, but it has ${sources.length}`)]
    : [];
};

/** A name that a lesson had before is nobody's now. */
const formerNamesAreFree = (parsedContent: ParsedContent): Finding[] =>
  parsedContent.courses.flatMap((course) => {
    const lessons = lessonsOf(parsedContent, course);
    return lessons.flatMap((lesson) => formerNameFindings(lesson, lessons));
  });

/** Mail programs join mails of one subject into one conversation. */
const subjectsAreUnique = (parsedContent: ParsedContent): Finding[] =>
  parsedContent.courses.flatMap((course) => {
    const subjects = [
      ...lessonsOf(parsedContent, course).map(({ file, value }) => ({
        file,
        at: ['subject'],
        value: value.subject,
      })),
      ...lessonsOf(parsedContent, course).flatMap(({ file, value: { subjectTest } }) =>
        subjectTest ? [{ file, at: ['subjectTest', 'against'], value: subjectTest.against }] : [],
      ),
      { file: course.file, at: ['closing', 'subject'], value: course.value.closing.subject },
    ];
    return repeated(subjects, ({ value }) => value.toLowerCase()).map(({ value, first }) =>
      findingAt(value, [], `has the subject "${value.value}", which ${first.file} already has`),
    );
  });
