import type { IssueDeliveryRef } from '../../domain/delivery/delivery-tag.ts';
import type { Circumstances } from '../../domain/newsletter/issue-delivery.ts';
import { currentPause, type IssueRecord } from '../../domain/newsletter/issue-record.ts';
import { hourFor, type PublishedIssue } from '../../domain/newsletter/published-issue.ts';
import { isMember, type Subscription } from '../../domain/newsletter/subscription.ts';
import {
  decidesAt,
  partInTest,
  type SubjectChoice,
  type SubjectTest,
} from '../../domain/subjects/subject-test.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';

/** What may have changed for one copy of an issue since the fan-out, as its record and the subscription say. */
export const circumstancesIn = (
  record: IssueRecord | undefined,
  subscription: Subscription | undefined,
  { list, send, subjectTest }: Pick<PublishedIssue, 'list' | 'send' | 'subjectTest'>,
): Circumstances & { isOnRecord: boolean; winner: SubjectChoice | undefined } => ({
  winner: record?.subjectDecision?.winner,
  awaitsSubjectUntil: record && subscription && awaitsUntil(record, subscription, subjectTest),
  isOnRecord: subscription !== undefined,
  isMember: isMember(subscription),
  isCancelled: record?.standing.status === 'cancelled',
  isPaused: record !== undefined && currentPause(record) !== undefined,
  unknownPolicy: list.unknownPolicy,
  hour: subscription && !record?.sendNow ? hourFor(send, subscription.zone) : undefined,
});

const awaitsUntil = (
  record: IssueRecord,
  { subscriberId }: Subscription,
  subjectTest: SubjectTest | undefined,
): Instant | undefined =>
  subjectTest && !record.subjectDecision && partInTest({ ...record, subscriberId }, subjectTest) === 'rest'
    ? decidesAt(record, subjectTest)
    : undefined;

/** The same by consistent reads. */
export const circumstancesOf = async (
  { issueRecords, subscriptions }: Pick<Ports, 'issueRecords' | 'subscriptions'>,
  ref: IssueDeliveryRef,
  issue: Pick<PublishedIssue, 'list' | 'send' | 'subjectTest'>,
): Promise<ReturnType<typeof circumstancesIn>> => {
  const [record, subscription] = await Promise.all([issueRecords.load(ref), subscriptions.load(ref)]);
  return circumstancesIn(record, subscription, issue);
};
