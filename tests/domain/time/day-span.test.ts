import { describe, expect, it } from 'vitest';
import { daySpan } from '../../../lib/domain/time/day-span.ts';

describe('a span of days', () => {
  it.each([
    ['1 day', 1],
    ['3 days', 3],
    ['1 week', 7],
    ['2 weeks', 14],
    ['365 days', 365],
  ])('%s is %i days', (written, days) => {
    expect(daySpan.parse(written)).toBe(days);
  });

  it.each(['0 days', '3', 3, '3 hours', 'three days', '-1 days', '1.5 weeks', '366 days', '53 weeks', ''])(
    'is not %j, and the sentence says how it is written',
    (written) => {
      expect(daySpan.safeParse(written).error?.issues[0]?.message).toBe(
        `is "${written}"; write how many days or weeks, such as "3 days" or "2 weeks", and at most 365 days`,
      );
    },
  );
});
