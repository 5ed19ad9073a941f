import { describe, expect, it } from 'vitest';
import { holdBack } from '../../../lib/domain/sending/sending-state.ts';
import { waitForTurn } from '../../../lib/pipeline/send/come-in-turn.ts';
import type { Permit } from '../../../lib/pipeline/send/rate-limiter.ts';
import { createRateLimiter } from '../../../lib/pipeline/send/rate-limiter.ts';
import { createPeopleWorld } from '../../worlds/people-in-memory.ts';

/** A turn that somebody waits for on a machine that stands still for a while, before each of the first permits' moments. */
const turnOn = ({ standsStill = [] as number[], patience = 60_000 } = {}) => {
  const world = createPeopleWorld();
  const { ports, clock, wait } = world;
  const around = {
    ...ports,
    clock: {
      ...clock,
      wait: async (milliseconds: number) => wait({ milliseconds }),
    },
  };
  const limiter = createRateLimiter(around);
  const moments: { at: number; gone: number }[] = [];
  const rateLimiter = {
    ...limiter,
    comes: async (permit: Permit) => {
      wait({ milliseconds: standsStill.shift() ?? 0 });
      const came = await limiter.comes(permit);
      if (came) moments.push({ at: permit.at, gone: Date.parse(clock.now()) });
      return came;
    },
  };
  const wanted = () => waitForTurn({ clock: around.clock, rateLimiter }, 'newsletter', patience);
  return { wanted, moments, sending: ports.sending, now: clock.now };
};

describe('the turn of one mail', () => {
  it('is the moment of a permit', async () => {
    const { wanted, moments, sending } = turnOn();
    expect(await wanted()).toBeUndefined();
    expect(moments).toHaveLength(1);
    expect(await sending.load()).toMatchObject({ reserved: 1 });
  });

  it('is that of a later permit where the first has passed: nobody goes late', async () => {
    const { wanted, moments, sending } = turnOn({ standsStill: [400, 5_000] });
    expect(await wanted()).toBeUndefined();
    expect(await sending.load()).toMatchObject({ reserved: 3 });
    expect(moments.map(({ at, gone }) => gone - at)).toEqual([0]);
  });

  it('does not come any more once its time is over', async () => {
    const { wanted, moments } = turnOn({ standsStill: [20_000], patience: 10_000 });
    expect(await wanted()).toBe('none-in-time');
    expect(moments).toEqual([]);
  });

  it('does not come while sending is stopped', async () => {
    const { wanted, sending, now } = turnOn();
    await sending.save(holdBack(await sending.load(), 'bounce-rate', now()));
    expect(await wanted()).toBe('held');
  });
});
