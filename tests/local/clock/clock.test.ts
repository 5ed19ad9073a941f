import { describe, expect, it } from 'vitest';
import { instantOf, later, millisecondsBetween } from '../../../lib/domain/time/instant.ts';
import { openClock } from '../../../lib/local/clock/clock.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';

describe('the movable clock', () => {
  it('is moved forward and stays so for the next run', async () => {
    const folder = await temporaryFolder();
    const clock = openClock(folder);
    const target = later(clock.now(), { days: 400 });
    clock.moveTo(target);
    expect(clock.now() >= target).toBe(true);
    expect(openClock(folder).now() >= target).toBe(true);
  });

  it('never runs backwards', async () => {
    const clock = openClock(await temporaryFolder());
    const before = clock.now();
    clock.moveTo(later(before, { days: -1 }));
    expect(clock.now() >= before).toBe(true);
    expect(clock.offset()).toBe(0);
  });

  it('starts at the moment it is given, once', async () => {
    const folder = await temporaryFolder();
    const start = instantOf('2027-03-20T09:00:00Z');
    const clock = openClock(folder, start);
    expect(clock.now() >= start).toBe(true);
    clock.moveTo(later(start, { days: 30 }));
    const reopened = openClock(folder, start);
    expect(millisecondsBetween(start, reopened.now())).toBeGreaterThanOrEqual(30 * 86_400_000);
  });
});
