import type { Fault } from '../../domain/content/content.ts';
import { type CourseId, courseId } from '../../domain/content/course.ts';
import type { LessonId } from '../../domain/content/lesson.ts';
import { listId } from '../../domain/content/newsletter.ts';
import type { PublishQuestion } from '../../domain/content/published/publish-question.ts';
import type { Site } from '../../domain/content/site.ts';
import type { IssueToCome } from '../../domain/reports/calendar.ts';
import { issuesToCome } from '../operate/issues-to-come.ts';
import { membersOf } from '../operate/members-of.ts';
import type { LiveEdition } from '../ports/content.ts';
import type { Ports } from '../ports.ts';
import { type BuildPlan, type BuildRequest, type PlanPorts, planBuild } from '../publish/plan-build.ts';
import { type IssueOutcome, publishNewsletters } from '../publish/publish-newsletters.ts';
import type { Kept } from '../publish/sound-part.ts';
import { type IssueNumbers, issueNumbers } from './issue-numbers.ts';
import { type CoursePlan, planCourse } from './plan-course.ts';
import { rehearse } from './rehearse.ts';

/** What a publish would do with an issue, and how many people that concerns. */
export type IssuePlan = { outcome: IssueOutcome; numbers: IssueNumbers };

/** What a person is asked before a publish, beside what the content has to say: to go on is answer enough. */
export type PublishWarning =
  /** People who are past the place of a new lesson get it next, out of order. */
  | { kind: 'extra-mails'; course: CourseId; mails: number; limit: number }
  /** A lesson is withdrawn that people are about to get. */
  | { kind: 'due-within-the-hour'; course: CourseId; lesson: LessonId; people: number };

/** What a publish would change in what is live, and whom it reaches. */
export type PublishPlan =
  | { kind: 'refused'; faults: Fault[] }
  | {
      kind: 'planned';
      /** What the content has to answer first. */
      questions: PublishQuestion[];
      warnings: PublishWarning[];
      /** What keeps the rest of the content from being published, and what that is: it changes nothing, and reaches nobody. */
      faults: Fault[];
      kept: Kept[];
      courses: CoursePlan[];
      issues: IssuePlan[];
      /** The issues that wait for their hour, and those that would. */
      waiting: { now: IssueToCome[]; planned: IssueToCome[] };
      /** What the content says is over, and how many are still in it. */
      ended: { id: NonNullable<Site['ended']>[number]; stillIn: number }[];
      /** How much of the content its author may want to change. */
      notes: number;
    };

type Needs = PlanPorts &
  Pick<
    Ports,
    | 'enrollmentScan'
    | 'enrollments'
    | 'subscribers'
    | 'subscriptions'
    | 'suppressions'
    | 'issueDeliveries'
    | 'issueBooksRounds'
  >;

/** Plans a publish, and counts whom it reaches. Changes nothing that is live; reads everybody: for commands alone. */
export const planPublish =
  (ports: Needs) =>
  async (request: BuildRequest, live: LiveEdition | undefined): Promise<PublishPlan> => {
    const plan = await planBuild(ports)(request, live);
    if (plan.kind === 'refused') return plan;
    const courses: CoursePlan[] = [];
    for (const course of plan.courses) courses.push(await planCourse(ports)(course));
    const { extraMails } = plan.content.site.sending;
    const rehearsed = { ...ports, ...rehearse(ports) };
    const before = await waitingIssues(ports);
    return {
      kind: 'planned',
      questions: plan.questions,
      faults: plan.faults,
      kept: plan.kept,
      warnings: courses.flatMap((course) => warningsOf(course, extraMails)),
      courses,
      issues: await planIssues(rehearsed)(plan),
      waiting: { now: before, planned: await waitingIssues(rehearsed) },
      ended: await Promise.all(
        (plan.content.site.ended ?? []).map(async (id) => ({ id, stillIn: await countMembers(ports, id) })),
      ),
      notes: plan.notes.length,
    };
  };

const warningsOf = ({ course, extraMails, mails }: CoursePlan, limit: number): PublishWarning[] => [
  ...(extraMails > limit ? [{ kind: 'extra-mails' as const, course, mails: extraMails, limit }] : []),
  ...mails.flatMap(({ mail, dueWithinHour }) =>
    mail !== 'closing' && dueWithinHour > 0
      ? [{ kind: 'due-within-the-hour' as const, course, lesson: mail, people: dueWithinHour }]
      : [],
  ),
];

const waitingIssues = async (ports: Pick<Ports, 'issueRecords' | 'newsletters'>): Promise<IssueToCome[]> => {
  const lists = await ports.newsletters.lists();
  return (await Promise.all(lists.map(({ list }) => issuesToCome(ports)(list.id)))).flat();
};

/** The publish of the newsletters, in rehearsal, and what it would find counted. */
const planIssues =
  (rehearsed: Needs) =>
  async ({
    content,
    lists,
    upcoming,
  }: Pick<Extract<BuildPlan, { kind: 'planned' }>, 'content' | 'lists' | 'upcoming'>): Promise<
    IssuePlan[]
  > => {
    const outcomes = await publishNewsletters(rehearsed)(content, lists, upcoming);
    const plans: IssuePlan[] = [];
    for (const outcome of outcomes) plans.push({ outcome, numbers: await issueNumbers(rehearsed)(outcome) });
    return plans;
  };

const countMembers = async (ports: Needs, id: string): Promise<number> => {
  let members = 0;
  for await (const page of membersOf(ports)({ course: courseId.parse(id), list: listId.parse(id) }))
    members += page.filter(
      ({ standing }) => standing.status === 'active' || standing.status === 'pending',
    ).length;
  return members;
};
