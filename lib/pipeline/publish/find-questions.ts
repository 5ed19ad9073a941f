import type { Content, ContentFiles } from '../../domain/content/content.ts';
import { idsIn } from '../../domain/content/content-paths.ts';
import { courseId } from '../../domain/content/course.ts';
import type { IssueId } from '../../domain/content/issue.ts';
import type { LessonId } from '../../domain/content/lesson.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import { emptyHistory } from '../../domain/content/published/course-history.ts';
import type { PublishQuestion } from '../../domain/content/published/publish-question.ts';
import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import { closestTo, type Wording, wordingOfHtml } from '../../domain/content/published/wording.ts';
import { hasBegun } from '../../domain/newsletter/issue-record.ts';
import type { Ports } from '../ports.ts';
import type { CompiledCourse } from './compiled-course.ts';
import type { Upcoming } from './publish-newsletters.ts';

type Planned = {
  /** The content that is live. */
  before: ContentFiles;
  content: Content;
  courses: readonly CompiledCourse[];
  upcoming: Upcoming;
};

type Needs = Pick<Ports, 'courses' | 'newsletters' | 'issueRecords'>;

/**
 * What a publish would do to people without saying so. It looks at what has been published, and reads nobody: a lesson
 * that was published is taken for one that somebody may have.
 */
export const findQuestions =
  (ports: Needs) =>
  async (planned: Planned): Promise<PublishQuestion[]> => [
    ...(await goneFrom(ports, planned)),
    ...(await repeatedLessons(ports, planned)),
    ...(await repeatedIssues(ports, planned)),
  ];

/**
 * Courses and lists that are published, that the content has no more, and that it does not say are ended. Of lists also
 * those that no live edition has: a build that died left them, or a version that did not ask.
 */
const goneFrom = async (
  { courses, newsletters }: Needs,
  { before, content }: Planned,
): Promise<PublishQuestion[]> => {
  const over = new Set<string>(content.site.ended);
  const questions: PublishQuestion[] = [];
  // What the live content had as a draft has never been published, or has been asked about before.
  for (const course of [...idsIn(before.keys(), 'course')].map((id) => courseId.parse(id)))
    if (!content.courses.has(course) && !over.has(course) && (await courses.current(course)))
      questions.push({ kind: 'course-gone', course });
  for (const { list, ended } of await newsletters.lists())
    if (ended === undefined && !content.newsletters.has(list.id) && !over.has(list.id))
      questions.push({ kind: 'list-gone', list: list.id });
  return questions;
};

type Said<Id> = { id: Id; wording: Wording };

const inOrder = <Id>(said: readonly Said<Id>[], first: readonly Id[]): Said<Id>[] => [
  ...said.filter(({ id }) => first.includes(id)),
  ...said.filter(({ id }) => !first.includes(id)),
];

/** Lessons that say what another one has said, and not what was said under their own name before. */
const repeatedLessons = async ({ courses }: Needs, planned: Planned): Promise<PublishQuestion[]> => {
  const questions: PublishQuestion[] = [];
  for (const { course: next, mails } of planned.courses) {
    const { id: course } = next.course;
    const published = await courses.current(course);
    if (!published || published.version === next.version) continue;
    const said = await lessonsSaid(courses, published);
    const written = planned.content.courses.get(course)?.lessons;
    for (const { id: lesson } of next.lessons) {
      const { was = [], new: isNew } = written?.get(lesson) ?? {};
      const wording = wordingOfHtml(mails.find(({ key }) => key === lesson)?.web ?? '');
      // Its own words of before come first, so that it counts as itself where another is just as close.
      const like = closestTo(wording, inOrder(said, [lesson, ...was]))?.id;
      if (like === undefined || isNew || like === lesson || was.includes(like)) continue;
      questions.push({ kind: 'lesson-repeated', course, lesson, like, isGone: !written?.has(like) });
    }
  }
  return questions;
};

/** What each lesson of a course has said that people may have: those of today, and those that are no more. */
const lessonsSaid = async (
  courses: Needs['courses'],
  { course, version, lessons, history = emptyHistory }: PublishedCourse,
): Promise<Said<LessonId>[]> => {
  // Object.entries widens keys to string; the schema has checked them.
  const retired = Object.entries(history.retired) as [LessonId, typeof version][];
  const all = [...lessons.map(({ id }) => [id, version] as const), ...retired];
  const said = await Promise.all(
    all.map(async ([id, at]) => ({ id, mail: await courses.mail(course.id, at, id) })),
  );
  return said.flatMap(({ id, mail }) => (mail ? [{ id, wording: wordingOfHtml(mail.web) }] : []));
};

/** Issues still to be sent that say what another one says: one that has been sent, or one that waits as they do. */
const repeatedIssues = async (ports: Needs, { content, upcoming }: Planned): Promise<PublishQuestion[]> => {
  const questions: PublishQuestion[] = [];
  const { content: sent } = upcoming.names;
  const isGone = (list: ListId, issue: IssueId) => !sent.newsletters.get(list)?.issues.has(issue);
  for (const [list, { issues }] of content.newsletters) {
    const waiting = upcoming.issues.filter((issue) => issue.list.id === list);
    const records = await ports.issueRecords.of(list);
    const accepted = new Map(
      records.flatMap(({ issueId, published, standing }) =>
        standing.status === 'scheduled' ? [[issueId, published]] : [],
      ),
    );
    if (waiting.every(({ id, version }) => accepted.get(id) === version)) continue;

    const before = await issuesSaid(ports, list);
    const elsewhere = await saidElsewhere(ports, list, isGone);
    for (const { id: issue, version, mail } of waiting) {
      const wording = wordingOfHtml(mail.web);
      const { was = [], new: isNew } = issues.get(issue) ?? {};
      const isAnswered = isNew === true || accepted.get(issue) === version;
      const like = closestTo(
        wording,
        before.filter(({ id }) => id !== issue && !was.includes(id)),
      )?.id;
      const moved = like === undefined ? closestTo(wording, elsewhere) : undefined;
      if (like !== undefined && !isAnswered)
        questions.push({ kind: 'issue-repeated', list, issue, like, isGone: isGone(list, like) });
      if (moved && !isAnswered)
        questions.push({ kind: 'issue-moved', list, issue, like: moved.id, from: moved.list });
      before.push({ id: issue, wording });
    }
  }
  return questions;
};

/** What went out to other newsletters that go on, and has no file there any more: it may have been moved from there. */
const saidElsewhere = async (
  ports: Needs,
  here: ListId,
  isGone: (list: ListId, issue: IssueId) => boolean,
): Promise<(Said<IssueId> & { list: ListId })[]> => {
  const said = [];
  for (const { list, ended } of await ports.newsletters.lists())
    if (list.id !== here && ended === undefined)
      for (const each of await issuesSaid(ports, list.id, (issue) => isGone(list.id, issue)))
        said.push({ ...each, list: list.id });
  return said;
};

/** What has gone out to a list, or has begun to: all of it, or some. */
const issuesSaid = async (
  { issueRecords, newsletters }: Needs,
  list: ListId,
  isWanted: (issue: IssueId) => boolean = () => true,
): Promise<Said<IssueId>[]> => {
  const records = (await issueRecords.of(list)).filter(
    (record) => hasBegun(record) && isWanted(record.issueId),
  );
  const said = await Promise.all(
    records.map(async (record) => ({
      id: record.issueId,
      issue: await newsletters.issue(record, record.published),
    })),
  );
  return said.flatMap(({ id, issue }) => (issue ? [{ id, wording: wordingOfHtml(issue.mail.web) }] : []));
};
