import type { CourseId } from '../../domain/content/course.ts';
import type { IssueId } from '../../domain/content/issue.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import { type CourseMail, type DeliveryKey, occasionOf } from '../../domain/delivery/delivery-key.ts';
import type { IssueDeliveryRef } from '../../domain/delivery/delivery-tag.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { failedLessons, type ResendObstacle, resendLesson } from '../../domain/enrollment/resend-failed.ts';
import {
  areCopiesForgotten,
  type IssueDelivery,
  resendIssue,
} from '../../domain/newsletter/issue-delivery.ts';
import { currentPause, type IssueRecord, reopenIssue } from '../../domain/newsletter/issue-record.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { changeItem } from '../change-item.ts';
import type { EnrollmentRef } from '../ports/enrollments.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';

/** Which of the failed mails are meant: all that every part of it agrees to. */
export type ResendFilter = {
  course?: CourseId | undefined;
  list?: ListId | undefined;
  /** A lesson, or "closing", or an issue, by its id. */
  mail?: CourseMail | IssueId | undefined;
  person?: SubscriberId | undefined;
};

/** A mail that has failed: `<course>/<mail>` or `<list>/<issue>`, whose it is and why it failed. */
export type FailedMail = {
  mail: string;
  subscriberId: SubscriberId;
  reason: string;
  obstacle?: ResendObstacle | undefined;
  ref: (EnrollmentRef & { key: DeliveryKey }) | IssueDeliveryRef;
};

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'enrollmentScan'
  | 'enrollments'
  | 'courses'
  | 'newsletters'
  | 'issueRecords'
  | 'issueDeliveries'
>;

/** Every mail that has failed and is meant, and how many items can not be read. Reads the whole record. */
export const listFailed = async function* (
  ports: Needs,
  filter: ResendFilter,
): AsyncGenerator<{ found: FailedMail[]; unreadable: number }> {
  if (!filter.list) yield* failedInCourses(ports, filter);
  if (!filter.course) yield* failedIssues(ports, filter);
};

const failedInCourses = async function* (ports: Needs, filter: ResendFilter) {
  const { enrollments, enrollmentScan } = ports;
  const { person, course } = filter;
  if (!person) {
    for await (const { found, unreadable } of enrollmentScan.of(course))
      yield { found: await failedOf(ports, found, filter), unreadable };
    return;
  }
  const theirs = (await enrollments.of(person)).filter(({ courseId }) => !course || courseId === course);
  yield { found: await failedOf(ports, theirs, filter), unreadable: 0 };
};

const failedOf = async (
  { courses }: Needs,
  enrollments: readonly Enrollment[],
  { mail }: ResendFilter,
): Promise<FailedMail[]> => {
  const failed: FailedMail[] = [];
  for (const enrollment of enrollments) {
    const { courseId, subscriberId } = enrollment;
    const published = await courses.current(courseId);
    if (!published) continue;
    for (const { key, ...why } of failedLessons(asPublished(enrollment, published), outlineOf(published))) {
      const name = occasionOf(key)?.mail ?? 'confirmation';
      if (mail && name !== mail) continue;
      failed.push({
        ...why,
        mail: `${courseId}/${name}`,
        subscriberId,
        ref: { subscriberId, courseId, key },
      });
    }
  }
  return failed;
};

const failedIssues = async function* (ports: Needs, { list, mail, person }: ResendFilter) {
  const { newsletters, issueRecords } = ports;
  for (const { list: each } of await newsletters.lists()) {
    if (list && each.id !== list) continue;
    for (const record of await issueRecords.of(each.id))
      if (!mail || record.issueId === mail) yield* failedCopies(ports, record, person);
  }
};

/** Once copies are removed, the books of an issue are closed for good. */
const obstacleToCopies = (record: IssueRecord, now: Instant): ResendObstacle | undefined => {
  if (record.standing.status === 'cancelled') return 'cancelled';
  if (currentPause(record)) return 'paused';
  return areCopiesForgotten(record, now) ? 'too-long-ago' : undefined;
};

const failedCopies = async function* (
  { clock, issueDeliveries }: Needs,
  record: IssueRecord,
  person: SubscriberId | undefined,
) {
  const { listId, issueId } = record;
  const obstacle = obstacleToCopies(record, clock.now());
  const failedAmong = (copies: readonly IssueDelivery[]): FailedMail[] =>
    copies.flatMap(({ subscriberId, entry }) => {
      if (entry?.status !== 'failed') return [];
      const ref = { subscriberId, listId, issueId };
      return [{ mail: `${listId}/${issueId}`, subscriberId, reason: entry.reason, obstacle, ref }];
    });
  if (person) {
    const copy = await issueDeliveries.load({ subscriberId: person, listId, issueId });
    yield { found: failedAmong(copy ? [copy] : []), unreadable: 0 };
    return;
  }
  for await (const { found, unreadable } of issueDeliveries.of({ listId, issueId }))
    yield { found: failedAmong(found), unreadable };
};

/**
 * Makes a mail that has failed due again; the sender's own rules then decide, as for any other. `as-it-was`: somebody
 * else has done so, or it can not be sent any more.
 */
export const resendFailed =
  (ports: Needs) =>
  async ({ ref }: Pick<FailedMail, 'ref'>): Promise<'due-again' | 'as-it-was'> => {
    const changed = 'key' in ref ? await resendInCourse(ports, ref) : await resendCopy(ports, ref);
    return changed ? 'due-again' : 'as-it-was';
  };

const resendInCourse = async (
  ports: Needs,
  { key, ...ref }: EnrollmentRef & { key: DeliveryKey },
): Promise<boolean> => {
  const { clock, courses, enrollments } = ports;
  const published = await courses.current(ref.courseId);
  if (!published) return false;
  const changed = await changeItem(ports, {
    what: 'an enrollment',
    load: () => enrollments.load(ref),
    save: enrollments.save,
    decide: (enrollment) =>
      resendLesson(asPublished(enrollment, published), key, outlineOf(published), clock.now()),
  });
  return changed.kind === 'changed';
};

const resendCopy = async (ports: Needs, ref: IssueDeliveryRef): Promise<boolean> => {
  const { clock, issueDeliveries, issueRecords } = ports;
  const windowHours = await windowOf(ports, ref);
  if (windowHours === undefined) return false;
  const changed = await changeItem(ports, {
    what: "a subscriber's copy of an issue",
    load: () => issueDeliveries.load(ref),
    save: issueDeliveries.save,
    decide: (delivery) => resendIssue(delivery, windowHours, clock.now()),
  });
  if (changed.kind !== 'changed') return false;
  await changeItem(ports, {
    what: 'the record of an issue',
    load: () => issueRecords.load(ref),
    save: issueRecords.save,
    decide: (record) => reopenIssue(record, clock.now()),
  });
  return true;
};

/** For how many hours an issue may go out; undefined for one that must not. */
const windowOf = async (
  { clock, issueRecords, newsletters }: Needs,
  ref: IssueRef,
): Promise<number | undefined> => {
  const record = await issueRecords.load(ref);
  if (!record || obstacleToCopies(record, clock.now())) return undefined;
  return (await newsletters.issue(ref, record.published))?.windowHours;
};
