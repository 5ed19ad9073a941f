import { notThere } from '../../prose/nearest.ts';
import type { Course } from '../course-file.ts';
import type { InsightId } from '../insight.ts';
import { sideName } from '../lesson-insights.ts';
import {
  type Finding,
  findingAt,
  insightsById,
  lessonsOf,
  noteAt,
  type Parsed,
  type ParsedContent,
  repeated,
} from '../parsed-content.ts';
import { blocksOfClosing, blocksOfIssue, blocksOfLesson, placementsAmong } from './blocks-in-place.ts';
import { isDraftBy } from './drafts.ts';

/** Each insight has one place in a course, or is left out with a reason, and what it needs is there. */
export const placementFindings = (parsedContent: ParsedContent): Finding[] => [
  ...placedInsightsExist(parsedContent),
  ...everyInsightHasOnePlace(parsedContent),
  ...sidesHaveNames(parsedContent),
];

/** Where a course places insights: in its lessons and its closing mail. */
export const placementsIn = (parsedContent: ParsedContent, course: Parsed<Course>): Parsed<InsightId>[] => {
  const listed = lessonsOf(parsedContent, course).filter(({ value }) =>
    course.value.lessons.includes(value.id),
  );
  return placementsAmong([...listed.flatMap(blocksOfLesson), ...blocksOfClosing(course)]);
};

const leftOutBy = (course: Parsed<Course>): Parsed<InsightId>[] =>
  course.value.leftOut.map(({ insight }, index) => ({
    file: course.file,
    at: ['leftOut', index, 'insight'],
    value: insight,
  }));

/** In what a newsletter sends, insights stand as often as their author likes. */
const placementsInIssues = ({ issues }: ParsedContent): Parsed<InsightId>[] =>
  placementsAmong(issues.flatMap(blocksOfIssue));

const placedInsightsExist = (parsedContent: ParsedContent): Finding[] => {
  if (parsedContent.broken.has('insights')) return [];
  const known = insightsById(parsedContent);
  return [
    ...parsedContent.courses.flatMap((course) => [
      ...placementsIn(parsedContent, course),
      ...leftOutBy(course),
    ]),
    ...placementsInIssues(parsedContent),
  ]
    .filter(({ value }) => !known.has(value))
    .map((parsed) => findingAt(parsed, [], `names the insight ${notThere(parsed.value, known.keys())}`));
};

/** A contrast without names of its own has them from the course that places it; an issue has none to give. */
const sidesHaveNames = (parsedContent: ParsedContent): Finding[] => {
  const insights = insightsById(parsedContent);
  const nameless = (places: readonly Parsed<InsightId>[], remedy: string, course?: Course) =>
    places.flatMap((place) => {
      const insight = insights.get(place.value);
      if (insight?.kind !== 'contrast') return [];
      const isNamed = insight.sides.every((_, index) => sideName(insight, index, course));
      return isNamed
        ? []
        : findingAt(
            place,
            [],
            `places the contrast "${insight.id}", a side of which has no name; give each of its sides a name${remedy}`,
          );
    });
  return [
    ...parsedContent.courses.flatMap((course) =>
      nameless(
        placementsIn(parsedContent, course),
        `, or name both for the whole course under sides in ${course.file}`,
        course.value,
      ),
    ),
    ...nameless(placementsInIssues(parsedContent), ''),
  ];
};

const everyInsightHasOnePlace = (parsedContent: ParsedContent): Finding[] => {
  const twice = parsedContent.courses.flatMap((course) =>
    repeated([...placementsIn(parsedContent, course), ...leftOutBy(course)], ({ value }) => value).map(
      ({ value, first }) =>
        findingAt(
          value,
          [],
          value.at[0] === 'leftOut' && first.at[0] !== 'leftOut'
            ? `leaves out the insight "${value.value}", which ${first.file} places`
            : `names the insight "${value.value}", which ${first.file} already names`,
        ),
    ),
  );
  if (parsedContent.broken.has('course') || parsedContent.broken.has('lesson')) return twice;
  const placed = new Set(
    [
      ...parsedContent.courses.flatMap((course) => [
        ...placementsIn(parsedContent, course),
        ...leftOutBy(course),
      ]),
      ...placementsInIssues(parsedContent),
    ].map(({ value }) => value),
  );
  // A draft has its place when it is one no more.
  const isDraft = isDraftBy(parsedContent.drafts);
  const nowhere = parsedContent.insights
    .filter((insight) => !isDraft(insight) && !placed.has(insight.value.id))
    .map((parsed) =>
      noteAt(
        parsed,
        ['id'],
        `the insight "${parsed.value.id}" is in no lesson; place it, or list it under leftOut with the reason`,
      ),
    );
  return [...twice, ...nowhere];
};
