import { nameInPath } from '../content-paths.ts';
import { type Finding, findingAt, type Parsed, type ParsedContent, type Path } from '../parsed-content.ts';
import {
  blocksOfClosing,
  blocksOfIssue,
  blocksOfLesson,
  placementsAmong,
  recapsAmong,
} from './blocks-in-place.ts';
import { draftLessons, isDraftBy } from './drafts.ts';

/** What is published rests on nothing that is not. */
export const draftFindings = (parsedContent: ParsedContent): Finding[] => [
  ...publishedInsights(parsedContent),
  ...publishedCourses(parsedContent),
  ...publishedLists(parsedContent),
  ...coursesHaveLessons(parsedContent),
];

type Named = { by: Parsed<unknown>; at: Path; id: string };

const stillDrafts = (what: string, named: readonly Named[], drafts: ReadonlySet<string>): Finding[] =>
  named
    .filter(({ id }) => drafts.has(id))
    .map(({ by, at, id }) => findingAt(by, at, `names the ${what} "${id}", which is still a draft`));

const idsOfDrafts = (parsedContent: ParsedContent, all: readonly Parsed<{ id: string }>[]): Set<string> => {
  const isDraft = isDraftBy(parsedContent.drafts);
  return new Set(all.filter(isDraft).map(({ value }) => value.id));
};

const publishedInsights = (parsedContent: ParsedContent): Finding[] => {
  const { courses, lessons, issues, insights } = parsedContent;
  const blocks = [
    ...lessons.flatMap(blocksOfLesson),
    ...courses.flatMap(blocksOfClosing),
    ...issues.flatMap(blocksOfIssue),
  ];
  const named = [
    ...[...placementsAmong(blocks), ...recapsAmong(blocks)].map(
      (by): Named => ({ by, at: [], id: by.value }),
    ),
    ...issues.flatMap((issue) =>
      issue.value.insights.map((id, index): Named => ({ by: issue, at: ['insights', index], id })),
    ),
  ];
  return stillDrafts('insight', named, idsOfDrafts(parsedContent, insights));
};

/** Where there is nothing to publish yet, there is nothing that the pages could offer instead. */
const sitesOnceBegun = ({ sites, courses, newsletters, drafts }: ParsedContent): ParsedContent['sites'] => {
  const isDraft = isDraftBy(drafts);
  return [...courses, ...newsletters].some((each) => !isDraft(each)) ? sites : [];
};

const publishedCourses = (parsedContent: ParsedContent): Finding[] => {
  const { issues, courses } = parsedContent;
  const named = [
    ...sitesOnceBegun(parsedContent).flatMap((site): Named[] => {
      const { defaultCourse } = site.value;
      return defaultCourse === undefined ? [] : [{ by: site, at: ['defaultCourse'], id: defaultCourse }];
    }),
    ...issues.flatMap((issue): Named[] => {
      const { audience } = issue.value;
      return 'course' in audience ? [{ by: issue, at: ['audience'], id: audience.course }] : [];
    }),
  ];
  return stillDrafts('course', named, idsOfDrafts(parsedContent, courses));
};

const publishedLists = (parsedContent: ParsedContent): Finding[] => {
  const named = sitesOnceBegun(parsedContent).flatMap((site): Named[] => {
    const { newsletter } = site.value;
    return newsletter === undefined ? [] : [{ by: site, at: ['newsletter'], id: newsletter }];
  });
  return stillDrafts('newsletter', named, idsOfDrafts(parsedContent, parsedContent.newsletters));
};

const coursesHaveLessons = (parsedContent: ParsedContent): Finding[] => {
  const isDraft = isDraftBy(parsedContent.drafts);
  return parsedContent.courses
    .filter((course) => {
      const drafts = draftLessons(parsedContent)(course.file);
      return !isDraft(course) && course.value.lessons.every((id) => drafts.has(id));
    })
    .map((course) =>
      findingAt(
        course,
        ['lessons'],
        `lists drafts alone; write "draft: true" in ${nameInPath(course.file)}/course.yaml too, or finish a lesson`,
      ),
    );
};
