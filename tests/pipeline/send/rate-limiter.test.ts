import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSending } from '../../../lib/domain/content/site.ts';
import { freshSendingState } from '../../../lib/domain/sending/sending-state.ts';
import { type Instant, instantOf, later, millisecondsBetween } from '../../../lib/domain/time/instant.ts';
import { createRateLimiter } from '../../../lib/pipeline/send/rate-limiter.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

const start = instantOf('2027-03-01T10:00:00Z');

/** A rate limiter by a clock that passes with each wait, and is put to another time before those that `steps` names. */
const limiterByClock = (steps: readonly number[]) => {
  let now: Instant = start;
  let waited = 0;
  let quotaReads = 0;
  const left = [...steps];
  const { ports } = createMemoryRecord();
  const step = () => {
    now = later(now, { milliseconds: left.shift() ?? 0 });
  };
  const limiter = createRateLimiter({
    ...createMemoryTelemetry(),
    random: fixedRandom,
    clock: {
      now: () => now,
      wait: async (milliseconds) => {
        waited += milliseconds;
        now = later(now, { milliseconds });
        step();
      },
    },
    sending: ports.sending,
    mailer: {
      timeLimitMilliseconds: 10_000,
      send: () => Promise.reject(new Error('Nothing is sent here.')),
      quota: async () => {
        quotaReads += 1;
        return { perSecond: 1, daily: 1000, sent: 0 };
      },
    },
    sendingSettings: async () => defaultSending(),
  });
  return {
    limiter,
    sending: ports.sending,
    step,
    waited: () => waited,
    quotaReads: () => quotaReads,
    now: () => now,
  };
};

it('asks again which store it sends from when the first answer failed', async () => {
  const { limiter, sending } = limiterByClock([]);
  const { storeIdentity } = sending;
  let failures = 1;
  sending.storeIdentity = async () => {
    failures -= 1;
    if (failures >= 0) throw new Error('The table does not answer.');
    return storeIdentity();
  };
  await expect(limiter.take('lesson', 10_000)).rejects.toThrow('does not answer');
  expect(await limiter.take('lesson', 10_000)).toMatchObject({ kind: 'lesson' });
});

describe('a clock that is put back', () => {
  it('holds up no mail for longer than the slowest rate would, however often and far', async () => {
    const day = 24 * 60 * 60_000;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: -day, max: 2000 }), { maxLength: 8 }), async (steps) => {
        const { limiter, step, waited } = limiterByClock(steps);
        for (let mail = 0; mail < 3; mail += 1) {
          const before = waited();
          const permit = await limiter.take('lesson', 4 * 60_000);
          expect(permit).toMatchObject({ kind: 'lesson' });
          step();
          if (typeof permit !== 'string') await limiter.comes(permit);
          // Each time that the clock is put back may cost a turn at the slowest rate.
          expect(waited() - before).toBeLessThanOrEqual(40_000 * (steps.length + 1));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('makes a permit from before it worthless, and the next one comes', async () => {
    const { limiter, step, now } = limiterByClock([-3_600_000]);
    const permit = await limiter.take('lesson', 10_000);
    if (typeof permit === 'string') throw new Error(permit);
    step();
    expect(await limiter.comes(permit)).toBe(false);
    const next = await limiter.take('lesson', 10_000);
    if (typeof next === 'string') throw new Error(next);
    expect(next.at - Date.parse(now())).toBeLessThanOrEqual(2000);
  });

  it('has the quota asked for anew, so that what was used up does not stay used up', async () => {
    const { limiter, sending, quotaReads } = limiterByClock([]);
    const readAt = later(start, { days: 30 });
    await sending.save({
      ...freshSendingState,
      nextFree: Date.parse(readAt),
      reserved: 900,
      quota: { perSecond: 1, daily: 1000, sent: 1000, readAt },
    });
    expect(await limiter.take('lesson', 10_000)).toMatchObject({ kind: 'lesson' });
    expect(quotaReads()).toBe(1);
    expect(millisecondsBetween(start, (await sending.load()).quota?.readAt ?? readAt)).toBeLessThan(1000);
  });
});
