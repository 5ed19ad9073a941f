import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { wallClock } from '../../../lib/domain/time/wall-clock.ts';

describe('a clock on the wall', () => {
  it('shows in every zone what the time-zone data of this runtime says, over clock changes too', () => {
    const zones = ['Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', '+05:30', 'UTC'];
    const moments = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (date, zone) => {
        const style = { dateStyle: 'short', timeStyle: 'long' } as const;
        const written = (at: number, timeZone: string) =>
          new Intl.DateTimeFormat('sv-SE', { ...style, timeZone }).format(at).replace(/ [^ ]*$/, '');
        const shown = wallClock(instantOf(date.toISOString()), timeZone.parse(zone));
        expect(written(shown, 'UTC')).toBe(written(date.getTime(), zone));
      }),
    );
  });
});
