import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import { ofCourse } from '../../lib/domain/reports/happening.ts';
import { standingsSchema } from '../../lib/domain/reports/standings.ts';
import type { Contract } from './subject.ts';

const foundAt = (at: string, active: number) =>
  standingsSchema.parse({
    at,
    people: { pending: 1, active, paused: 0, completed: 2, left: 3 },
    after: [active, 0, 0],
    cohorts: [{ week: '2026-11-23', joined: 4, active: 1, completed: 2, left: 1, reached: [4, 2] }],
    next: { '2026-11-24T09': 3 },
  });

const alone = { sweeper: 0, of: 1 };

export const standingsContract: Contract = (create) =>
  describe('who stands where, by the day', async () => {
    const { standings } = (await create()).ports;
    const bread = ofCourse(courseId.parse('bread'));

    it('is kept once a day, the last word of it, and given in the order of the days', async () => {
      await standings.keep(bread, foundAt('2026-11-25T06:00:00.000Z', 7), alone);
      await standings.keep(bread, foundAt('2026-11-24T06:00:00.000Z', 5), alone);
      await standings.keep(bread, foundAt('2026-11-24T18:00:00.000Z', 6), alone);
      expect(await standings.since(bread, '2026-11-24')).toEqual([
        foundAt('2026-11-24T18:00:00.000Z', 6),
        foundAt('2026-11-25T06:00:00.000Z', 7),
      ]);
      expect(await standings.since(bread, '2026-11-26')).toEqual([]);
    });

    it('is the sum of all shares, on days that none of them lacks', async () => {
      const rye = ofCourse(courseId.parse('rye'));
      for (const sweeper of [0, 1])
        await standings.keep(rye, foundAt(`2026-11-24T06:0${sweeper}:00.000Z`, 5), { sweeper, of: 2 });
      await standings.keep(rye, foundAt('2026-11-25T06:00:00.000Z', 5), { sweeper: 1, of: 2 });
      const [found, ...more] = await standings.since(rye, '2026-11-24');
      expect(more).toEqual([]);
      expect(found?.people).toEqual({ pending: 2, active: 10, paused: 0, completed: 4, left: 6 });
      expect(found?.after).toEqual([10, 0, 0]);
      expect(found?.cohorts).toEqual([
        { week: '2026-11-23', joined: 8, active: 2, completed: 4, left: 2, reached: [8, 4] },
      ]);
      expect(found?.next).toEqual({ '2026-11-24T09': 6 });
    });

    it('is of one course alone', async () => {
      expect(await standings.since(ofCourse(courseId.parse('bread-2')), '2026-01-01')).toEqual([]);
    });
  });
