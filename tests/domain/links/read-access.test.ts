import { describe, expect, it } from 'vitest';
import { type DeliveryKey, keyOf } from '../../../lib/domain/delivery/delivery-key.ts';
import type { LedgerEntry } from '../../../lib/domain/delivery/ledger-entry.ts';
import { skippedByReader } from '../../../lib/domain/enrollment/course-request.ts';
import { mayReadDelivery, readableSince } from '../../../lib/domain/links/read-access.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { activated, tuesday as at, one, two } from '../../fixtures/in-a-course.ts';

const sending: LedgerEntry = {
  status: 'sending',
  attempt: 1,
  owner: 'a worker',
  since: at,
  leaseUntil: later(at, { minutes: 5 }),
};

const table: [string, LedgerEntry | undefined, boolean][] = [
  ['is still due', undefined, false],
  ['is being handed over', sending, true],
  ['was sent', { status: 'sent', at, attempt: 1 }, true],
  ['may have been sent', { status: 'unknown', since: at, attempt: 1, final: false }, true],
  [
    'may have been sent, and nobody will ever know',
    { status: 'unknown', since: at, attempt: 2, final: true },
    true,
  ],
  ['was skipped by its reader', { status: 'skipped', at, reason: skippedByReader }, true],
  ['was kept from somebody who had left', { status: 'skipped', at, reason: 'left the list' }, false],
  ['was called back', { status: 'skipped', at, reason: 'cancelled' }, false],
  ['was refused or came back', { status: 'failed', at, reason: 'refused' }, false],
  ['was too late to send', { status: 'expired', at }, false],
];

describe('a mail in the browser', () => {
  it.each(table)('that %s', (_, entry, open) => {
    expect(mayReadDelivery(entry)).toBe(open);
  });
});

describe('a mail of a course in the browser', () => {
  const withEntries = (ledger: Partial<Record<DeliveryKey, LedgerEntry>>) => ({ ...activated(), ledger });

  it.each(table)('that %s', (_, entry, open) => {
    expect(readableSince(withEntries(entry ? { [one]: entry } : {}), one)).toBe(open ? at : undefined);
  });

  it('opens as it was handed over last', () => {
    const again = keyOf({ mail: one, round: 1, copy: 2 });
    const lastly = later(at, { days: 3 });
    const sent = (moment: typeof at): LedgerEntry => ({ status: 'sent', at: moment, attempt: 1 });
    expect(readableSince(withEntries({ [again]: sent(lastly), [one]: sent(at) }), one)).toBe(lastly);
  });

  it('opens by any of its copies, and by no other mail', () => {
    const again = keyOf({ mail: one, round: 1, copy: 2 });
    const enrollment = withEntries({ [one]: { status: 'failed', at, reason: 'refused' }, [again]: sending });
    expect(readableSince(enrollment, one)).toBe(at);
    expect(readableSince(enrollment, two)).toBeUndefined();
  });
});
