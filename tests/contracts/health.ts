import { describe, expect, it } from 'vitest';
import type { Contract } from './subject.ts';

export const healthContract: Contract = (create) =>
  describe('health by the hour', async () => {
    const { health } = (await create()).ports;

    it('adds up what happened, also at once', async () => {
      await Promise.all(
        Array.from({ length: 9 }, () => health.add('2026-11-24T09', { sent: 10, bounces: 1 })),
      );
      await health.add('2026-11-24T09', { complaints: 1 });
      expect(await health.since('2026-11-24T09')).toEqual([
        { hour: '2026-11-24T09', sent: 90, bounces: 9, complaints: 1 },
      ]);
    });

    it('gives the hours from one on, in their order, and none in which nothing happened', async () => {
      await health.add('2026-12-01T23', { sent: 1 });
      await health.add('2026-12-02T00', { bounces: 1 });
      await health.add('2026-12-01T09', { sent: 1 });
      await health.add('2026-12-01T20', { sent: 0, complaints: 0 });
      await health.add('2026-12-01T21', {});
      expect((await health.since('2026-12-01T10')).map(({ hour }) => hour)).toEqual([
        '2026-12-01T23',
        '2026-12-02T00',
      ]);
      expect(await health.since('2026-12-03T00')).toEqual([]);
    });
  });
