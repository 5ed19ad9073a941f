import { describe, expect, it } from 'vitest';
import { nextTryAfter, oneMoreRefusal, type Refusals } from '../../../lib/domain/delivery/refusals.ts';
import { instantOf, later, millisecondsBetween } from '../../../lib/domain/time/instant.ts';

const start = instantOf('2026-11-24T15:00:00Z');

/** The minutes between one try and the next, of a delivery that SES refuses for ever. */
const waits = (): number[] => {
  const minutes: number[] = [];
  let now = start;
  for (let refusals: Refusals | undefined; minutes.length < 100; ) {
    refusals = oneMoreRefusal(refusals, 'MessageRejected');
    const next = nextTryAfter(refusals, now);
    if (!next) break;
    minutes.push(millisecondsBetween(now, next) / 60_000);
    now = next;
  }
  return minutes;
};

describe('a delivery that is refused for ever', () => {
  it('waits twice as long each time, up to a day', () => {
    expect(waits()).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440, 1440, 1440]);
  });

  it('comes to its end before the week is over', () => {
    const total = waits().reduce((sum, minutes) => sum + minutes, 0);
    expect(later(start, { minutes: total }) < later(start, { days: 5 })).toBe(true);
  });
});
