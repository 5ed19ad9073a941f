import * as z from 'zod';
import type { ApiKeyId } from '../../domain/api/api-key.ts';
import { type CourseId, courseId } from '../../domain/content/course.ts';
import { issueId } from '../../domain/content/issue.ts';
import { type ListId, listId } from '../../domain/content/newsletter.ts';
import type { CourseVersion } from '../../domain/content/published/published-course.ts';
import type { IssueDeliveryRef } from '../../domain/delivery/delivery-tag.ts';
import type { ProbeId } from '../../domain/doctor/probe.ts';
import type { ImageName } from '../../domain/image/image.ts';
import type { MailKey } from '../../domain/mail/mail.ts';
import type { IssueVersion, ListVersion } from '../../domain/newsletter/published-issue.ts';
import { type CountedOf, countedOfName } from '../../domain/reports/happening.ts';
import type { Verdict } from '../../domain/sending/feedback.ts';
import type { CountReason } from '../../domain/sign-up/sign-up-caps.ts';
import type { PartedFrom } from '../../domain/subscriber/parting-words.ts';
import { type SubscriberId, subscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { WebhookEndpointId } from '../../domain/webhooks/webhook-endpoint.ts';
import type { EnrollmentRef } from '../../pipeline/ports/enrollments.ts';
import type { IssueRef } from '../../pipeline/ports/issues.ts';
import type { PartingWordsRef } from '../../pipeline/ports/subscribers.ts';
import type { SubscriptionRef } from '../../pipeline/ports/subscriptions.ts';
import { shardOf } from './shard-of.ts';
import { tableDefinition } from './table-definition.ts';

const { dueIndex } = tableDefinition;

export type Key = { pk: string; sk: string };

/** A key as one text. */
export const keyName = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** An item as it is stored. */
export type Item = Key & Record<string, unknown>;

/** Takes what the SDK hands over for an item of the table. */
export const itemSchema = z.looseObject({ pk: z.string(), sk: z.string() });
export const itemsSchema = z.array(itemSchema);

/** The items of one partition whose sort keys begin alike. */
export type KeyRange = { pk: string; prefix: string };

/**
 * Every kind of item in the one table, and what its keys begin with; no other file spells a key. Keys are for good:
 * an item can take a new shape where it stands, but it cannot move.
 */
const beginnings = {
  subscriber: { pk: 'SUB#', sk: 'SUBSCRIBER' },
  /** The last one that somebody asked for, and the mails about it. */
  addressChange: { pk: 'SUB#', sk: 'ADDRESS-CHANGE' },
  enrollment: { pk: 'SUB#', sk: 'COURSE#' },
  /** Which number stands for which lesson in the ledgers of a course. */
  lessonNumbers: { pk: 'LESSONS#', sk: 'NUMBERS' },
  /** What somebody asked for by a list's own form. */
  listRequest: { pk: 'SUB#', sk: 'LIST-REQUEST#' },
  /** Which subscriber an address belongs to. */
  address: { pk: 'ADDR#', sk: 'ADDRESS' },
  suppression: { pk: 'SUPPRESSED#', sk: 'SUPPRESSION' },
  consentText: { pk: 'CONSENT#', sk: 'TEXT' },
  subscription: { pk: 'LIST#', sk: 'SUB#' },
  issueRecord: { pk: 'NEWSLETTER#', sk: 'ISSUE#' },
  /** A look at the books of an issue, the last one there was. */
  issueBooksRound: { pk: 'BOOKS#', sk: 'ISSUE#' },
  issueDelivery: { pk: 'ISSUE#', sk: 'SUB#' },
  /** Which edition of the content is live. */
  liveEdition: { pk: 'CONTENT', sk: 'LIVE' },
  contentFile: { pk: 'CONTENT#', sk: 'FILE#' },
  /** Of any edition: a mail that was sent shows its images for ever. */
  image: { pk: 'IMAGE#', sk: 'BYTES' },
  publishedList: { pk: 'CONTENT#NEWSLETTERS', sk: 'LIST#' },
  publishedIssue: { pk: 'CONTENT#NEWSLETTER#', sk: 'ISSUE#' },
  /** About sign-ups to a list. */
  listMail: { pk: 'CONTENT#NEWSLETTER#', sk: 'MAIL#' },
  /** Which version of a course is sent. */
  currentCourse: { pk: 'COURSE#', sk: 'CURRENT' },
  courseVersion: { pk: 'COURSE#', sk: 'VERSION#' },
  courseMail: { pk: 'COURSE#', sk: 'VERSION#' },
  /** Which version of a course was current from a moment on. */
  coursePublication: { pk: 'COURSE#', sk: 'SINCE#' },
  sendingState: { pk: 'SENDING', sk: 'STATE' },
  healthHour: { pk: 'HEALTH', sk: 'HOUR#' },
  /** A share's look at the books of all lessons. */
  booksRound: { pk: 'BOOKS', sk: 'SHARE#' },
  /** What happened on a day: of a course, a newsletter, or the whole stage. */
  dayCount: { pk: 'COUNTS#', sk: 'DAY#' },
  /** Who stood where on a day. */
  standings: { pk: 'STANDINGS#', sk: 'DAY#' },
  /** What somebody who has left said in their own words. */
  partingWords: { pk: 'PARTING-WORDS', sk: 'SUB#' },
  /** What became of the mail about a week to whoever runs this. */
  weeklyMail: { pk: 'WEEKLY-MAIL', sk: 'MONDAY#' },
  cap: { pk: 'CAP#', sk: '' },
  apiKey: { pk: 'API-KEYS', sk: 'KEY#' },
  webhookEndpoint: { pk: 'WEBHOOK-ENDPOINTS', sk: 'ENDPOINT#' },
  /** What SES has said of a mail that a doctor sent to its simulator. */
  probe: { pk: 'PROBE#', sk: 'HEARD#' },
} as const satisfies Record<string, Key>;

export type ItemKind = keyof typeof beginnings;

/** What stands between the version of a course and the mail, in the key of a compiled mail. */
const mailInfix = '#MAIL#';

/** Two mails have the names in their keys that they were first given. */
const mailNames = new Map<MailKey, string>([
  ['address-change', 'move'],
  ['address-changed', 'moved'],
]);

/** How many partitions the members of a list, and the deliveries of an issue, are spread over. */
export const memberShards = 16;

const keyOf = (kind: ItemKind, partition = '', rest = ''): Key => {
  const { pk, sk } = beginnings[kind];
  return { pk: `${pk}${partition}`, sk: `${sk}${rest}` };
};

const rangeOf = (kind: ItemKind, partition = ''): KeyRange => {
  const { pk, sk } = keyOf(kind, partition);
  return { pk, prefix: sk };
};

const partedFromName = (from: PartedFrom): string => {
  switch (from.kind) {
    case 'course':
      return `COURSE#${from.courseId}`;
    case 'list':
      return `LIST#${from.listId}`;
    case 'everything':
      return 'EVERYTHING';
  }
};

/** In which of them somebody is. */
export const memberShardOf = (id: SubscriberId): number => shardOf(id, memberShards);

/** The key of each item, by what it is about. */
export const keys = {
  subscriber: (id: SubscriberId) => keyOf('subscriber', id),
  addressChange: (id: SubscriberId) => keyOf('addressChange', id),
  enrollment: (ref: EnrollmentRef) => keyOf('enrollment', ref.subscriberId, ref.courseId),
  lessonNumbers: (course: CourseId) => keyOf('lessonNumbers', course),
  listRequest: (ref: SubscriptionRef) => keyOf('listRequest', ref.subscriberId, ref.listId),
  address: (hash: string) => keyOf('address', hash),
  suppression: (hash: string) => keyOf('suppression', hash),
  consentText: (hash: string) => keyOf('consentText', hash),
  subscription: (ref: SubscriptionRef) =>
    keyOf('subscription', `${ref.listId}#${memberShardOf(ref.subscriberId)}`, ref.subscriberId),
  issueRecord: (ref: IssueRef) => keyOf('issueRecord', ref.listId, ref.issueId),
  issueBooksRound: (ref: IssueRef) => keyOf('issueBooksRound', ref.listId, ref.issueId),
  issueDelivery: (ref: IssueDeliveryRef) =>
    keyOf(
      'issueDelivery',
      `${ref.listId}#${ref.issueId}#${memberShardOf(ref.subscriberId)}`,
      ref.subscriberId,
    ),
  liveEdition: () => keyOf('liveEdition'),
  contentFile: (edition: string, path: string) => keyOf('contentFile', edition, path),
  image: (name: ImageName) => keyOf('image', name),
  publishedList: (list: ListId) => keyOf('publishedList', '', list),
  publishedIssue: (ref: IssueRef, version: IssueVersion) =>
    keyOf('publishedIssue', ref.listId, `${ref.issueId}#${version}`),
  listMail: (list: ListId, version: ListVersion, mail: MailKey) =>
    keyOf('listMail', list, `${version}#${mail}`),
  currentCourse: (course: CourseId) => keyOf('currentCourse', course),
  courseVersion: (course: CourseId, version: CourseVersion) => keyOf('courseVersion', course, version),
  courseMail: (course: CourseId, version: CourseVersion, mail: MailKey) =>
    keyOf('courseMail', course, `${version}${mailInfix}${mailNames.get(mail) ?? mail}`),
  coursePublication: (course: CourseId, since: Instant) => keyOf('coursePublication', course, since),
  sendingState: () => keyOf('sendingState'),
  /** `hour` as in `2026-11-24T09`. */
  healthHour: (hour: string) => keyOf('healthHour', '', hour),
  booksRound: (sweeper: number) => keyOf('booksRound', '', String(sweeper)),
  /** `day` as in `2026-11-24`. */
  dayCount: (of: CountedOf, day: string) => keyOf('dayCount', countedOfName(of), day),
  /** `sweeper` is the share that found it; without one, the beginning of a day. */
  standings: (of: CountedOf, day: string, sweeper?: number) =>
    keyOf('standings', countedOfName(of), sweeper === undefined ? day : `${day}#${sweeper}`),
  partingWords: ({ subscriberId: id, from }: PartingWordsRef) =>
    keyOf('partingWords', '', `${id}#${partedFromName(from)}`),
  weeklyMail: (monday: string) => keyOf('weeklyMail', '', monday),
  cap: (reason: CountReason, subjectHash: string, period: string) =>
    keyOf('cap', `${reason}#${subjectHash}`, period),
  apiKey: (id: ApiKeyId) => keyOf('apiKey', '', id),
  webhookEndpoint: (id: WebhookEndpointId) => keyOf('webhookEndpoint', '', id),
  probe: (id: ProbeId, verdict: Verdict) => keyOf('probe', id, verdict),
} as const satisfies Record<ItemKind, unknown>;

/** The items that are read together. */
export const keyRanges = {
  enrollments: (id: SubscriberId) => rangeOf('enrollment', id),
  listRequests: (id: SubscriberId) => rangeOf('listRequest', id),
  subscriptions: (list: ListId, shard: number) => rangeOf('subscription', `${list}#${shard}`),
  issueRecords: (list: ListId) => rangeOf('issueRecord', list),
  issueDeliveries: ({ listId: list, issueId: issue }: IssueRef, shard: number) =>
    rangeOf('issueDelivery', `${list}#${issue}#${shard}`),
  contentFiles: (edition: string) => rangeOf('contentFile', edition),
  publishedLists: () => rangeOf('publishedList'),
  partingWords: () => rangeOf('partingWords'),
  partingWordsOf: (id: SubscriberId): KeyRange => {
    const { pk, sk } = keyOf('partingWords', '', `${id}#`);
    return { pk, prefix: sk };
  },
  apiKeys: () => rangeOf('apiKey'),
  webhookEndpoints: () => rangeOf('webhookEndpoint'),
  probes: (id: ProbeId) => rangeOf('probe', id),
  coursePublications: (course: CourseId) => rangeOf('coursePublication', course),
} as const;

/** What all keys of a kind begin with. */
export const beginningOf = (kind: ItemKind): Key => beginnings[kind];

/** The partitions of a kind of item, as IAM's `dynamodb:LeadingKeys` names them. */
export const leadingKey = (kind: ItemKind): string => {
  const { pk } = beginnings[kind];
  return pk.endsWith('#') ? `${pk}*` : pk;
};

/** A partition of the due index. */
export const duePartition = (shard: number): string => `DUE#${shard}`;

/** The attributes that put an item into the due index: there exactly while something is due for it. */
export const dueIndexKey = (dueAt: Instant | undefined, id: string, shards: number) =>
  dueAt ? { [dueIndex.partitionKey]: duePartition(shardOf(id, shards)), [dueIndex.sortKey]: dueAt } : {};

// `Object.keys` promises no more than strings.
const itemKinds = Object.keys(beginnings) as ItemKind[];

/** The kind of item that stands under a key; undefined for a key that nothing here makes. */
export const itemKindOf = (key: Key): ItemKind | undefined => {
  const kind = itemKinds.find((each) => {
    const { pk, sk } = beginnings[each];
    return (pk.endsWith('#') ? key.pk.startsWith(pk) : key.pk === pk) && key.sk.startsWith(sk);
  });
  return kind === 'courseVersion' && key.sk.includes(mailInfix) ? 'courseMail' : kind;
};

const enrollmentRef = z.object({ subscriberId, courseId });
const subscriptionRef = z.object({ subscriberId, listId });
const issueRef = z.object({ listId, issueId });
const issueDeliveryRef = z.object({ subscriberId, listId, issueId });

/** What a key names, where somebody has to know it from the key alone. */
export type ItemName =
  | { kind: 'addressChange'; ref: { addressChangeOf: SubscriberId } }
  | { kind: 'enrollment'; ref: EnrollmentRef }
  | { kind: 'listRequest'; ref: { listRequestOf: SubscriptionRef } }
  | { kind: 'subscription'; ref: SubscriptionRef }
  | { kind: 'issueRecord'; ref: IssueRef }
  | { kind: 'issueDelivery'; ref: IssueDeliveryRef }
  | { kind: 'contentFile'; path: string }
  | { kind: 'healthHour'; hour: string }
  | { kind: 'dayCount'; day: string }
  | { kind: 'other' };

/** Reads a key back. */
export const nameOf = (key: Key): ItemName => {
  const kind = itemKindOf(key);
  if (!kind) return { kind: 'other' };
  const { pk, sk } = beginnings[kind];
  const [first, second] = key.pk.slice(pk.length).split('#');
  const rest = key.sk.slice(sk.length);
  switch (kind) {
    case 'addressChange':
      return { kind, ref: { addressChangeOf: subscriberId.parse(first) } };
    case 'enrollment':
      return { kind, ref: enrollmentRef.parse({ subscriberId: first, courseId: rest }) };
    case 'listRequest':
      return { kind, ref: { listRequestOf: subscriptionRef.parse({ subscriberId: first, listId: rest }) } };
    case 'subscription':
      return { kind, ref: subscriptionRef.parse({ subscriberId: rest, listId: first }) };
    case 'issueRecord':
      return { kind, ref: issueRef.parse({ listId: first, issueId: rest }) };
    case 'issueDelivery':
      return {
        kind,
        ref: issueDeliveryRef.parse({ subscriberId: rest, listId: first, issueId: second }),
      };
    case 'contentFile':
      return { kind, path: rest };
    case 'healthHour':
      return { kind, hour: rest };
    case 'dayCount':
      return { kind, day: rest };
    case 'subscriber':
    case 'address':
    case 'suppression':
    case 'consentText':
    case 'liveEdition':
    case 'image':
    case 'publishedList':
    case 'publishedIssue':
    case 'listMail':
    case 'currentCourse':
    case 'courseVersion':
    case 'courseMail':
    case 'coursePublication':
    case 'sendingState':
    case 'lessonNumbers':
    case 'booksRound':
    case 'issueBooksRound':
    case 'standings':
    case 'partingWords':
    case 'weeklyMail':
    case 'cap':
    case 'apiKey':
    case 'webhookEndpoint':
    case 'probe':
      return { kind: 'other' };
  }
};
