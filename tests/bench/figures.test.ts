import { describe, expect, it } from 'vitest';
import { asComparison, comparisonsOf, figure } from './figures.ts';

const pair = (was: number, is: number, wasUnits = 1) => ({
  before: [figure('CPU', 'ms', [was]), figure('the same', 'WRU', [wasUnits]), figure('gone', 'ms', [1])],
  after: [figure('CPU', 'ms', [is]), figure('the same', 'WRU', [1]), figure('new', 'ms', [1])],
});

describe('figures in pairs', () => {
  const busy = [pair(2, 1), pair(20, 10), pair(3, 2.4)];

  it('differ by what they differ by in their own pair, however much else the machine has to do', () => {
    const [cpu, same] = comparisonsOf(busy);
    expect(cpu).toMatchObject({ before: { value: 3 }, after: { value: 2.4 } });
    expect(cpu?.percent.map(Math.round)).toEqual([-50, -50, -20]);
    expect(same?.percent).toEqual([0, 0, 0]);
  });

  it('are compared where both have them', () => {
    expect(comparisonsOf(busy).map(({ after }) => after.name)).toEqual(['CPU', 'the same']);
  });

  it('are shown before and after, with the median of the pairs, and the least and the most', () => {
    expect(asComparison(comparisonsOf(busy)).split('\n')).toEqual([
      '             before      after      pairs',
      'CPU               3        2.4      -50 %  (-50 % to -20 %)  ms',
      'the same          1          1        0 %  (0 % to 0 %)  WRU',
    ]);
  });
});
