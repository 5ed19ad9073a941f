import { parseDeliveryTag, parseIssueTag } from '../domain/delivery.ts';
import { settleByEvent } from '../domain/enrollment-ledger.ts';
import { settleIssueByEvent } from '../domain/issue-delivery.ts';
import { type Proof, provenEntry } from '../domain/ledger.ts';
import { outlineOf } from '../domain/mail.ts';
import type { Courses, Enrollments, IssueDeliveries, Saved, Telemetry } from './ports.ts';

type Ports = {
  courses: Courses;
  enrollments: Enrollments;
  issueDeliveries: IssueDeliveries;
  telemetry: Telemetry;
};

/**
 * Writes what an event proves into the ledger entry that a message tag names. False when that changes nothing,
 * as with nearly every event: such a one costs a single read.
 */
export const settleDelivery =
  (ports: Ports) =>
  async (tag: string, proof: Proof): Promise<boolean> => {
    const saved = (await settleLesson(ports, tag, proof)) ?? (await settleIssue(ports, tag, proof));
    if (!saved) return false;
    if (saved === 'stale') return settleDelivery(ports)(tag, proof);
    ports.telemetry.count(proof === 'accepted' ? 'settledByEvent' : 'notSentBySes');
    return true;
  };

const settleLesson = async (
  { courses, enrollments }: Ports,
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
  { issueDeliveries }: Ports,
  tag: string,
  proof: Proof,
): Promise<Saved | undefined> => {
  const ref = parseIssueTag(tag);
  const delivery = ref && (await issueDeliveries.load(ref));
  const settled = delivery && settleIssueByEvent(delivery, proof);
  return settled && issueDeliveries.save(settled);
};
