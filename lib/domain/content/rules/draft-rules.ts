import { courseFile, nameInPath } from '../content-paths.ts';
import type { Issue } from '../issue-file.ts';
import type { Segment } from '../newsletter.ts';
import {
  type Finding,
  findingAt,
  listOf,
  type Parsed,
  type ParsedContent,
  type Path,
} from '../parsed-content.ts';
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
  ...publishedLessons(parsedContent),
  ...coursesHaveLessons(parsedContent),
];

/** `through` is what stands there, where it is that which names it. */
type Named = { by: Parsed<unknown>; at: Path; id: string; through?: string };

const stillDrafts = (what: string, named: readonly Named[], drafts: ReadonlySet<string>): Finding[] =>
  named
    .filter(({ id }) => drafts.has(id))
    .map(({ by, at, id, through }) =>
      findingAt(
        by,
        at,
        `names the ${through === undefined ? '' : `${through}, and by it the `}${what} "${id}", which is still a draft`,
      ),
    );

/** What an issue names by the segment that it is for. */
const bySegment = (parsedContent: ParsedContent, key: 'course' | 'list'): Named[] =>
  segmentsOfIssues(parsedContent).flatMap(({ by, name, segment }): Named[] => {
    const id = segment[key];
    return id === undefined ? [] : [{ by, at: ['audience'], id, through: `segment "${name}"` }];
  });

const segmentsOfIssues = (
  parsedContent: ParsedContent,
): { by: Parsed<Issue>; name: string; segment: Segment }[] =>
  parsedContent.issues.flatMap((by) => {
    const { audience } = by.value;
    if (audience.who !== 'segment') return [];
    const segment = listOf(parsedContent, by)?.value.segments?.[audience.segment];
    return segment ? [{ by, name: audience.segment, segment }] : [];
  });

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
    ...bySegment(parsedContent, 'course'),
  ];
  return stillDrafts('course', named, idsOfDrafts(parsedContent, courses));
};

const publishedLists = (parsedContent: ParsedContent): Finding[] => {
  const named = [
    ...sitesOnceBegun(parsedContent).flatMap((site): Named[] => {
      const { newsletter } = site.value;
      return newsletter === undefined ? [] : [{ by: site, at: ['newsletter'], id: newsletter }];
    }),
    ...bySegment(parsedContent, 'list'),
  ];
  return stillDrafts('newsletter', named, idsOfDrafts(parsedContent, parsedContent.newsletters));
};

const publishedLessons = (parsedContent: ParsedContent): Finding[] =>
  segmentsOfIssues(parsedContent).flatMap(({ by, name, segment: { course, had, notHad } }) => {
    if (course === undefined) return [];
    const named = [had, notHad].flatMap((id): Named[] =>
      id === undefined ? [] : [{ by, at: ['audience'], id, through: `segment "${name}"` }],
    );
    return stillDrafts('lesson', named, draftLessons(parsedContent)(courseFile(course)));
  });

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
