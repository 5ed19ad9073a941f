import {
  type Content,
  type ContentFiles,
  distinctFaults,
  type Fault,
  type Note,
  type PreparedContent,
} from '../../domain/content/content.ts';
import { courseFile, lessonFile, listFile, siteFile } from '../../domain/content/content-paths.ts';
import type { Course } from '../../domain/content/course-file.ts';
import { historyWith, takenNames } from '../../domain/content/published/course-history.ts';
import type { PublishQuestion } from '../../domain/content/published/publish-question.ts';
import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { lastAnywhere } from '../../domain/time/schedule.ts';
import type { LiveEdition } from '../ports/content.ts';
import type { Ports } from '../ports.ts';
import type { CompiledCourse } from './compiled-course.ts';
import { findQuestions } from './find-questions.ts';
import { type BuiltList, compileUpcoming, type Upcoming } from './publish-newsletters.ts';
import { type Kept, soundPart } from './sound-part.ts';
import { storeEdition } from './store-edition.ts';
import { touchedIssues } from './touched-issues.ts';

/**
 * What to build: the edition that a publish stored, or the files that a deploy brought, or (with neither)
 * whatever is live.
 */
export type BuildRequest = { edition?: string; bundle?: PreparedContent };

/** What a build would do. Only one that has nothing to ask is carried out. */
export type BuildPlan =
  | { kind: 'refused'; faults: Fault[] }
  | {
      kind: 'planned';
      /** What the content has to answer first. */
      questions: PublishQuestion[];
      /** The edition that was asked for, and the files of it that would be published: others, where some of it is kept back. */
      asked: Omit<LiveEdition, 'version'>;
      files: ContentFiles;
      content: Content;
      courses: CompiledCourse[];
      lists: BuiltList[];
      upcoming: Upcoming;
      notes: Note[];
      /** What keeps the rest of the content from being published. */
      faults: Fault[];
      kept: Kept[];
    };

export type PlanPorts = Pick<
  Ports,
  | 'editions'
  | 'images'
  | 'readContent'
  | 'compileCourse'
  | 'courses'
  | 'compileIssue'
  | 'compileList'
  | 'newsletters'
  | 'issueRecords'
  | 'clock'
  | 'random'
>;

/**
 * Compiles every course and upcoming issue that is without fault, and holds them against what is published. Changes nothing
 * that is live.
 */
export const planBuild =
  (ports: PlanPorts) =>
  async (request: BuildRequest, live: LiveEdition | undefined): Promise<BuildPlan> => {
    const { editions } = ports;
    const refuse = (faults: Fault[]): BuildPlan => ({ kind: 'refused', faults: distinctFaults(faults) });

    const asked = await editionToBuild(ports, live, request);
    if (!asked) return refuse([{ file: 'content', message: 'has never been published; publish it first' }]);

    const written = await editions.read(asked.edition);
    const before = live && (live.edition === asked.edition ? written : await editions.read(live.edition));
    const sound = await soundPart({ files: written, live: before ?? new Map() }, (files) =>
      compileContent(ports, files, before ?? files),
    );
    if (!('result' in sound)) return refuse(sound.faults);
    const { files, kept } = sound;
    const { content, courses, lists, upcoming, notes } = sound.result;

    const planned = { before: before ?? files, content, courses, upcoming };
    const questions = await findQuestions(ports)(planned);
    const faults = distinctFaults(sound.faults);
    return {
      kind: 'planned',
      questions,
      asked,
      files,
      content,
      courses,
      lists,
      upcoming,
      notes,
      faults,
      kept,
    };
  };

type CompiledContent = {
  content: Content;
  courses: CompiledCourse[];
  lists: BuiltList[];
  upcoming: Upcoming;
  notes: Note[];
};

/** Everything of these files that would be published, or what is wrong with them. */
const compileContent = async (
  ports: PlanPorts,
  files: ContentFiles,
  before: ContentFiles,
): Promise<{ result: CompiledContent } | { by: 'rules' | 'compiling'; faults: Fault[] }> => {
  const read = ports.readContent(files);
  if ('faults' in read) return { by: 'rules', faults: read.faults };
  const { content, notes } = read;
  if (content.courses.size + content.newsletters.size === 0)
    return { by: 'rules', faults: [nothingToPublish] };
  const compiled = await compileCourses(ports, content, files);
  const differs = (path: string) => before.get(path) !== files.get(path);
  const upcoming = await compileUpcoming(ports)(content, touchedIssues(before, files), {
    isOtherSender: (list) => differs(siteFile) || differs(listFile(list)),
  });
  const lists = await compileLists(ports, content);
  const faults = [compiled, lists, upcoming].flatMap((each) => ('faults' in each ? each.faults : []));
  if ('faults' in compiled || 'faults' in lists || 'faults' in upcoming) return { by: 'compiling', faults };
  return { result: { content, courses: compiled.courses, lists: lists.lists, upcoming, notes } };
};

export const nothingToPublish: Fault = {
  file: siteFile,
  message: 'has nothing to publish yet: every course and newsletter is still a draft',
};

/**
 * A publish wins at once; a bundle only when a deploy has changed it, so that it never undoes a publish. One that has not changed is
 * stored already, and the daily build writes nothing of it.
 */
const editionToBuild = async (
  ports: Pick<Ports, 'editions' | 'images'>,
  live: LiveEdition | undefined,
  { edition, bundle }: BuildRequest,
): Promise<Omit<LiveEdition, 'version'> | undefined> => {
  if (edition !== undefined) return { edition, bundle: live?.bundle };
  if (!bundle) return live;
  if (live?.bundle === (await ports.editions.nameOf(bundle.files))) return live;
  const brought = await storeEdition(ports)(bundle);
  return { edition: brought, bundle: brought };
};

const compileCourses = async (
  { compileCourse, courses, clock }: PlanPorts,
  content: Content,
  files: ContentFiles,
): Promise<{ courses: CompiledCourse[] } | { faults: Fault[] }> => {
  const compiled: CompiledCourse[] = [];
  const faults: Fault[] = [];
  for (const [id, { course, lessons }] of content.courses) {
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
      ...(published ? [] : isPast(course, files, clock.now())),
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

/** Nobody waits for a course that was never published: with a date that is over, everybody would begin at once. */
const isPast = ({ id, start, sendHour }: Course, files: ContentFiles, now: Instant): Fault[] => {
  if (start === undefined || lastAnywhere(start, sendHour) > now) return [];
  const file = courseFile(id);
  const line = (files.get(file) ?? '').split('\n').findIndex((text) => text.startsWith('start:')) + 1;
  return [
    {
      file,
      ...(line > 0 ? { line } : {}),
      message: `start says ${start}, which is over, and nobody has signed up yet; take it out if everybody is to begin at once, or write the right date`,
    },
  ];
};

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

const compileLists = async (
  { compileList, newsletters }: PlanPorts,
  content: Content,
): Promise<{ lists: BuiltList[] } | { faults: Fault[] }> => {
  const lists: BuiltList[] = [];
  const faults: Fault[] = [];
  for (const id of content.newsletters.keys()) {
    const built = await compileList(content, id);
    faults.push(...isOver(listFile(id), 'newsletter', (await newsletters.list(id))?.ended));
    if ('faults' in built) faults.push(...built.faults);
    else lists.push(built);
  }
  return faults.length > 0 ? { faults } : { lists };
};
