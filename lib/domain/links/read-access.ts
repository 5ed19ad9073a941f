import { type CourseMail, occasionOf } from '../delivery/delivery-key.ts';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import { skippedByReader } from '../enrollment/course-request.ts';
import { type Enrollment, ledgerOf } from '../enrollment/enrollment.ts';

/**
 * Who may read a mail in the browser: whoever may have it in their hands, because it was sent, or handed over without
 * an answer so far. What its reader passed over is theirs to read as well; what was kept from them is not.
 */
export const mayReadDelivery = (entry: LedgerEntry | undefined): boolean => {
  switch (entry?.status) {
    case 'sent':
    case 'sending':
    case 'unknown':
      return true;
    case 'skipped':
      return entry.reason === skippedByReader;
    case 'failed':
    case 'expired':
    case undefined:
      return false;
  }
};

/** The same for a mail of a course, of which there may have been several copies. */
export const mayReadCourseMail = (enrollment: Enrollment, mail: CourseMail): boolean =>
  ledgerOf(enrollment).some(([key, entry]) => occasionOf(key)?.mail === mail && mayReadDelivery(entry));
