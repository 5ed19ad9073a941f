import type { CourseId } from '../../domain/content/course.ts';
import type { ListId } from '../../domain/content/newsletter.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import {
  activateSubscription,
  requestSubscription,
  type Subscription,
} from '../../domain/newsletter/subscription.ts';
import type { Consent } from '../../domain/subscriber/consent.ts';
import type { AddressHash } from '../../domain/subscriber/email-address.ts';
import { isOnlyAskedFor } from '../../domain/subscriber/standing.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import { consentFromRow, enrollFromRow } from '../../domain/transfer/enroll-from-row.ts';
import type { JoiningRow } from '../../domain/transfer/parse-row.ts';
import type { Ports } from '../ports.ts';
import { catchUpWithIssues } from '../send/catch-up-with-issues.ts';
import { subscriptionsOf } from '../subscriptions-of.ts';
import { untilSaved } from '../until-saved.ts';

export type ImportPorts = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'hashes'
  | 'subscribers'
  | 'enrollments'
  | 'subscriptions'
  | 'suppressions'
  | 'consentTexts'
  | 'courses'
  | 'newsletters'
  | 'issueRecords'
  | 'issueDeliveries'
>;

export type RowImportOutcome =
  | 'joined'
  /** Somebody on record stays as they are, whatever the file says. */
  | 'on-record'
  /** On record is that they left after they gave the consent that the file has. */
  | 'left-since'
  /** They have left what the row is for, and the file has a consent from after that: theirs to say again, not a file's. */
  | 'left-before'
  /** Not mailed here any more: bounced, complained about or erased. */
  | 'suppressed'
  | { refused: string };

/** What is to be written for somebody who joins. */
export type Plan = {
  row: JoiningRow;
  subscriberId: SubscriberId;
  hash: AddressHash;
  zone: TimeZone;
  lists: readonly ListId[];
  enrollment: Enrollment | undefined;
};

const refused = (sentence: string): { outcome: RowImportOutcome } => ({ outcome: { refused: sentence } });

/** Nobody joins what has ended. */
const stillOn = <Published extends { ended?: Instant | undefined }>(
  published: Published | undefined,
): Published | undefined => (published?.ended === undefined ? published : undefined);

/** Looks whether somebody may join, and as what. Changes nothing. */
export const planRowImport =
  (ports: ImportPorts) =>
  async (
    row: JoiningRow,
    hash: AddressHash,
    course: CourseId | undefined,
    now: Instant,
  ): Promise<{ plan: Plan } | { outcome: RowImportOutcome }> => {
    const { subscribers, random } = ports;
    // Nobody who has left a course is put on a newsletter by that row.
    const lists = row.standing === 'unsubscribed' ? [] : row.newsletters;
    const named = await publishedFor(ports, course, lists);
    if ('outcome' in named) return named;

    const known = await subscribers.idOf(hash);
    const outcome = known && (await outcomeForKnown(ports, row, { id: known, hash, course, lists }));
    if (outcome) return { outcome };
    const { published, site } = named;
    const zone = row.zone ?? site?.timeZone;
    if (!zone) return refused('zone is missing.');
    const plan = { row, subscriberId: known ?? random.subscriberId(), hash, zone, lists };
    if (!published) return { plan: { ...plan, enrollment: undefined } };
    const who = { subscriberId: plan.subscriberId, courseId: published.course.id, zone };
    const enrolled = enrollFromRow(row, who, outlineOf(published), now);
    if ('fault' in enrolled) return refused(enrolled.fault);
    const tried = known && (await ports.enrollments.load(who));
    return { plan: { ...plan, enrollment: inPlaceOf(tried, enrolled.enrollment) } };
  };

/**
 * The row's enrollment, where its course may have been asked for before. What was typed then goes, and with it what its
 * link would have confirmed; the counts go on, so that no mail is taken for an earlier one.
 */
const inPlaceOf = (tried: Enrollment | undefined, enrollment: Enrollment): Enrollment => {
  if (!tried || !isOnlyAskedFor(tried)) return enrollment;
  const { version, episode, requests } = tried;
  return { ...enrollment, version, episode, requests };
};

/** What a row names, as it is published on this stage. */
const publishedFor = async (
  { courses, newsletters }: ImportPorts,
  course: CourseId | undefined,
  lists: readonly ListId[],
) => {
  const published = course && stillOn(await courses.current(course));
  if (course && !published) return refused('course is not one that is published on this stage.');
  if (!course && lists.length === 0)
    return refused('course and newsletters are both empty; a file without courses needs --course.');
  const [list, ...more] = await Promise.all(lists.map(async (id) => stillOn(await newsletters.list(id))));
  if (lists.length > 0 && [list, ...more].includes(undefined))
    return refused('newsletters names one that is not published on this stage.');
  return { published, site: published?.site ?? list?.site };
};

/** Why somebody on record does not join; undefined where they do. */
const outcomeForKnown = async (
  ports: ImportPorts,
  { confirmedAt }: JoiningRow,
  of: { id: SubscriberId; hash: AddressHash; course: CourseId | undefined; lists: readonly ListId[] },
): Promise<RowImportOutcome | undefined> => {
  const { id, hash, course, lists } = of;
  const [person, ...items] = await Promise.all([
    ports.subscribers.load(id),
    ports.enrollments.of(id),
    subscriptionsOf(ports)(id),
  ]);
  // Somebody is about to move to this address.
  if (person && person.addressHash !== hash) return 'on-record';
  const enrolled = items[0].filter((enrollment) => !isOnlyAskedFor(enrollment));
  const subscribed = items[1].filter((subscription) => !isOnlyAskedFor(subscription));
  const inCourse = enrolled.find(({ courseId }) => courseId === course);
  const onLists = subscribed.filter(({ listId }) => lists.includes(listId));
  const isIn = course ? inCourse : onLists.length === lists.length;
  if (isIn) {
    const standings = inCourse ? [inCourse.standing] : onLists.map(({ standing }) => standing);
    const hasAgreedSince = standings.some(
      (standing) =>
        standing.status === 'left' && standing.reason === 'unsubscribed' && standing.at < confirmedAt,
    );
    return hasAgreedSince ? 'left-before' : 'on-record';
  }
  const hasLeft = [...enrolled, ...subscribed].some(
    ({ standing }) => standing.status === 'left' && standing.at > confirmedAt,
  );
  return hasLeft ? 'left-since' : undefined;
};

/** Each write is one item under a condition, the enrollment last: whatever dies in between is done once more. */
export const importAsPlanned =
  (ports: ImportPorts) =>
  async (plan: Plan): Promise<RowImportOutcome> => {
    const { consentTexts, enrollments, subscribers, suppressions } = ports;
    const { row, hash, zone, lists, enrollment } = plan;
    const consent = consentFromRow(row, await consentTexts.archive(row.consentText));
    const subscriberId = await subscribers.takeAddress(hash, plan.subscriberId);
    await savePerson(ports, { ...plan, subscriberId }, consent);
    for (const listId of lists) await joinList(ports, { subscriberId, listId, zone }, consent);
    const saved =
      enrollment && (await enrollments.save({ ...enrollment, subscriberId, consents: [consent] }));
    // Somebody who had themselves erased at this very moment stays erased.
    if ((await suppressions.find(hash))?.reason === 'erased') {
      await takeBack(ports, { ...plan, subscriberId });
      return 'suppressed';
    }
    return saved === 'stale' ? 'on-record' : 'joined';
  };

/** All that was written here: what the erasure has removed meanwhile must not be what it is found by. */
const takeBack = async (
  ports: ImportPorts,
  { subscriberId, hash, lists, enrollment }: Plan,
): Promise<void> => {
  if (enrollment) await ports.enrollments.remove({ ...enrollment, subscriberId });
  for (const listId of lists) await ports.subscriptions.remove({ subscriberId, listId });
  await ports.subscribers.giveUpAddress(hash, subscriberId);
  const person = await ports.subscribers.load(subscriberId);
  if (person) await ports.subscribers.remove(person);
};

/**
 * The row's words count for somebody new, and for somebody who has not confirmed anything yet. What was typed into a
 * form under their address, by a stranger perhaps, does not become theirs by it, and waits with its request.
 */
const savePerson = (ports: ImportPorts, plan: Plan, consent: Consent): Promise<unknown> =>
  untilSaved(ports, 'a subscriber who is imported', async () => {
    const { subscribers } = ports;
    const { row, hash, zone, subscriberId: id } = plan;
    const known = await subscribers.load(id);
    if (known?.consent.confirmedAt) return 'saved';
    const { address, firstName, tags, consentAt } = row;
    const kept = known ?? { id, version: 0, addressHash: hash, createdAt: consentAt };
    return subscribers.save({
      id: kept.id,
      version: kept.version,
      addressHash: kept.addressHash,
      createdAt: kept.createdAt,
      address,
      ...(firstName ? { firstName } : {}),
      zone,
      ...(tags.length > 0 ? { tags } : {}),
      consent,
      ...(known?.journal ? { journal: known.journal } : {}),
    });
  });

const joinList = async (
  ports: ImportPorts,
  who: Pick<Subscription, 'subscriberId' | 'listId' | 'zone'>,
  consent: Consent,
): Promise<void> => {
  const known = await ports.subscriptions.load(who);
  // They are on the list already, or have left it, and that stays as it is.
  if (known && !isOnlyAskedFor(known)) return;
  const since = consent.confirmedAt ?? consent.requestedAt;
  const asked = requestSubscription(known, who, consent);
  const member = asked && activateSubscription(asked, since);
  // Stale: they have joined or left it at this very moment.
  if (!member || (await ports.subscriptions.save(member)) === 'stale') return;
  await catchUpWithIssues(ports)(member);
};
