import { describe, expect, it } from 'vitest';
import { saidInParting } from '../../../lib/domain/reports/said-in-parting.ts';
import { later } from '../../../lib/domain/time/instant.ts';
import { now, partingWordsOf } from '../../contracts/examples.ts';

const saidAt = (number: number, days: number) => ({ ...partingWordsOf(number), at: later(now, { days }) });

describe('what leavers said, for a report', () => {
  it('has the newest first, from a day on, and no more than somebody reads', () => {
    const all = Array.from({ length: 120 }, (_, number) => saidAt(number, -number));
    const { said, more } = saidInParting(all, later(now, { days: -109 }).slice(0, 10), now);
    expect(said).toHaveLength(100);
    expect(more).toBe(10);
    expect(said.map(({ words }) => words).slice(0, 2)).toEqual(['Word number 0.', 'Word number 1.']);
  });

  it('leaves out what is past its time though it lies there yet, and room for words that never came', () => {
    const empty = { ...saidAt(3, 0), words: undefined };
    const { said } = saidInParting([saidAt(1, -399), saidAt(2, -400), empty], '2000-01-01', now);
    expect(said.map(({ words }) => words)).toEqual(['Word number 1.']);
  });

  it('says whose it is in no way: no id, and no address that they left in it', () => {
    const words = 'Write to me (ada@example.org), or ADA+x@münchen.example.';
    const told = saidInParting([{ ...saidAt(1, 0), words }], '2000-01-01', now);
    expect(told.said).toEqual([
      { at: now, from: 'letters', why: 'no-time', words: 'Write to me ([an address]), or [an address]' },
    ]);
  });
});
