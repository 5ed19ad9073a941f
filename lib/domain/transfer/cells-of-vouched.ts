import type { Vouched } from '../sign-up/vouched.ts';
import type { Cells } from './parse-row.ts';

/** The row of a file that would bring the same person in: one set of rules is for both. */
export const cellsOfVouched = (vouched: Vouched): Cells => {
  const { address, firstName = '', zone = '', courseId = '', newsletter = '', consent } = vouched;
  return {
    address,
    firstName,
    zone,
    course: courseId,
    newsletters: newsletter,
    consentAt: consent.requestedAt,
    consentText: consent.text,
    consentSource: consent.source,
    confirmedAt: consent.confirmedAt,
  };
};
