import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviseParagraphs } from '../../../lib/domain/evidence/revised-paragraphs.ts';

const of = (text: string) => text.split('');
const revise = (before: string, after: string) => {
  const { nowAt, changed, gone, added } = reviseParagraphs(of(before), of(after));
  return { nowAt: [...nowAt.values()], changed: [...changed], gone: [...gone], added: [...added] };
};

describe('a text that is brought in again', () => {
  it.each([
    ['is the same', 'abc', 'abc', { nowAt: [1, 2, 3], changed: [], gone: [], added: [] }],
    [
      'has a paragraph more at its beginning',
      'abc',
      'xabc',
      { nowAt: [2, 3, 4], changed: [], gone: [], added: [1] },
    ],
    ['has one changed', 'abc', 'axc', { nowAt: [1, 2, 3], changed: [2], gone: [], added: [] }],
    ['has one changed and one more', 'abc', 'axyc', { nowAt: [1, 2, 4], changed: [2], gone: [], added: [3] }],
    ['has lost one', 'abc', 'ac', { nowAt: [1, 2, 2], changed: [], gone: [2], added: [] }],
    ['has lost its end', 'abc', 'a', { nowAt: [1, 1, 1], changed: [], gone: [2, 3], added: [] }],
    ['is another', 'ab', 'xyz', { nowAt: [1, 2], changed: [1, 2], gone: [], added: [3] }],
  ])('%s', (_, before, after, revision) => {
    expect(revise(before, after)).toEqual(revision);
  });

  it('leads each paragraph to one that is there, the unchanged to their like, and accounts for every one', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { nowAt, changed, gone, added } = reviseParagraphs(before, after);
        const kept = before
          .map((_, index) => index + 1)
          .filter((each) => !changed.has(each) && !gone.has(each));
        for (const each of kept) expect(after[(nowAt.get(each) ?? 0) - 1]).toBe(before[each - 1]);
        for (const now of nowAt.values()) expect(now >= 1 && now <= after.length).toBe(true);
        expect(kept.length + changed.size + added.size).toBe(after.length);
        expect(kept.length + changed.size + gone.size).toBe(before.length);
      }),
    );
  });
});
