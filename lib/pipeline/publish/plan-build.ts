import {
  type Content,
  distinctFaults,
  type Fault,
  type Note,
  type PreparedContent,
} from '../../domain/content/content.ts';
import { courseFile, lessonFile, listFile, siteFile } from '../../domain/content/content-paths.ts';
import { historyWith, takenNames } from '../../domain/content/course-history.ts';
import type { PublishQuestion } from '../../domain/content/publish-question.ts';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { LiveEdition, Ports } from '../ports.ts';
import type { CompiledCourse } from './compiled-course.ts';
import { findQuestions } from './find-questions.ts';
import { compileUpcoming, type Upcoming } from './publish-newsletters.ts';
import { storeEdition } from './store-edition.ts';
import { touchedIssues } from './touched-issues.ts';

/**
 * What to build: the edition that a publish stored, or the files that a deploy brought, or (with neither)
 * whatever is live.
 */
export type BuildRequest = { edition?: string; bundle?: PreparedContent };

/** What a build would do. Only one that is `ready` can be carried out. */
export type BuildPlan =
  | { kind: 'refused'; faults: Fault[] }
  | { kind: 'needs-answer'; questions: PublishQuestion[] }
  | {
      kind: 'ready';
      next: Omit<LiveEdition, 'version'>;
      content: Content;
      courses: CompiledCourse[];
      upcoming: Upcoming;
      notes: Note[];
    };

export type PlanPorts = Pick<
  Ports,
  | 'editions'
  | 'images'
  | 'readContent'
  | 'compileCourse'
  | 'courses'
  | 'compileIssue'
  | 'newsletters'
  | 'issueRecords'
  | 'clock'
  | 'random'
>;

/** Compiles every course and upcoming issue, and holds them against what is published. Changes nothing that is live. */
export const planBuild =
  (ports: PlanPorts) =>
  async (request: BuildRequest, live: LiveEdition | undefined): Promise<BuildPlan> => {
    const { editions, readContent } = ports;
    const refuse = (faults: Fault[]): BuildPlan => ({ kind: 'refused', faults: distinctFaults(faults) });

    const next = await editionToBuild(ports, live, request);
    if (!next) return refuse([{ file: 'content', message: 'has never been published; publish it first' }]);

    const files = await editions.read(next.edition);
    const read = readContent(files);
    if ('faults' in read) return refuse(read.faults);
    const { content, notes } = read;
    if (content.courses.size === 0) return refuse([nothingToPublish]);
    const compiled = await compileCourses(ports, content);
    const before = live && live.edition !== next.edition ? await editions.read(live.edition) : files;
    const differs = (path: string) => before.get(path) !== files.get(path);
    const upcoming = await compileUpcoming(ports)(content, touchedIssues(before, files), {
      isOtherSender: (list) => differs(siteFile) || differs(listFile(list)),
    });
    const over = await listsThatAreOver(ports, content);
    const faults = [compiled, upcoming].flatMap((each) => ('faults' in each ? each.faults : [])).concat(over);
    if ('faults' in compiled || 'faults' in upcoming || over.length > 0) return refuse(faults);

    const { courses } = compiled;
    const questions = await findQuestions(ports)({
      before,
      content,
      courses,
      upcoming,
    });
    return questions.length > 0
      ? { kind: 'needs-answer', questions }
      : { kind: 'ready', next, content, courses, upcoming, notes };
  };

const nothingToPublish: Fault = {
  file: siteFile,
  message: 'has nothing to publish yet: every course is still a draft',
};

/** A publish wins at once; a bundle only when a deploy has changed it, so that it never undoes a publish. */
const editionToBuild = async (
  ports: Pick<Ports, 'editions' | 'images'>,
  live: LiveEdition | undefined,
  { edition, bundle }: BuildRequest,
): Promise<Omit<LiveEdition, 'version'> | undefined> => {
  if (edition !== undefined) return { edition, bundle: live?.bundle };
  if (!bundle) return live;
  const brought = await storeEdition(ports)(bundle);
  return live?.bundle === brought ? live : { edition: brought, bundle: brought };
};

const compileCourses = async (
  { compileCourse, courses }: PlanPorts,
  content: Content,
): Promise<{ courses: CompiledCourse[] } | { faults: Fault[] }> => {
  const compiled: CompiledCourse[] = [];
  const faults: Fault[] = [];
  for (const [id, { lessons }] of content.courses) {
    const result = await compileCourse(content, id);
    if ('faults' in result) {
      faults.push(...result.faults);
      continue;
    }
    const published = await courses.current(id);
    const written = [...lessons.values()];
    faults.push(
      ...takenFaults(id, takenNames(published, written)),
      ...isOver(courseFile(id), 'course', published?.ended),
    );
    compiled.push({ ...result, course: { ...result.course, history: historyWith(published, written) } });
  }
  return faults.length > 0 ? { faults } : { courses: compiled };
};

const takenFaults = (
  course: PublishedCourse['course']['id'],
  taken: ReturnType<typeof takenNames>,
): Fault[] =>
  taken.map(({ lesson, of }) => ({
    file: lessonFile(course, lesson),
    message: `has the id that the lesson "${of}" had before; if it is that lesson, write "was: [${of}]" in it, and otherwise give it another id`,
  }));

/** The end of a course or a newsletter is for good: those who were in it were told so. */
const isOver = (file: string, what: 'course' | 'newsletter', ended: Instant | undefined): Fault[] =>
  ended === undefined
    ? []
    : [
        {
          file,
          message: `was ended on ${ended.slice(0, 10)}, for good; give the ${what} another id to begin it anew`,
        },
      ];

const listsThatAreOver = async (
  { newsletters }: PlanPorts,
  { newsletters: lists }: Content,
): Promise<Fault[]> => {
  const faults: Fault[] = [];
  for (const id of lists.keys())
    faults.push(...isOver(listFile(id), 'newsletter', (await newsletters.list(id))?.ended));
  return faults;
};
