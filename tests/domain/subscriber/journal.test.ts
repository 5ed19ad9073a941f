import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type JournalEntry,
  longestJournal,
  withCapped,
  withFeedback,
  withJournalEntry,
} from '../../../lib/domain/subscriber/journal.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';

const at = instantOf('2026-11-24T15:00:00Z');
const nobody: { journal?: JournalEntry[] } = {};
const capped = (days = 0) => ({ kind: 'capped', at: later(at, { days }), by: 'addressDay' }) as const;
const act = { kind: 'act', at, act: 'noted', note: 'She called.' } as const;

describe('the journal of somebody', () => {
  it('stays short, and keeps what an operator did longest', () => {
    const entry = fc.constantFrom<JournalEntry>(capped(), act, { kind: 'address-changed', at });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 120 }), (entries) => {
        const { journal = [] } = entries.reduce(withJournalEntry, nobody);
        expect(journal.length).toBe(Math.min(entries.length, longestJournal));
        expect(journal.at(-1)).toEqual(entries.at(-1));
        const acts = (some: readonly JournalEntry[]) => some.filter(({ kind }) => kind === 'act').length;
        expect(acts(journal)).toBeGreaterThanOrEqual(Math.min(acts(entries), longestJournal - 1));
      }),
    );
  });

  it('notes a full cap once a day, however often the form is posted', () => {
    const once = withCapped(nobody, capped());
    expect(once?.journal).toHaveLength(1);
    expect(once && withCapped(once, { ...capped(), at: later(at, { hours: 2 }) })).toBeUndefined();
    expect(once && withCapped(once, capped(1))?.journal).toHaveLength(2);
  });

  it('notes what SES says of a mail once, since events come twice', () => {
    const bounced = { kind: 'feedback', at, news: 'bounced-for-now', mail: 'bread/salt' } as const;
    const once = withFeedback(nobody, bounced);
    expect(once && withFeedback(once, { ...bounced, at: later(at, { days: 1 }) })).toBeUndefined();
    expect(once && withFeedback(once, { ...bounced, mail: 'bread/yeast' })?.journal).toHaveLength(2);
  });
});
