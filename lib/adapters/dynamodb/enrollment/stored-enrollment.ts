import * as z from 'zod';
import { deliveryKey } from '../../../domain/delivery/delivery-key.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../../../domain/delivery/ledger-entry.ts';
import { type Enrollment, enrollmentSchema, ledgerOf } from '../../../domain/enrollment/enrollment.ts';
import { instantSchema } from '../../../domain/time/instant.ts';

/**
 * A mail sent at its first attempt, which in time is every entry of a ledger, is stored as its moment alone, in
 * Unix milliseconds: an enrollment in a course of twelve lessons then stays below a kilobyte to its end, and
 * each of the two writes of a delivery costs one unit instead of two.
 */
const sentAtOnce = z.int().transform(
  (at): LedgerEntry => ({
    status: 'sent',
    at: instantSchema.parse(new Date(at).toISOString()),
    attempt: 1,
  }),
);

/** Reads an enrollment as the table holds it. */
export const storedEnrollment = enrollmentSchema.extend({
  ledger: z.partialRecord(deliveryKey, z.union([sentAtOnce, ledgerEntrySchema])),
});

/** The enrollment as the table holds it. */
export const toStoredEnrollment = (enrollment: Enrollment) => ({
  ...enrollment,
  ledger: Object.fromEntries(
    ledgerOf(enrollment).map(([key, entry]) => [
      key,
      entry.status === 'sent' && entry.attempt === 1 ? Date.parse(entry.at) : entry,
    ]),
  ),
});
