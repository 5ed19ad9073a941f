import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, instantOf, later, millisecondsBetween } from '../../../lib/domain/time/instant.ts';
import { followClock, openClock } from '../../../lib/local/clock/clock.ts';
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

describe('the movable clock of a machine whose own clock is put back', () => {
  /** The machine's clock, to be put forward and back. */
  const machine = (start: Instant) => {
    let at = start;
    return {
      clock: { now: () => at, wait: async () => undefined },
      step: (milliseconds: number) => {
        at = later(at, { milliseconds });
      },
    };
  };
  const start = instantOf('2027-03-20T09:00:00Z');
  const minute = 60_000;

  it('goes on from where it was at the pace of real time, also in the next run and the next journey', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: -400 * 24 * 60, max: 24 * 60 }), { minLength: 1, maxLength: 12 }),
        async (steps) => {
          const folder = await temporaryFolder();
          const real = machine(start);
          let clock = openClock(folder, undefined, real.clock);
          let before = clock.now();
          for (const [index, step] of steps.entries()) {
            real.step(step * minute);
            expect(clock.now() >= before).toBe(true);
            before = clock.now();
            real.step(minute);
            expect(clock.now()).toBe(later(before, { milliseconds: minute }));
            const goal = later(clock.now(), { days: 1 });
            if (index % 2 === 0) clock.moveTo(goal);
            if (index % 2 === 0) expect(clock.now()).toBe(goal);
            if (index % 3 === 0) clock = openClock(folder, undefined, real.clock);
            before = clock.now();
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('loses a minute at most when it was put back while nothing ran', async () => {
    const folder = await temporaryFolder();
    const real = machine(start);
    const clock = openClock(folder, undefined, real.clock);
    for (let second = 0; second < 600; second += 1) {
      real.step(1000);
      clock.now();
    }
    const last = clock.now();
    real.step(-500 * 24 * 60 * minute);
    const next = openClock(folder, undefined, real.clock);
    expect(millisecondsBetween(next.now(), last)).toBeLessThanOrEqual(minute);
    expect(millisecondsBetween(last, next.now())).toBeLessThanOrEqual(0);
  });

  it('is followed by other processes as it is moved', async () => {
    const folder = await temporaryFolder();
    const clock = openClock(folder);
    const follower = followClock(folder);
    clock.moveTo(later(clock.now(), { days: 30 }));
    expect(Math.abs(millisecondsBetween(clock.now(), follower.now()))).toBeLessThan(5000);
  });
});
