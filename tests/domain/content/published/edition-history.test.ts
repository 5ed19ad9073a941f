import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  editionsNamed,
  remembered,
  type WentLive,
  withLive,
} from '../../../../lib/domain/content/published/edition-history.ts';
import { instantOf } from '../../../../lib/domain/time/instant.ts';

const at = instantOf('2027-01-12T09:00:00Z');
const historyOf = (names: readonly string[]) =>
  names.reduce<readonly WentLive[]>((history, edition) => withLive(history, edition, at), []);

describe('the history of what was live', () => {
  it('ends with what is live now, names nothing twice in a row, and is no longer than it may be', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 60 }), (names) => {
        const history = historyOf(names);
        expect(history.at(-1)?.edition).toBe(names.at(-1));
        expect(history.length).toBeLessThanOrEqual(remembered);
        for (const [index, { edition }] of history.entries())
          expect(edition).not.toBe(history[index - 1]?.edition);
      }),
    );
  });

  it('has an edition that was published again since when it first was', () => {
    const [first] = historyOf(['a']);
    expect(withLive(first ? [first] : [], 'a', instantOf('2027-02-01T09:00:00Z'))).toEqual([first]);
  });

  it('is searched by the beginning of a name, each once', () => {
    const history = historyOf(['abc', 'abd', 'abc', 'b']);
    expect(editionsNamed(history, 'ab')).toEqual(['abc', 'abd']);
    expect(editionsNamed(history, 'abc')).toEqual(['abc']);
    expect(editionsNamed(history, 'x')).toEqual([]);
  });
});
