import { nameInPath } from './content-paths.ts';
import { type Draft, type Drafts, type Finding, findingAt } from './drafts.ts';
import { insightFindings } from './insight-rules.ts';
import { lessonFindings } from './lesson-rules.ts';
import { newsletterFindings } from './newsletter-rules.ts';
import { placementFindings } from './placement-rules.ts';

/** Everything that files can only get wrong together; what is wrong within one file, its schema says. */
export const contentFindings = (drafts: Drafts): Finding[] => [
  ...idsAreFileNames(drafts),
  ...insightFindings(drafts),
  ...placementFindings(drafts),
  ...lessonFindings(drafts),
  ...defaultCourseExists(drafts),
  ...newsletterFindings(drafts),
];

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
