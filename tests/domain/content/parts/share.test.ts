import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from '../../../../lib/domain/content/parts/share.ts';

describe('the share that a figure stands for', () => {
  it.each([
    ['73 %', 0.73],
    ['73%', 0.73],
    ['7,5 %', 0.075],
    ['7.8\u00A0%', 0.078],
    ['30 per cent', 0.3],
    ['30 Prozent', 0.3],
    ['100 %', 1],
    ['0 %', 0],
    ['3 of 4', 0.75],
    ['438 of 600', 0.73],
    ['1,200 out of 4,800', 0.25],
    ['1.200 von 4.800', 0.25],
    ['3 sur 4', 0.75],
    ['3 de cada 4', 0.75],
  ])('%j is %d', (figure, share) => {
    expect(shareOf(figure)).toBeCloseTo(share, 10);
  });

  it.each([
    '$260',
    '1',
    '+20 %',
    '-5 %',
    '120 %',
    '5 of 4',
    '0 of 0',
    '3 to 4',
    '9 bis 10',
    '20 % more',
    'about 3',
    '',
  ])('%j is none', (figure) => {
    expect(shareOf(figure)).toBeUndefined();
  });

  it('is a part of a whole, whatever is written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d.,]{1,8}(?: of [\d.,]{1,8}| ?%)?$/), (figure) => {
        const share = shareOf(figure);
        expect(share === undefined || (share >= 0 && share <= 1)).toBe(true);
      }),
    );
  });
});
