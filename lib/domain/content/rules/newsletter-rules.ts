import { notThere } from '../../prose/nearest.ts';
import { listInPath, nameInPath } from '../content-paths.ts';
import { issueId } from '../issue.ts';
import type { Newsletter, Segment } from '../newsletter.ts';
import {
  type Finding,
  findingAt,
  lessonsOf,
  listOf,
  noteAt,
  type Parsed,
  type ParsedContent,
  type Path,
} from '../parsed-content.ts';
import { formerNameFindings } from './former-names.ts';

/** What lists and issues can only break together with other files: whom they name, and by which name. */
export const newsletterFindings = (parsedContent: ParsedContent): Finding[] => [
  ...idsAreFolderNames(parsedContent),
  ...idsAreNoCourses(parsedContent),
  ...issuesHaveAList(parsedContent),
  ...namesSayWhen(parsedContent),
  ...formerNamesAreFree(parsedContent),
  ...audiencesExist(parsedContent),
  ...segmentsExist(parsedContent),
  ...segmentsNameCourses(parsedContent),
  ...segmentsNameLists(parsedContent),
  ...segmentsNameLessons(parsedContent),
  ...insightsExist(parsedContent),
  ...offeredListExists(parsedContent),
  ...subjectsCanBeTested(parsedContent),
  ...testsAreMeasured(parsedContent),
];

/** A test of subjects needs two of them, and time for the rest of the readers. */
const subjectsCanBeTested = ({ issues }: ParsedContent): Finding[] =>
  issues.flatMap((parsed) => {
    const { subject, subjectTest: test, windowHours } = parsed.value;
    if (!test) return [];
    const isSame = test.against.toLowerCase() === subject.toLowerCase();
    return [
      ...(isSame ? [findingAt(parsed, ['subjectTest', 'against'], 'is the same as the subject')] : []),
      ...(test.waitHours < windowHours
        ? []
        : [
            findingAt(
              parsed,
              ['subjectTest', 'waitHours'],
              `is ${test.waitHours}, but after ${windowHours} hours (windowHours) the rest of the readers would get nothing any more`,
            ),
          ]),
    ];
  });

/** Of issues and lessons: where nobody is told of clicks, their author should know what comes in their place. */
const testsAreMeasured = ({ issues, lessons, sites }: ParsedContent): Finding[] => {
  if (sites.length === 0 || sites.some(({ value: { tracking } }) => tracking.clicks)) return [];
  return [...issues, ...lessons]
    .filter(({ value }) => value.subjectTest !== undefined)
    .map((parsed) =>
      noteAt(
        parsed,
        ['subjectTest'],
        'is measured by who leaves after it: nobody is told of clicks. Few leave, so that only a great many readers make a winner of it. With tracking.clicks in site.yaml, if your readers have agreed to that, it is measured by clicks',
      ),
    );
};

const idsAreFolderNames = ({ newsletters }: ParsedContent): Finding[] =>
  newsletters
    .filter(({ file, value }) => value.id !== nameInPath(file))
    .map((parsed) =>
      findingAt(
        parsed,
        ['id'],
        `has the id "${parsed.value.id}", but its folder is "${nameInPath(parsed.file)}"`,
      ),
    );

/** A course and a newsletter go by one kind of List-Id: with the same id, mail programs would take them for one list. */
const idsAreNoCourses = ({ newsletters, courses }: ParsedContent): Finding[] =>
  newsletters.flatMap((parsed) => {
    const course = courses.find(({ value }) => String(value.id) === parsed.value.id);
    return course
      ? findingAt(
          parsed,
          ['id'],
          `has the id "${parsed.value.id}" of the course in ${course.file}; give it another, or mail programs will take the two for one list`,
        )
      : [];
  });

const issuesHaveAList = ({ newsletters, issues, broken }: ParsedContent): Finding[] => {
  if (broken.has('newsletter')) return [];
  const folders = new Set(newsletters.map(({ file }) => nameInPath(file)));
  return issues
    .filter(({ file }) => !folders.has(listInPath(file)))
    .map((parsed) => findingAt(parsed, [], 'is an issue in a folder that has no list.yaml'));
};

const namesSayWhen = ({ issues }: ParsedContent): Finding[] =>
  issues.flatMap((parsed) => {
    const name = nameInPath(parsed.file);
    if (!issueId.safeParse(name).success)
      return findingAt(parsed, [], 'must be named <date>-<slug>.md, such as 2027-01-12-a-hello.md');
    const { date } = parsed.value.send;
    return name.startsWith(date)
      ? []
      : findingAt(
          parsed,
          ['send', 'date'],
          `says ${date}, but the name of the file says ${name.slice(0, 10)}`,
        );
  });

/** A name that an issue had before is nobody's now. */
const formerNamesAreFree = ({ issues }: ParsedContent): Finding[] =>
  issues.flatMap((parsed) => {
    const list = listInPath(parsed.file);
    return formerNameFindings(
      parsed,
      issues.filter(({ file }) => listInPath(file) === list),
    );
  });

/** What there is of a kind, or has been: who finished a course is known also when it has ended. */
const alsoOver = ({ sites }: ParsedContent, all: readonly Parsed<{ id: string }>[]): Set<string> =>
  new Set([...all.map(({ value }) => value.id), ...sites.flatMap(({ value }) => value.ended ?? [])]);

const audiencesExist = (parsedContent: ParsedContent): Finding[] => {
  if (parsedContent.broken.has('course')) return [];
  const known = alsoOver(parsedContent, parsedContent.courses);
  return parsedContent.issues.flatMap((parsed) => {
    const { audience } = parsed.value;
    return 'course' in audience && !known.has(audience.course)
      ? findingAt(parsed, ['audience'], `audience names the course ${notThere(audience.course, known)}`)
      : [];
  });
};

/** An issue is for a segment of its own list. */
const segmentsExist = (parsedContent: ParsedContent): Finding[] =>
  parsedContent.issues.flatMap((parsed) => {
    const { audience } = parsed.value;
    const list = listOf(parsedContent, parsed);
    if (audience.who !== 'segment' || !list) return [];
    const known = new Set<string>(Object.keys(list.value.segments ?? {}));
    return known.has(audience.segment)
      ? []
      : findingAt(parsed, ['audience'], `audience names the segment ${notThere(audience.segment, known)}`);
  });

type InSegment = { by: Parsed<Newsletter>; at: Path; segment: Segment };

const segmentsIn = ({ newsletters }: ParsedContent): InSegment[] =>
  newsletters.flatMap((by) =>
    Object.entries(by.value.segments ?? {}).map(([name, segment]) => ({
      by,
      at: ['segments', name],
      segment,
    })),
  );

const segmentsNameCourses = (parsedContent: ParsedContent): Finding[] => {
  if (parsedContent.broken.has('course')) return [];
  const known = alsoOver(parsedContent, parsedContent.courses);
  return segmentsIn(parsedContent).flatMap(({ by, at, segment: { course } }) =>
    course === undefined || known.has(course)
      ? []
      : findingAt(by, [...at, 'course'], `names the course ${notThere(course, known)}`),
  );
};

const segmentsNameLists = (parsedContent: ParsedContent): Finding[] => {
  if (parsedContent.broken.has('newsletter')) return [];
  const known = alsoOver(parsedContent, parsedContent.newsletters);
  return segmentsIn(parsedContent).flatMap(({ by, at, segment: { list } }) =>
    list === undefined || known.has(list)
      ? []
      : findingAt(by, [...at, 'list'], `names the newsletter ${notThere(list, known)}`),
  );
};

/** Of a course that has ended, or can not be read, nobody can say which lessons it has. */
const segmentsNameLessons = (parsedContent: ParsedContent): Finding[] =>
  segmentsIn(parsedContent).flatMap(({ by, at, segment }) => {
    const course = parsedContent.courses.find(({ value }) => value.id === segment.course);
    return (['had', 'notHad'] as const).flatMap((key) => {
      const lesson = segment[key];
      if (!course || lesson === undefined || course.value.lessons.includes(lesson)) return [];
      const heir = lessonsOf(parsedContent, course).find(({ value }) => value.was?.includes(lesson));
      const why = heir
        ? `"${lesson}", which is "${heir.value.id}" now`
        : notThere(lesson, course.value.lessons);
      return findingAt(by, [...at, key], `names the lesson ${why}`);
    });
  });

const insightsExist = ({ insights, issues, broken }: ParsedContent): Finding[] => {
  if (broken.has('insights')) return [];
  const known = new Set(insights.map(({ value }) => value.id));
  return issues.flatMap((parsed) =>
    parsed.value.insights.flatMap((id, index) =>
      known.has(id) ? [] : findingAt(parsed, ['insights', index], `names the insight ${notThere(id, known)}`),
    ),
  );
};

const offeredListExists = ({ sites, newsletters, broken }: ParsedContent): Finding[] =>
  broken.has('newsletter')
    ? []
    : sites.flatMap((site) => {
        const { newsletter } = site.value;
        return newsletter === undefined || newsletters.some(({ value }) => value.id === newsletter)
          ? []
          : findingAt(
              site,
              ['newsletter'],
              `names the newsletter ${notThere(
                newsletter,
                newsletters.map(({ value }) => value.id),
              )}`,
            );
      });
