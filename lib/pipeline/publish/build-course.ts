import type { Content, ContentFiles, Fault } from '../../domain/content/content.ts';
import type { CourseId } from '../../domain/content/course.ts';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import type { CompiledMail } from '../../domain/mail/mail.ts';
import type { CompileCourse, Editions, LiveEdition, Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import { compileUpcoming, type IssueOutcome, publishNewsletters } from './publish-newsletters.ts';
import { touchedIssues } from './touched-issues.ts';

type BuildPorts = Pick<
  Ports,
  | 'editions'
  | 'readContent'
  | 'compileCourse'
  | 'courses'
  | 'compileIssue'
  | 'newsletters'
  | 'issueRecords'
  | 'clock'
  | 'random'
  | 'telemetry'
>;

/**
 * What to build: the edition that a publish stored, or the files that a deploy brought, or (with neither)
 * whatever is live.
 */
export type BuildRequest = { edition?: string; bundle?: ContentFiles };

export type BuildOutcome =
  | {
      kind: 'published' | 'unchanged';
      edition: string;
      courses: { course: CourseId; version: string; lessons: number }[];
      issues: IssueOutcome[];
    }
  | { kind: 'refused'; faults: Fault[] };

type CompiledCourse = { course: Omit<PublishedCourse, 'publishedAt'>; mails: CompiledMail[] };

/**
 * Compiles every course and upcoming issue of an edition and publishes those that changed. All or nothing: one fault anywhere,
 * and what is live stays live. Running it twice, or again after a crash, ends in the same state. Of two builds at once,
 * the one that comes to its end second may have published over the other, or under it: it builds again.
 */
export const buildCourse =
  (ports: BuildPorts) =>
  (request: BuildRequest): Promise<BuildOutcome> =>
    untilSaved(ports, 'which edition is live', () => buildOnce(ports, request));

/** One attempt; `stale` where another build has gone live meanwhile. */
const buildOnce = async (ports: BuildPorts, request: BuildRequest): Promise<BuildOutcome | 'stale'> => {
  const { editions, readContent, courses, clock, telemetry } = ports;
  const refuse = (faults: Fault[]): BuildOutcome => {
    telemetry.count('buildsRefused');
    telemetry.warn('build-refused', { faults: faults.length });
    return { kind: 'refused', faults };
  };

  const live = await editions.live();
  const next = await editionToBuild(editions, live, request);
  if (!next) return refuse([{ file: 'content', message: 'has never been published; publish it first' }]);

  const files = await editions.read(next.edition);
  const read = readContent(files);
  if ('faults' in read) return refuse(read.faults);
  const compiled = await compileAll(ports.compileCourse, read.content);
  const before = live && live.edition !== next.edition ? await editions.read(live.edition) : files;
  const upcoming = await compileUpcoming(ports)(read.content, touchedIssues(before, files));
  const faults = [compiled, upcoming].flatMap((each) => ('faults' in each ? each.faults : []));
  if ('faults' in compiled || 'faults' in upcoming) return refuse(faults);

  // Not to bring back, even for a moment, what another build has replaced while this one compiled.
  if ((await editions.live())?.version !== live?.version) return 'stale';

  let outcome: 'published' | 'unchanged' = 'unchanged';
  for (const { course, mails } of compiled.courses) {
    const current = await courses.current(course.course.id);
    if (current?.version === course.version) continue;
    await courses.publish({ ...course, publishedAt: clock.now() }, mails);
    outcome = 'published';
    telemetry.count('coursesPublished');
    telemetry.note('course-published', { course: course.course.id, version: course.version });
  }
  const issues = await publishNewsletters(ports)(read.content, upcoming);
  // Where everything is as it was, nothing has been published.
  if (issues.some((issue) => issue.outcome !== 'unchanged' && issue.outcome !== 'too-late'))
    outcome = 'published';
  for (const issue of issues.filter((each) => each.outcome !== 'unchanged'))
    telemetry.note(`issue-${issue.outcome}`, { list: issue.list, issue: issue.issue });
  // Last: until here a crash leaves the edition that was live, and the next run builds from there.
  if ((await editions.goLive({ ...next, version: live?.version ?? 0 })) === 'stale') return 'stale';
  return {
    kind: outcome,
    edition: next.edition,
    courses: compiled.courses.map(({ course }) => ({
      course: course.course.id,
      version: course.version,
      lessons: course.lessons.length,
    })),
    issues,
  };
};

/** A publish wins at once; a bundle only when a deploy has changed it, so that it never undoes a publish. */
const editionToBuild = async (
  editions: Editions,
  live: LiveEdition | undefined,
  { edition, bundle }: BuildRequest,
): Promise<Omit<LiveEdition, 'version'> | undefined> => {
  if (edition !== undefined) return { edition, bundle: live?.bundle };
  if (!bundle) return live;
  const brought = await editions.store(bundle);
  return live?.bundle === brought ? live : { edition: brought, bundle: brought };
};

const compileAll = async (
  compileCourse: CompileCourse,
  content: Content,
): Promise<{ courses: CompiledCourse[] } | { faults: Fault[] }> => {
  const compiled: CompiledCourse[] = [];
  const faults: Fault[] = [];
  for (const course of content.courses.keys()) {
    const result = await compileCourse(content, course);
    if ('faults' in result) faults.push(...result.faults);
    else compiled.push(result);
  }
  return faults.length > 0 ? { faults } : { courses: compiled };
};
