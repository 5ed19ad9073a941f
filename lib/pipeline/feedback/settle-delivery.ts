import { addressMails, addressRequestOf } from '../../domain/delivery/address-change.ts';
import {
  type DeliveryRef,
  type IssueDeliveryRef,
  type ListMailRef,
  parseDeliveryTag,
  parseIssueTag,
  parseListMailTag,
} from '../../domain/delivery/delivery-tag.ts';
import { type LedgerEntry, type Proof, provenEntry } from '../../domain/delivery/ledger-entry.ts';
import { keyToday } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { settleByEvent } from '../../domain/enrollment/enrollment-ledger.ts';
import { settleIssueByEvent } from '../../domain/newsletter/issue-delivery.ts';
import { listMails } from '../../domain/newsletter/list-request.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'courses'
  | 'addressChanges'
  | 'enrollments'
  | 'listRequests'
  | 'issueDeliveries'
  | 'telemetry'
>;

/**
 * Writes what an event proves into the ledger entry that a message tag names. False when that changes nothing,
 * as with nearly every event: such a one costs a single read, at half the price.
 */
export const settleDelivery =
  (ports: Needs) =>
  async (tag: string, proof: Proof): Promise<boolean> => {
    const lesson = parseDeliveryTag(tag);
    const issue = parseIssueTag(tag);
    const ofList = parseListMailTag(tag);
    const settled =
      (lesson && (await settleAddress(ports, lesson, proof))) ||
      (lesson && (await settleLesson(ports, lesson, proof))) ||
      (ofList && (await settleAddress(ports, ofList, proof))) ||
      (ofList && (await settleListMail(ports, ofList, proof))) ||
      (issue && (await settleIssue(ports, issue, proof)));
    if (!settled) return false;
    ports.telemetry.count(proof === 'accepted' ? 'settledByEvent' : 'notSentBySes');
    return true;
  };

/** A mail about the address: of the person, and of an enrollment only from before that was so. */
const settleAddress = async (
  ports: Needs,
  { subscriberId, key }: Pick<DeliveryRef, 'subscriberId' | 'key'>,
  proof: Proof,
): Promise<boolean> => {
  if (addressRequestOf(key) === undefined) return false;
  const { addressChanges } = ports;
  const changed = await changeItem(ports, {
    what: 'an address change',
    load: () => addressChanges.load(subscriberId),
    save: addressChanges.save,
    decide: (change) => addressMails.settle(change, key, proof, ports.clock.now()),
  });
  return changed.kind === 'changed';
};

const settleListMail = async (ports: Needs, ref: ListMailRef, proof: Proof): Promise<boolean> => {
  const { listRequests } = ports;
  const changed = await changeItem(ports, {
    what: 'a sign-up to a newsletter',
    load: () => listRequests.load(ref),
    save: listRequests.save,
    decide: (asked) => listMails.settle(asked, ref.key, proof, ports.clock.now()),
  });
  return changed.kind === 'changed';
};

/**
 * What is on record as sent was so before, and stays so when an event says the same: nothing has to be read for certain. Whatever
 * else is seen may have changed since.
 */
const saysNothingNew = (seen: LedgerEntry | undefined, proof: Proof): boolean =>
  seen?.status === 'sent' && proof === 'accepted';

const settleLesson = async (ports: Needs, ref: DeliveryRef, proof: Proof): Promise<boolean> => {
  const { courses, enrollments } = ports;
  if (saysNothingNew((await enrollments.glance(ref))?.ledger[ref.key], proof)) return false;
  const changed = await changeItem(ports, {
    what: 'an enrollment',
    load: () => enrollments.load(ref),
    save: enrollments.save,
    decide: async (enrollment) => {
      const stored = enrollment.ledger[ref.key];
      if (stored && !provenEntry(stored, proof)) return undefined;
      const published = await courses.current(ref.courseId);
      // Its lesson may have had another name when it was sent.
      const key = stored ? ref.key : keyToday(ref.key, published?.history);
      return published && settleByEvent(enrollment, key, outlineOf(published), proof);
    },
  });
  return changed.kind === 'changed';
};

const settleIssue = async (ports: Needs, ref: IssueDeliveryRef, proof: Proof): Promise<boolean> => {
  const { issueDeliveries } = ports;
  if (saysNothingNew((await issueDeliveries.glance(ref))?.entry, proof)) return false;
  const changed = await changeItem(ports, {
    what: "a subscriber's copy of an issue",
    load: () => issueDeliveries.load(ref),
    save: issueDeliveries.save,
    decide: (delivery) => settleIssueByEvent(delivery, proof),
  });
  return changed.kind === 'changed';
};
