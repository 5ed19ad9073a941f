import { notThere } from '../../prose/nearest.ts';
import { nameInPath } from '../content-paths.ts';
import { type Finding, findingAt, type Parsed, type ParsedContent } from '../parsed-content.ts';
import { calendarFindings } from './calendar-rules.ts';
import { draftFindings } from './draft-rules.ts';
import { draftsLast, isDraftBy } from './drafts.ts';
import { imageFindings } from './image-rules.ts';
import { insightFindings } from './insight-rules.ts';
import type { Hash } from './judged-claims.ts';
import { lessonFindings } from './lesson-rules.ts';
import { newsletterFindings } from './newsletter-rules.ts';
import { ownWordsFindings } from './own-words-rules.ts';
import { placementFindings } from './placement-rules.ts';
import { recapFindings } from './recap-rules.ts';
import { themeFindings } from './theme-rules.ts';
import { verdictFindings } from './verdict-rules.ts';

/**
 * Everything that files can only get wrong together; what is wrong within one file, its schema says. In a draft, nothing
 * is more than a note.
 */
export const contentFindings = (parsed: ParsedContent, hash: Hash): Finding[] => {
  const isDraft = isDraftBy(parsed.drafts);
  return findingsOf(draftsLast(parsed), hash).map((finding) =>
    isDraft(finding) ? { ...finding, severity: 'note' } : finding,
  );
};

const findingsOf = (parsedContent: ParsedContent, hash: Hash): Finding[] => [
  ...idsAreFileNames(parsedContent),
  ...insightFindings(parsedContent),
  ...placementFindings(parsedContent),
  ...recapFindings(parsedContent),
  ...lessonFindings(parsedContent),
  ...ownWordsFindings(parsedContent),
  ...verdictFindings(parsedContent, hash),
  ...calendarFindings(parsedContent),
  ...defaultCourseExists(parsedContent),
  ...newsletterFindings(parsedContent),
  ...imageFindings(parsedContent),
  ...themeFindings(parsedContent),
  ...endedIsGone(parsedContent),
  ...draftFindings(parsedContent),
];

const idsAreFileNames = ({ articles, courses, lessons, insightFiles }: ParsedContent): Finding[] => {
  const files: { parsed: Parsed<unknown>; key: 'id' | 'article'; says: string }[] = [
    ...[...articles, ...courses, ...lessons].map(
      (parsed) => ({ parsed, key: 'id', says: parsed.value.id }) as const,
    ),
    ...insightFiles.map((parsed) => ({ parsed, key: 'article', says: parsed.value }) as const),
  ];
  return files
    .filter(({ parsed, says }) => says !== nameInPath(parsed.file))
    .map(({ parsed, key, says }) =>
      findingAt(
        { ...parsed, at: [] },
        [key],
        `has the ${key} "${says}", but its name says "${nameInPath(parsed.file)}"`,
      ),
    );
};

/** What is over has no files, so that nobody thinks that it goes on. */
const endedIsGone = ({ sites, courses, newsletters }: ParsedContent): Finding[] =>
  sites.flatMap((site) =>
    (site.value.ended ?? []).flatMap((id, index) => {
      const files = [...courses, ...newsletters].filter(({ value }) => String(value.id) === id);
      return files.map(({ file }) =>
        findingAt(
          site,
          ['ended', index],
          `says that "${id}" has ended, but ${file} is still there; take one of the two away`,
        ),
      );
    }),
  );

const defaultCourseExists = ({ sites, courses, broken }: ParsedContent): Finding[] =>
  broken.has('course')
    ? []
    : sites.flatMap((site) => {
        const { defaultCourse } = site.value;
        const ids = courses.map(({ value }) => value.id);
        return defaultCourse === undefined || ids.includes(defaultCourse)
          ? []
          : [findingAt(site, ['defaultCourse'], `names the default course ${notThere(defaultCourse, ids)}`)];
      });
