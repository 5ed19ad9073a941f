import { type CourseMail, occasionOf } from '../delivery/delivery-key.ts';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import { skippedByReader } from '../enrollment/course-request.ts';
import { type Enrollment, ledgerOf } from '../enrollment/enrollment.ts';
import type { Instant } from '../time/instant.ts';

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

/**
 * The same for a mail of a course, of which there may have been several copies: since when its reader may read it, by
 * the last of them. Undefined where they may not.
 */
export const readableSince = (enrollment: Enrollment, mail: CourseMail): Instant | undefined =>
  ledgerOf(enrollment)
    .flatMap(([key, entry]) =>
      occasionOf(key)?.mail === mail && mayReadDelivery(entry) ? [momentOfEntry(entry)] : [],
    )
    .sort()
    .at(-1);

const momentOfEntry = (entry: LedgerEntry): Instant => ('at' in entry ? entry.at : entry.since);
