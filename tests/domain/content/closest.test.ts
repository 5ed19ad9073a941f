import { expect, it } from 'vitest';
import { closest } from '../../../lib/domain/content/closest.ts';

const kinds = ['definition', 'contrast', 'statistic', 'saying'];

it.each([
  ['statistik', 'statistic'],
  ['Statistic', 'statistic'],
  ['contast', 'contrast'],
  ['sayng', 'saying'],
  ['crust', undefined],
  ['', undefined],
])('of what could have been written, "%s" is nearest to %j', (typed, meant) => {
  expect(closest(typed, kinds)).toBe(meant);
});
