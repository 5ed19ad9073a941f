import { parseDeliveryTag, parseIssueTag } from '../../domain/delivery/delivery-tag.ts';
import { type Proof, provenEntry } from '../../domain/delivery/ledger-entry.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { settleByEvent } from '../../domain/enrollment/enrollment-ledger.ts';
import { settleIssueByEvent } from '../../domain/newsletter/issue-delivery.ts';
import type { Ports, Saved } from '../ports.ts';

type Needs = Pick<Ports, 'courses' | 'enrollments' | 'issueDeliveries' | 'telemetry'>;

/**
 * Writes what an event proves into the ledger entry that a message tag names. False when that changes nothing,
 * as with nearly every event: such a one costs a single read.
 */
export const settleDelivery =
  (ports: Needs) =>
  async (tag: string, proof: Proof): Promise<boolean> => {
    const saved = (await settleLesson(ports, tag, proof)) ?? (await settleIssue(ports, tag, proof));
    if (!saved) return false;
    if (saved === 'stale') return settleDelivery(ports)(tag, proof);
    ports.telemetry.count(proof === 'accepted' ? 'settledByEvent' : 'notSentBySes');
    return true;
  };

const settleLesson = async (
  { courses, enrollments }: Needs,
  tag: string,
  proof: Proof,
): Promise<Saved | undefined> => {
  const ref = parseDeliveryTag(tag);
  const enrollment = ref && (await enrollments.load(ref));
  if (!ref || !enrollment || !provenEntry(enrollment.ledger[ref.key], proof)) return undefined;
  const published = await courses.current(ref.courseId);
  const settled = published && settleByEvent(enrollment, ref.key, outlineOf(published), proof);
  return settled && enrollments.save(settled);
};

const settleIssue = async (
  { issueDeliveries }: Needs,
  tag: string,
  proof: Proof,
): Promise<Saved | undefined> => {
  const ref = parseIssueTag(tag);
  const delivery = ref && (await issueDeliveries.load(ref));
  const settled = delivery && settleIssueByEvent(delivery, proof);
  return settled && issueDeliveries.save(settled);
};
