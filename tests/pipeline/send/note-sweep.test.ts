import { describe, expect, it } from 'vitest';
import { noteSweep } from '../../../lib/pipeline/send/note-sweep.ts';
import { watchQuota } from '../../../lib/pipeline/send/read-quota.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

describe('a sweep', () => {
  it('leaves word that it ran, once in five minutes and no oftener', async () => {
    const world = createWebWorld();
    const { sending, clock } = world.ports;
    const note = async () => noteSweep(world.ports)(await sending.load());
    const first = clock.now();
    await note();
    expect((await sending.load()).sweptAt).toBe(first);
    world.wait({ minutes: 4 });
    await note();
    expect((await sending.load()).sweptAt).toBe(first);
    world.wait({ minutes: 1 });
    await note();
    expect((await sending.load()).sweptAt).toBe(clock.now());
    // As the clock is put back, the old word says nothing.
    world.wait({ days: -1 });
    await note();
    expect((await sending.load()).sweptAt).toBe(clock.now());
  });

  it('goes on where somebody else wrote first', async () => {
    const { ports } = createWebWorld();
    const sending = { ...ports.sending, save: async () => 'stale' as const };
    const state = await sending.load();
    expect(await noteSweep({ ...ports, sending })(state)).toBe(state);
  });

  it('reads the state of sending once for this and for its quota', async () => {
    const { ports } = createWebWorld();
    const { sending } = ports;
    const noted = await noteSweep(ports)(await sending.load());
    expect(noted).toEqual(await sending.load());
    await watchQuota(ports)(noted);
    expect((await sending.load()).quota?.readAt).toBe(ports.clock.now());
    expect((await sending.load()).sweptAt).toBe(ports.clock.now());
  });
});
