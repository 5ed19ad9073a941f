import type { CourseId } from '../content/course.ts';
import type { ListId } from '../content/newsletter.ts';
import type { AddressChange } from '../delivery/address-change.ts';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import { allConsents, type Enrollment, ledgerOf } from '../enrollment/enrollment.ts';
import type { Membership } from '../membership/membership.ts';
import type { IssueDelivery } from '../newsletter/issue-delivery.ts';
import type { ListRequest } from '../newsletter/list-request.ts';
import type { Subscription } from '../newsletter/subscription.ts';
import type { Consent } from '../subscriber/consent.ts';
import type { BadNews, JournalEntry } from '../subscriber/journal.ts';
import type { MemberChange } from '../subscriber/member-change.ts';
import type { PartingWords } from '../subscriber/parting-words.ts';
import type { Standing } from '../subscriber/standing.ts';
import type { Subscriber } from '../subscriber/subscriber.ts';
import type { SuppressionRecord } from '../subscriber/suppression.ts';
import type { Instant } from '../time/instant.ts';

type Left = Extract<Standing, { status: 'left' }>;

/** One thing that happened to somebody. */
export type Happened =
  | { kind: 'on-record' }
  | { kind: 'asked'; consent: Consent }
  | { kind: 'confirmed'; consent: Consent }
  /** `said`: what SES has said of it besides that it took it. */
  | { kind: 'mail'; mail: string; entry: LedgerEntry; said: BadNews[] }
  | { kind: 'completed' }
  | { kind: 'left'; left: Omit<Left, 'status' | 'at' | 'was'> }
  | { kind: 'parting-words'; words: string }
  | { kind: 'address-asked' }
  | { kind: 'suppressed'; reason: SuppressionRecord['reason'] }
  | { kind: 'lifted'; by: NonNullable<SuppressionRecord['lifted']>['by'] }
  | { kind: 'change'; change: Exclude<MemberChange, { kind: 'left' }> }
  | { kind: 'journal'; entry: JournalEntry };

/** `of`: the course or the newsletter that it belongs to. */
export type Moment = { at: Instant; of?: CourseId | ListId; what: Happened };

/** All that is on record about one person. */
export type LifeOnRecord = {
  subscriber: Subscriber;
  enrollments: readonly Enrollment[];
  subscriptions: readonly Subscription[];
  /** What forms of newsletters asked for, and nobody has confirmed. */
  listRequests: readonly ListRequest[];
  issueDeliveries: readonly IssueDelivery[];
  partingWords: readonly PartingWords[];
  addressChange: AddressChange | undefined;
  suppression: SuppressionRecord | undefined;
};

/** Everything that is on record about somebody as one line of events, the earliest first. */
export const chronicleOf = (life: LifeOnRecord): Moment[] => {
  const { subscriber, enrollments, subscriptions, issueDeliveries } = life;
  const journal = subscriber.journal ?? [];
  const saidOf = (of: string, mail: string): BadNews[] =>
    journal.flatMap((entry) =>
      entry.kind === 'feedback' && entry.mail === `${of}/${mail}` ? [entry.news] : [],
    );
  const mail = (of: CourseId | ListId, name: string, entry: LedgerEntry): Moment => ({
    at: 'at' in entry ? entry.at : entry.since,
    of,
    what: { kind: 'mail', mail: name, entry, said: saidOf(of, name) },
  });
  const all: Moment[] = [
    { at: subscriber.createdAt, what: { kind: 'on-record' } },
    ...enrollments.flatMap((enrollment) => [
      ...consentMoments(enrollment.courseId, allConsents(enrollment)),
      ...ledgerOf(enrollment).map(([key, entry]) => mail(enrollment.courseId, key, entry)),
      ...membershipMoments(enrollment.courseId, enrollment),
    ]),
    ...subscriptions.flatMap((subscription) => [
      ...consentMoments(subscription.listId, subscription.consents),
      ...membershipMoments(subscription.listId, subscription),
    ]),
    ...life.listRequests.flatMap(({ listId, waiting }) =>
      consentMoments(
        listId,
        waiting.map(({ consent }) => consent),
      ),
    ),
    ...issueDeliveries.flatMap(({ listId, issueId, entry }) => (entry ? [mail(listId, issueId, entry)] : [])),
    ...life.partingWords.flatMap(partingMoment),
    ...addressMoments(life.addressChange),
    ...suppressionMoments(life.suppression),
    ...journal
      .filter((entry) => !isSaidOfOneOf(entry, life))
      .map((entry): Moment => ({ at: entry.at, what: { kind: 'journal', entry } })),
  ];
  return all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

/** What SES said of a mail stands with that mail, as long as the mail itself is on record. */
const isSaidOfOneOf = (entry: JournalEntry, { enrollments, issueDeliveries }: LifeOnRecord): boolean =>
  entry.kind === 'feedback' &&
  (enrollments.some((one) => ledgerOf(one).some(([key]) => `${one.courseId}/${key}` === entry.mail)) ||
    issueDeliveries.some((one) => one.entry && `${one.listId}/${one.issueId}` === entry.mail));

const partingMoment = ({ at, from, words }: PartingWords): Moment[] => {
  if (words === undefined) return [];
  const what = { kind: 'parting-words' as const, words };
  switch (from.kind) {
    case 'course':
      return [{ at, of: from.courseId, what }];
    case 'list':
      return [{ at, of: from.listId, what }];
    case 'everything':
      return [{ at, what }];
  }
};

const consentMoments = (of: CourseId | ListId, consents: readonly Consent[]): Moment[] =>
  consents.flatMap((consent): Moment[] => [
    { at: consent.requestedAt, of, what: { kind: 'asked', consent } },
    ...(consent.confirmedAt
      ? [{ at: consent.confirmedAt, of, what: { kind: 'confirmed' as const, consent } }]
      : []),
  ]);

const membershipMoments = (of: CourseId | ListId, { standing, changes = [] }: Membership): Moment[] => [
  ...changes.map((change): Moment => {
    if (change.kind !== 'left') return { at: change.at, of, what: { kind: 'change', change } };
    const { kind, at, ...left } = change;
    return { at, of, what: { kind, left } };
  }),
  ...standingMoments(of, standing),
];

const standingMoments = (of: CourseId | ListId, standing: Standing): Moment[] => {
  switch (standing.status) {
    case 'pending':
    case 'active':
      return [];
    case 'completed':
      return [{ at: standing.at, of, what: { kind: 'completed' } }];
    case 'left': {
      const { status: kind, at, was: _, ...left } = standing;
      return [{ at, of, what: { kind, left } }];
    }
  }
};

const addressMoments = (change: AddressChange | undefined): Moment[] => {
  switch (change?.standing.status) {
    case 'asked':
      return [{ at: change.standing.at, what: { kind: 'address-asked' } }];
    case 'agreed':
    case 'done':
    case 'forgotten':
    case undefined:
      return [];
  }
};

const suppressionMoments = (record: SuppressionRecord | undefined): Moment[] => {
  if (!record) return [];
  const { earlier = [], ...latest } = record;
  return [...earlier, latest].flatMap(({ at, reason, lifted }): Moment[] => [
    { at, what: { kind: 'suppressed', reason } },
    ...(lifted ? [{ at: lifted.at, what: { kind: 'lifted' as const, by: lifted.by } }] : []),
  ]);
};
