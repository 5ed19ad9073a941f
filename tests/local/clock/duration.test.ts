import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { advanceBy } from '../../../lib/local/clock/duration.ts';

const now = instantOf('2027-01-31T10:00:00Z');

describe('how far the clock is moved', () => {
  it.each([
    ['P7D', '2027-02-07T10:00:00.000Z'],
    ['P1M', '2027-02-28T10:00:00.000Z'],
    ['PT90M', '2027-01-31T11:30:00.000Z'],
    ['P1Y', '2028-01-31T10:00:00.000Z'],
    ['P10Y', '2037-01-31T10:00:00.000Z'],
  ])('is read from %s as ISO 8601 says', (duration, to) => {
    expect(advanceBy(now, duration)).toEqual({ to });
  });

  it.each([
    ['', /is not an ISO 8601 duration/],
    ['a week', /is not an ISO 8601 duration/],
    ['-P1D', /moves forward only/],
    ['PT0S', /moves forward only/],
    ['P10Y1D', /ten years at most/],
    ['P999999999D', /ten years at most|is not an ISO 8601/],
  ])('is refused with a sentence for %j', (duration, sentence) => {
    expect(advanceBy(now, duration)).toEqual({ fault: expect.stringMatching(sentence) });
  });
});
