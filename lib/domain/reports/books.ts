import * as z from 'zod';
import type { LedgerEntry } from '../delivery/ledger-entry.ts';
import { isUnsettled } from '../delivery/ledger-entry.ts';
import type { SubscriberId } from '../subscriber/subscriber.ts';

/** What can have become of one lesson or issue for a person. `due` is: still due, or being sent. */
export const columns = ['sent', 'skipped', 'failed', 'expired', 'unknown', 'due'] as const;
export type Column = (typeof columns)[number];

/** Each candidate stands in exactly one of the columns. */
export const booksSchema = z.record(z.enum([...columns, 'candidates']), z.int().nonnegative()).readonly();
export type Books = z.infer<typeof booksSchema>;

/** One person in the books. `lost`: without an outcome, and with nothing that would bring it one. */
export type Place = {
  subscriberId: SubscriberId;
  column: Column | 'lost';
  /** Why they have not got it; empty for those who have, or still may. */
  reason: string;
  /** Whether the last word is still to come. */
  open: boolean;
};

const columnOf = (entry: LedgerEntry | undefined, hasDueTime: boolean): Column | 'lost' => {
  switch (entry?.status) {
    case undefined:
    case 'sending':
      return hasDueTime ? 'due' : 'lost';
    case 'unknown':
      return entry.final || hasDueTime ? 'unknown' : 'lost';
    case 'sent':
    case 'skipped':
    case 'failed':
    case 'expired':
      return entry.status;
  }
};

const reasons = {
  sent: '',
  due: '',
  skipped: '',
  failed: '',
  expired: 'its time ran out before it could be sent',
  unknown: 'SES never said whether it accepted it',
  lost: 'it has no outcome, and nothing is due for it',
} as const satisfies Record<Column | 'lost', string>;

export const placeOf = (
  subscriberId: SubscriberId,
  entry: LedgerEntry | undefined,
  hasDueTime: boolean,
): Place => {
  const column = columnOf(entry, hasDueTime);
  const reason = entry && 'reason' in entry ? entry.reason : reasons[column];
  return { subscriberId, column, reason, open: !entry || isUnsettled(entry) };
};

export const emptyBooks: Books = {
  candidates: 0,
  sent: 0,
  skipped: 0,
  failed: 0,
  expired: 0,
  unknown: 0,
  due: 0,
};

/** The books with one more candidate in them. */
export const enter = (books: Books, { column }: Pick<Place, 'column'>): Books => ({
  ...books,
  candidates: books.candidates + 1,
  ...(column === 'lost' ? {} : { [column]: books[column] + 1 }),
});

/** False when a candidate stands in no column: somebody has been lost. */
export const areBalanced = (books: Books): boolean =>
  books.candidates === columns.reduce((sum, column) => sum + books[column], 0);
