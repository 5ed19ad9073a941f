import type { CourseMail } from '../delivery/delivery-key.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import type { IssueDelivery } from '../newsletter/issue-delivery.ts';
import { type Place, placeOf } from './books.ts';

/**
 * Where somebody stands with a mail of their course: everybody who has an entry for it, and everybody in the
 * course who will get it. Undefined for those who left before, or finished without it.
 */
export const placeIn = (enrollment: Enrollment, mail: CourseMail): Place | undefined => {
  const { subscriberId, ledger, standing, dueAt } = enrollment;
  const entry = ledger[mail];
  if (!entry && standing.status !== 'active') return undefined;
  return placeOf(subscriberId, entry, dueAt !== undefined);
};

/** Where those stand whom copies of an issue are for. */
export const placesOfCopies = (copies: readonly IssueDelivery[]): Place[] =>
  copies.map(({ subscriberId, entry, dueAt }) => placeOf(subscriberId, entry, dueAt !== undefined));
