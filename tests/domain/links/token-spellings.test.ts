import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenSpellings } from '../../../lib/domain/links/token-spellings.ts';

describe('the spellings of a damaged token', () => {
  it('are few, and made of what a token is made of, whatever has arrived', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (damaged) => {
        const spellings = tokenSpellings(damaged);
        expect(spellings.length).toBeLessThanOrEqual(6);
        for (const spelling of spellings) expect(spelling).toMatch(/^[A-Za-z0-9][\w.-]*$/);
      }),
      { seed: 18, numRuns: 500 },
    );
  });

  it('are none of what is far too long', () => {
    expect(tokenSpellings('a'.repeat(2_001))).toEqual([]);
  });
});
