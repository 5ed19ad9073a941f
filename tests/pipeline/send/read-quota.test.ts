import { describe, expect, it } from 'vitest';
import { watchQuota } from '../../../lib/pipeline/send/read-quota.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

const sandbox = { perSecond: 1, daily: 200, sent: 0 };

describe('the quota', () => {
  it('is known before anything is due, and asked for once an hour', async () => {
    const world = createWebWorld();
    let asked = 0;
    const quota = async () => {
      asked += 1;
      return sandbox;
    };
    const { sending } = world.ports;
    const watch = async () =>
      watchQuota({ ...world.ports, mailer: { ...world.ports.mailer, quota } })(await sending.load());
    await watch();
    expect((await world.ports.sending.load()).quota).toMatchObject(sandbox);
    await watch();
    world.wait({ minutes: 59 });
    await watch();
    expect(asked).toBe(1);
    world.wait({ minutes: 2 });
    await watch();
    expect(asked).toBe(2);
    // As the clock is put back, nobody knows how old the answer is.
    world.wait({ days: -1 });
    await watch();
    expect(asked).toBe(3);
  });

  it('that cannot be read keeps no mail from being sent', async () => {
    const world = createWebWorld();
    const quota = async () => {
      throw new Error('SES does not answer.');
    };
    const { sending } = world.ports;
    await watchQuota({ ...world.ports, mailer: { ...world.ports.mailer, quota } })(await sending.load());
    expect(world.lines.filter((line) => line.includes('watch-quota')).length).toBe(1);
  });
});
