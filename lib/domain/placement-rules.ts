import type { Course } from './course.ts';
import {
  type Draft,
  type Drafts,
  type Finding,
  findingAt,
  insightsById,
  lessonsOf,
  repeated,
} from './drafts.ts';
import type { InsightId } from './insight.ts';

/** Each insight has one place in a course, or is left out with a reason. */
export const placementFindings = (drafts: Drafts): Finding[] => [
  ...placedInsightsExist(drafts),
  ...everyInsightHasOnePlace(drafts),
];

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
