import type { Fault } from '../../domain/content/content.ts';
import { type CourseId, courseId } from '../../domain/content/course.ts';
import { listId } from '../../domain/content/newsletter.ts';
import { isSameHistory } from '../../domain/content/published/course-history.ts';
import { withLive } from '../../domain/content/published/edition-history.ts';
import type { PublishQuestion } from '../../domain/content/published/publish-question.ts';
import type { Site } from '../../domain/content/site.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import type { CompiledCourse } from './compiled-course.ts';
import { type BuildRequest, type PlanPorts, planBuild } from './plan-build.ts';
import { type IssueOutcome, publishNewsletters } from './publish-newsletters.ts';
import type { Kept } from './sound-part.ts';

type BuildPorts = PlanPorts & Pick<Ports, 'telemetry'>;

export type BuildOutcome =
  | {
      kind: 'published' | 'unchanged';
      edition: string;
      courses: { course: CourseId; version: string; lessons: number }[];
      issues: IssueOutcome[];
      /** What the content says is over, and whether there is, or was, such a course or newsletter. */
      ended: { id: NonNullable<Site['ended']>[number]; isKnown: boolean }[];
      /** How much of the content its author may want to change. */
      notes: number;
      /** What is wrong with the rest of the content, and what of it is not published for that. */
      faults: Fault[];
      kept: Kept[];
    }
  | { kind: 'refused'; faults: Fault[] }
  /** Nothing was published: the content first has to say what is meant. */
  | { kind: 'needs-answer'; questions: PublishQuestion[] };

/**
 * Compiles every course and upcoming issue of an edition and publishes those that changed. What is at fault stays as it is
 * published, and what is new and at fault is left out; the rest is published. A fault of the site or a template, or one open
 * question, and nothing is. Running it twice, or again after a crash, ends in the same state.
 * Of two builds at once, the one that comes to its end second may have published over the other, or under it: it builds
 * again.
 */
export const buildCourse =
  (ports: BuildPorts) =>
  (request: BuildRequest): Promise<BuildOutcome> =>
    untilSaved(ports, 'which edition is live', () => buildOnce(ports, request));

/** One attempt; `stale` where another build has gone live meanwhile. */
const buildOnce = async (ports: BuildPorts, request: BuildRequest): Promise<BuildOutcome | 'stale'> => {
  const { editions, telemetry } = ports;
  const live = await editions.live();
  const plan = await planBuild(ports)(request, live);
  const isOvertaken = async () => (await editions.live())?.version !== live?.version;
  if (plan.kind === 'refused') {
    telemetry.count('buildsRefused');
    telemetry.warn('build-refused', { faults: plan.faults.length });
    return plan;
  }
  const { questions, content, courses, lists, upcoming, notes, faults, kept } = plan;
  if (questions.length > 0) {
    // What was asked about may be answered, or gone, by what another build has published meanwhile.
    if (await isOvertaken()) return 'stale';
    telemetry.count('buildsRefused');
    telemetry.warn('build-needs-answer', { questions: questions.length });
    return { kind: 'needs-answer', questions };
  }
  // Not to bring back, even for a moment, what another build has replaced while this one compiled.
  if (await isOvertaken()) return 'stale';
  if (faults.length > 0) {
    telemetry.count('buildsRefused');
    telemetry.warn('build-refused-in-part', { faults: faults.length, kept: kept.length });
  }

  // What is live is without fault: it is an edition of its own where parts of the one that was asked for are not.
  const edition = kept.length === 0 ? plan.asked.edition : await editions.store(plan.files);

  const published = [];
  for (const course of courses) published.push(await publishCourse(ports, course));
  const issues = await publishNewsletters(ports)(content, lists, upcoming);
  const ended = [];
  const over = [];
  for (const id of content.site.ended ?? []) {
    const course = await endCourse(ports, id, content.site);
    const isList = (await ports.newsletters.list(listId.parse(id))) !== undefined;
    ended.push({ id, isKnown: course !== 'unknown' || isList });
    over.push(course);
  }
  for (const issue of issues.filter((each) => each.outcome !== 'unchanged'))
    telemetry.note(`issue-${issue.outcome}`, { list: issue.list, issue: issue.issue });
  // Last: until here a crash leaves the edition that was live, and the next run builds from there.
  const known = [...new Set([...(live?.courses ?? []), ...courses.map(({ course }) => course.course.id)])];
  const history = withLive(live?.history ?? [], edition, ports.clock.now());
  const next = { ...plan.asked, edition, courses: known, history, version: live?.version ?? 0 };
  if ((await editions.goLive(next)) === 'stale') return 'stale';
  const isChanged =
    published.includes('published') ||
    over.includes('ended') ||
    // Where everything is as it was, nothing has been published.
    issues.some(({ outcome }) => outcome !== 'unchanged' && outcome !== 'too-late');
  return {
    kind: isChanged ? 'published' : 'unchanged',
    edition,
    courses: courses.map(({ course }) => ({
      course: course.course.id,
      version: course.version,
      lessons: course.lessons.length,
    })),
    issues,
    ended,
    notes: notes.length,
    faults,
    kept,
  };
};

const publishCourse = async (
  { courses, clock, telemetry }: BuildPorts,
  { course, mails }: CompiledCourse,
): Promise<'published' | 'unchanged'> => {
  const current = await courses.current(course.course.id);
  if (current?.version === course.version && isSameHistory(current.history, course.history))
    return 'unchanged';
  await courses.publish({ ...course, publishedAt: clock.now() }, mails);
  telemetry.count('coursesPublished');
  telemetry.note('course-published', { course: course.course.id, version: course.version });
  return 'published';
};

/** Its mails stop with the next look at each enrollment; what its pages say of the sender is what the site says now. */
const endCourse = async (
  { courses, clock, telemetry }: BuildPorts,
  id: string,
  site: Site,
): Promise<'ended' | 'already-ended' | 'unknown'> => {
  const outcome = await courses.end(courseId.parse(id), site, clock.now());
  if (outcome === 'ended') telemetry.note('course-ended', { course: id });
  return outcome;
};
