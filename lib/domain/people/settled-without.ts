import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import type { Instant } from '../time/instant.ts';
import type { MailName, WhyNoMail } from './why-no-mail.ts';

/** What became of a mail that did not go out, and when. */
export type Settled = { at: Instant; why: WhyNoMail };

/** Why a mail that was to come today did not; undefined for one that came, is still open or is of another day. */
export const settledWithout = (
  mail: MailName,
  entry: LedgerEntry,
  today: (at: Instant) => boolean,
): Settled | undefined => {
  switch (entry.status) {
    case 'failed':
    case 'skipped': {
      const { status: kind, at, reason } = entry;
      return today(at) ? { at, why: { kind, mail, at, reason } } : undefined;
    }
    case 'expired':
      return today(entry.at) ? { at: entry.at, why: { kind: 'too-late', mail, at: entry.at } } : undefined;
    case 'unknown': {
      const { since: at, final } = entry;
      return final && today(at) ? { at, why: { kind: 'unknown', mail, since: at } } : undefined;
    }
    case 'sent':
    case 'sending':
      return undefined;
  }
};

/** The last of several. */
export const latest = (settled: readonly Settled[]): WhyNoMail | undefined =>
  settled.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]?.why;
