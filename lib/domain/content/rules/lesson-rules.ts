import { courseInPath, nameInPath } from '../content-paths.ts';
import { lessonWords } from '../lesson.ts';
import { articlesOf, insightsIn, lessonWordCount } from '../lesson-insights.ts';
import {
  type Finding,
  findingAt,
  insightsById,
  lessonsOf,
  type ParsedContent,
  repeated,
} from '../parsed-content.ts';
import { formerNameFindings } from './former-names.ts';

/** Each lesson is one that its course lists, of five minutes, with its sources and a subject of its own. */
export const lessonFindings = (parsedContent: ParsedContent): Finding[] => [
  ...lessonsAreListed(parsedContent),
  ...listedLessonsExist(parsedContent),
  ...lessonsAreFiveMinutes(parsedContent),
  ...singleSourcesAreNamed(parsedContent),
  ...subjectsAreUnique(parsedContent),
  ...formerNamesAreFree(parsedContent),
];

const lessonsAreListed = ({ courses, lessons, broken }: ParsedContent): Finding[] =>
  lessons.flatMap((lesson) => {
    const course = courses.find(({ file }) => nameInPath(file) === courseInPath(lesson.file));
    if (course?.value.lessons.some((id) => id === nameInPath(lesson.file))) return [];
    if (!course && broken.has('course')) return [];
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
    const names = new Set(lessonsOf(parsedContent, course).map(({ file }) => nameInPath(file)));
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
        : findingAt(course, ['lessons', index], `lists the lesson "${id}", but there is no file ${id}.yaml`),
    );
    return [...twice, ...missing];
  });

const lessonsAreFiveMinutes = (parsedContent: ParsedContent): Finding[] => {
  if (parsedContent.broken.has('insights')) return [];
  const insights = insightsById(parsedContent);
  return parsedContent.lessons.flatMap((lesson) => {
    const words = lessonWordCount(lesson.value, insights);
    return words >= lessonWords.min && words <= lessonWords.max
      ? []
      : findingAt(
          lesson,
          ['blocks'],
          `has ${words} words with its insights; a lesson has ${lessonWords.min} to ${lessonWords.max}`,
        );
  });
};

const singleSourcesAreNamed = (parsedContent: ParsedContent): Finding[] => {
  if (parsedContent.broken.has('insights')) return [];
  const insights = insightsById(parsedContent);
  return parsedContent.lessons.flatMap((lesson) => {
    const placed = insightsIn(lesson.value.blocks, insights);
    const sources = articlesOf(placed);
    if (placed.length === 0)
      return findingAt(lesson, ['blocks'], 'places no insight; a lesson is made from insights');
    if (sources.length === 1 && lesson.value.singleSource === undefined)
      return findingAt(
        lesson,
        [],
        `rests on one article alone, "${sources[0]}"; tell the reader so under singleSource`,
      );
    if (sources.length > 1 && lesson.value.singleSource !== undefined)
      return findingAt(lesson, ['singleSource'], `says that it has one source, but it has ${sources.length}`);
    return [];
  });
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
      { file: course.file, at: ['closing', 'subject'], value: course.value.closing.subject },
    ];
    return repeated(subjects, ({ value }) => value.toLowerCase()).map(({ value, first }) =>
      findingAt(value, [], `has the subject "${value.value}", which ${first.file} already has`),
    );
  });
