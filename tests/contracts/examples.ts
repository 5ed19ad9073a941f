import { issueId } from '../../lib/domain/content/issue.ts';
import { type ListId, listId } from '../../lib/domain/content/newsletter.ts';
import { type AddressChange, startAddressChange } from '../../lib/domain/delivery/address-change.ts';
import { type IssueDelivery, newDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import { type IssueRecord, scheduleIssue } from '../../lib/domain/newsletter/issue-record.ts';
import { askForList, type ListRequest } from '../../lib/domain/newsletter/list-request.ts';
import { issueVersion } from '../../lib/domain/newsletter/published-issue.ts';
import { newSubscription, type Subscription } from '../../lib/domain/newsletter/subscription.ts';
import type { PartingWords } from '../../lib/domain/subscriber/parting-words.ts';
import { instantOf, later } from '../../lib/domain/time/instant.ts';
import { personNumber, theCourse } from '../fixtures/people.ts';

export const now = instantOf('2026-11-24T15:00:00Z');
export const letters = listId.parse('letters');
export const issue = { listId: letters, issueId: issueId.parse('2026-11-24-hello') };

export const subscriberOf = (number: number) => personNumber(number, now, true).subscriber;
/** Of somebody who has confirmed, with a lesson due now. */
export const enrollmentOf = (number: number) => ({
  ...personNumber(number, now, true).enrollment,
  dueAt: now,
});

export const subscriptionOf = (number: number, list: ListId = letters): Subscription => {
  const { id, zone } = subscriberOf(number);
  return newSubscription({ subscriberId: id, listId: list, zone }, now);
};

export const deliveryOf = (number: number, dueAt = now): IssueDelivery =>
  newDelivery({ ...issue, subscriberId: subscriberOf(number).id }, dueAt, 72);

/** Asked for, with its mail due now. */
export const addressChangeOf = (number: number): AddressChange => {
  const { id, address, addressHash } = subscriberOf(number);
  const asked = { subscriberId: id, courseId: theCourse, request: 1, to: { address, addressHash } };
  return startAddressChange(undefined, asked, now);
};

/** Asked for by the form of a newsletter, with its mail due now. */
export const listRequestOf = (number: number): ListRequest => {
  const { id, address, zone, consent } = subscriberOf(number);
  return askForList(undefined, { subscriberId: id, listId: letters }, { consent, address, zone }, now);
};

export const issueRecordOf = (number: number): IssueRecord =>
  scheduleIssue({
    listId: letters,
    issueId: issueId.parse(`2026-11-24-number-${number}`),
    published: issueVersion.parse('c'.repeat(64)),
    sendAt: later(now, { days: number }),
  });

export const partingWordsOf = (number: number): PartingWords => ({
  subscriberId: subscriberOf(number).id,
  from: { kind: 'list', listId: letters },
  version: 0,
  at: now,
  why: 'no-time',
  words: `Word number ${number}.`,
});
