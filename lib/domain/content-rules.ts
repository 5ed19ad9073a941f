import type { Article } from './article.ts';
import { courseInPath, nameInPath } from './content-paths.ts';
import type { Course } from './course.ts';
import type { Draft, Drafts, Finding, Path } from './drafts.ts';
import type { Insight, InsightId } from './insight.ts';
import { type Lesson, lessonWords } from './lesson.ts';
import { articlesOf, insightsIn, lessonWordCount } from './lesson-insights.ts';

/**
 * The rules that files can only break together. Each is one sentence of the promise that a course keeps:
 * every claim has evidence, every insight has a place, every lesson is one that the course lists.
 */
export const contentFindings = (drafts: Drafts): Finding[] => [
  ...idsAreFileNames(drafts),
  ...insightIdsAreUnique(drafts),
  ...evidenceExists(drafts),
  ...topicsExist(drafts),
  ...placedInsightsExist(drafts),
  ...everyInsightHasOnePlace(drafts),
  ...lessonsAreListed(drafts),
  ...listedLessonsExist(drafts),
  ...lessonsAreFiveMinutes(drafts),
  ...singleSourcesAreNamed(drafts),
  ...subjectsAreUnique(drafts),
  ...defaultCourseExists(drafts),
];

const findingAt = (draft: Draft<unknown>, within: Path, message: string): Finding => ({
  file: draft.file,
  at: [...draft.at, ...within],
  message,
});

/** Every value after the first that has a key already taken. */
const repeated = <T>(values: readonly T[], keyOf: (value: T) => string): { value: T; first: T }[] => {
  const seen = new Map<string, T>();
  return values.flatMap((value) => {
    const first = seen.get(keyOf(value));
    if (first !== undefined) return [{ value, first }];
    seen.set(keyOf(value), value);
    return [];
  });
};

const insightsById = ({ insights }: Drafts): ReadonlyMap<InsightId, Insight> =>
  new Map(insights.map(({ value }) => [value.id, value]));

const lessonsOf = ({ lessons }: Drafts, course: Draft<Course>): Draft<Lesson>[] =>
  lessons.filter(({ file }) => courseInPath(file) === nameInPath(course.file));

/** Where a course places insights: in its lessons and its closing mail. */
const placementsIn = (drafts: Drafts, course: Draft<Course>): Draft<InsightId>[] => {
  const listed = lessonsOf(drafts, course).filter(({ value }) => course.value.lessons.includes(value.id));
  const places = [
    ...listed.map(({ file, value }) => ({ file, at: ['blocks'], blocks: value.blocks })),
    { file: course.file, at: ['closing', 'blocks'], blocks: course.value.closing.blocks },
  ];
  return places.flatMap(({ file, at, blocks }) =>
    blocks.flatMap((block, index) =>
      'insight' in block ? [{ file, at: [...at, index, 'insight'], value: block.insight }] : [],
    ),
  );
};

const leftOutBy = (course: Draft<Course>): Draft<InsightId>[] =>
  course.value.leftOut.map(({ insight }, index) => ({
    file: course.file,
    at: ['leftOut', index, 'insight'],
    value: insight,
  }));

const idsAreFileNames = ({ articles, courses, lessons, insightFiles }: Drafts): Finding[] => {
  const files: { draft: Draft<unknown>; key: 'id' | 'article'; says: string }[] = [
    ...[...articles, ...courses, ...lessons].map(
      (draft) => ({ draft, key: 'id', says: draft.value.id }) as const,
    ),
    ...insightFiles.map((draft) => ({ draft, key: 'article', says: draft.value }) as const),
  ];
  return files
    .filter(({ draft, says }) => says !== nameInPath(draft.file))
    .map(({ draft, key, says }) =>
      findingAt(
        { ...draft, at: [] },
        [key],
        `has the ${key} "${says}", but its name says "${nameInPath(draft.file)}"`,
      ),
    );
};

const insightIdsAreUnique = ({ insights }: Drafts): Finding[] =>
  repeated(insights, ({ value }) => value.id).map(({ value, first }) =>
    findingAt(value, ['id'], `gives an insight the id "${value.value.id}", which ${first.file} has already`),
  );

const evidenceExists = ({ articles, insights, broken }: Drafts): Finding[] => {
  const byId = new Map<string, Article>(articles.map(({ value }) => [value.id, value]));
  return insights.flatMap((draft) =>
    draft.value.evidence.flatMap((evidence, index) => {
      const article = byId.get(evidence.article);
      if (!article)
        return broken.has('article')
          ? []
          : findingAt(
              draft,
              ['evidence', index, 'article'],
              `evidence names the article "${evidence.article}", which does not exist`,
            );
      return evidence.paragraphs.flatMap((paragraph, position) =>
        paragraph <= article.paragraphs
          ? []
          : findingAt(
              draft,
              ['evidence', index, 'paragraphs', position],
              `evidence names paragraph ${paragraph}; the article has ${article.paragraphs}`,
            ),
      );
    }),
  );
};

const topicsExist = ({ courses, insights, broken }: Drafts): Finding[] => {
  if (broken.has('course')) return [];
  const known = new Set(courses.flatMap(({ value }) => value.topics.map(({ id }) => id)));
  return insights.flatMap((draft) =>
    draft.value.topics.flatMap((topic, index) =>
      known.has(topic)
        ? []
        : findingAt(draft, ['topics', index], `names the topic "${topic}", which no course has`),
    ),
  );
};

const placedInsightsExist = (drafts: Drafts): Finding[] => {
  if (drafts.broken.has('insights')) return [];
  const known = insightsById(drafts);
  return drafts.courses
    .flatMap((course) => [...placementsIn(drafts, course), ...leftOutBy(course)])
    .filter(({ value }) => !known.has(value))
    .map((draft) => findingAt(draft, [], `names the insight "${draft.value}", which does not exist`));
};

const everyInsightHasOnePlace = (drafts: Drafts): Finding[] => {
  const twice = drafts.courses.flatMap((course) =>
    repeated([...placementsIn(drafts, course), ...leftOutBy(course)], ({ value }) => value).map(
      ({ value, first }) =>
        findingAt(
          value,
          [],
          value.at[0] === 'leftOut' && first.at[0] !== 'leftOut'
            ? `leaves out the insight "${value.value}", which ${first.file} places`
            : `names the insight "${value.value}", which ${first.file} has already`,
        ),
    ),
  );
  if (drafts.broken.has('course') || drafts.broken.has('lesson')) return twice;
  const placed = new Set(
    drafts.courses
      .flatMap((course) => [...placementsIn(drafts, course), ...leftOutBy(course)])
      .map(({ value }) => value),
  );
  const nowhere = drafts.insights
    .filter(({ value }) => !placed.has(value.id))
    .map((draft) =>
      findingAt(
        draft,
        ['id'],
        `the insight "${draft.value.id}" is in no lesson; place it, or list it under leftOut with the reason`,
      ),
    );
  return [...twice, ...nowhere];
};

const lessonsAreListed = ({ courses, lessons, broken }: Drafts): Finding[] =>
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

const listedLessonsExist = (drafts: Drafts): Finding[] =>
  drafts.courses.flatMap((course) => {
    const names = new Set(lessonsOf(drafts, course).map(({ file }) => nameInPath(file)));
    const { lessons } = course.value;
    const twice = repeated(
      lessons.map((id, index) => ({ id, index })),
      ({ id }) => id,
    ).map(({ value: { id, index } }) =>
      findingAt(course, ['lessons', index], `lists the lesson "${id}" twice`),
    );
    if (drafts.broken.has('lesson')) return twice;
    const missing = lessons.flatMap((id, index) =>
      names.has(id)
        ? []
        : findingAt(course, ['lessons', index], `lists the lesson "${id}", but there is no file ${id}.yaml`),
    );
    return [...twice, ...missing];
  });

const lessonsAreFiveMinutes = (drafts: Drafts): Finding[] => {
  if (drafts.broken.has('insights')) return [];
  const insights = insightsById(drafts);
  return drafts.lessons.flatMap((lesson) => {
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

const singleSourcesAreNamed = (drafts: Drafts): Finding[] => {
  if (drafts.broken.has('insights')) return [];
  const insights = insightsById(drafts);
  return drafts.lessons.flatMap((lesson) => {
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

/** Mail programs join mails of one subject into one conversation. */
const subjectsAreUnique = (drafts: Drafts): Finding[] =>
  drafts.courses.flatMap((course) => {
    const subjects = [
      ...lessonsOf(drafts, course).map(({ file, value }) => ({
        file,
        at: ['subject'],
        value: value.subject,
      })),
      { file: course.file, at: ['closing', 'subject'], value: course.value.closing.subject },
    ];
    return repeated(subjects, ({ value }) => value.toLowerCase()).map(({ value, first }) =>
      findingAt(value, [], `has the subject "${value.value}", which ${first.file} has already`),
    );
  });

const defaultCourseExists = ({ sites, courses, broken }: Drafts): Finding[] =>
  broken.has('course')
    ? []
    : sites
        .filter(({ value }) => !courses.some((course) => course.value.id === value.defaultCourse))
        .map((site) =>
          findingAt(
            site,
            ['defaultCourse'],
            `names the default course "${site.value.defaultCourse}", which does not exist`,
          ),
        );
