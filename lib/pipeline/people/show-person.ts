import type { CourseId } from '../../domain/content/course.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import { occasionOf } from '../../domain/delivery/delivery-key.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { nextLessonKey } from '../../domain/enrollment/next-lesson.ts';
import { nextKey } from '../../domain/enrollment/next-step.ts';
import type { Membership } from '../../domain/membership/membership.ts';
import type { IssueDelivery } from '../../domain/newsletter/issue-delivery.ts';
import { comesAt, dueFor } from '../../domain/newsletter/published-issue.ts';
import type { Subscription } from '../../domain/newsletter/subscription.ts';
import { chronicleOf, type Moment } from '../../domain/people/chronicle.ts';
import type { StageFacts } from '../../domain/people/stage-facts.ts';
import { audienceInFile, type IssueFacts, whyNoIssue } from '../../domain/people/why-no-issue.ts';
import { whyNoLesson } from '../../domain/people/why-no-lesson.ts';
import type { WhyNoMail } from '../../domain/people/why-no-mail.ts';
import { nextMailAt } from '../../domain/reports/reach.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import { exportSubscriber, type SubscriberExport } from '../privacy/export-subscriber.ts';
import { circumstancesOf } from '../send/circumstances-of.ts';
import { stageFactsOf } from './stage-facts-of.ts';

/** A course or a newsletter of somebody's: where they stand, why no mail of it came today, and what comes next. */
export type Belonging = {
  of: CourseId | ListId;
  membership: Membership;
  today: WhyNoMail;
  /** In the order of their times; what is next and has no time yet is last. */
  next: { mail: string; at?: Instant | undefined }[];
};

/** Everything there is about one person. */
export type PersonView = {
  record: SubscriberExport;
  belongings: Belonging[];
  chronicle: Moment[];
};

type Needs = Parameters<typeof exportSubscriber>[0] &
  Pick<Ports, 'courses' | 'random' | 'sending' | 'sendingSettings' | 'telemetry'>;

/** Undefined for somebody who is not, or no longer, on record. */
export const showPerson =
  (ports: Needs) =>
  async (id: SubscriberId): Promise<PersonView | undefined> => {
    const record = await exportSubscriber(ports)(id);
    if (!record) return undefined;
    const stage = await stageFactsOf(ports);
    const { enrollments, subscriptions } = record;
    const ofCourses = await Promise.all(
      enrollments.map((enrollment) => courseOf(ports, record, enrollment, stage)),
    );
    const ofLists = await Promise.all(
      subscriptions.map((subscription) => listOf(ports, record, subscription, stage)),
    );
    return { record, belongings: [...ofCourses, ...ofLists], chronicle: chronicleOf(record) };
  };

const courseOf = async (
  ports: Needs,
  { subscriber }: SubscriberExport,
  stored: Enrollment,
  stage: StageFacts,
): Promise<Belonging> => {
  const { clock, courses, suppressions } = ports;
  const now = clock.now();
  const published = await courses.current(stored.courseId);
  const enrollment = asPublished(stored, published);
  const outline = published && outlineOf(published);
  const key = outline && nextKey(enrollment, outline);
  const elsewhere = enrollment.outOfTurn.find((extra) => extra.key === key)?.to;
  const suppression = await suppressions.find((elsewhere ?? subscriber).addressHash);
  const waits = published?.site.signUp;
  const journal = subscriber.journal ?? [];
  const today = whyNoLesson({ enrollment, outline, suppression, waits, journal, stage }, now);
  const isStopped = today.kind === 'suppressed';
  const next = outline && !isStopped ? nextOf(enrollment, outline, now) : [];
  return { of: enrollment.courseId, membership: enrollment, today, next };
};

const nextOf = (
  enrollment: Enrollment,
  outline: ReturnType<typeof outlineOf>,
  now: Instant,
): Belonging['next'] => {
  const outOfTurn = enrollment.outOfTurn.map(({ key }) => ({ mail: key, at: enrollment.dueAt }));
  const lesson = nextLessonKey(enrollment, outline);
  const confirmation = enrollment.standing.status === 'pending' ? nextKey(enrollment, outline) : undefined;
  return [
    ...(confirmation ? [{ mail: confirmation, at: enrollment.dueAt }] : []),
    ...outOfTurn,
    ...(lesson && occasionOf(lesson) ? [{ mail: lesson, at: nextMailAt(enrollment, outline, now) }] : []),
  ];
};

const listOf = async (
  ports: Needs,
  { subscriber, issueDeliveries }: SubscriberExport,
  subscription: Subscription,
  stage: StageFacts,
): Promise<Belonging> => {
  const { clock, newsletters, suppressions } = ports;
  const now = clock.now();
  const { listId } = subscription;
  const [published, suppression, issues] = await Promise.all([
    newsletters.list(listId),
    suppressions.find(subscriber.addressHash),
    issuesOf(ports, subscription, issueDeliveries, now),
  ]);
  const isPublished = published !== undefined && published.ended === undefined;
  const today = whyNoIssue({ subscription, isPublished, issues, suppression, stage }, now);
  const isIn = subscription.standing.status === 'active' && !suppression;
  return { of: listId, membership: subscription, today, next: isIn ? issuesToCome(issues) : [] };
};

const issuesToCome = (issues: readonly IssueFacts[]): Belonging['next'] =>
  issues
    .flatMap(({ record, circumstances, copy, comesAt: at }) => {
      if (circumstances.isPaused) return [];
      const mail = record.issueId;
      if (copy) return copy.dueAt && !copy.entry ? [{ mail, at: copy.dueAt }] : [];
      return record.standing.status === 'scheduled' && at ? [{ mail, at }] : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));

/** Every issue of a list, as it is for one person. */
const issuesOf = async (
  ports: Needs,
  subscription: Subscription,
  copies: readonly IssueDelivery[],
  now: Instant,
): Promise<IssueFacts[]> => {
  const { issueRecords, newsletters } = ports;
  const { subscriberId, listId, zone } = subscription;
  const found = await Promise.all(
    (await issueRecords.of(listId)).map(async (record): Promise<IssueFacts[]> => {
      const issue = await newsletters.issue(record, record.published);
      if (!issue) return [];
      const copy = copies.find((one) => one.listId === listId && one.issueId === record.issueId);
      const ref = { subscriberId, listId, issueId: record.issueId };
      const circumstances = await circumstancesOf(ports, ref, issue);
      return [
        {
          record: { ...record, sendAt: record.sendNow ?? dueFor(issue.send, zone) },
          audience: audienceInFile(issue.audience),
          circumstances,
          copy,
          comesAt: comesAt(issue, zone, now),
        },
      ];
    }),
  );
  return found.flat();
};
