import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { ofCourse, ofList, ofStage } from '../../lib/domain/reports/happening.ts';
import type { Contract } from './subject.ts';

const bread = ofCourse(courseId.parse('bread'));
const one = (count: number) => new Map([['asked', count]]);

export const dayCountsContract: Contract = (create) =>
  describe('counts by the day', async () => {
    const { dayCounts } = (await create()).ports;

    it('adds up what was counted, also at once', async () => {
      const counts = new Map([
        ['asked', 2],
        ['left:active:one-click:salt', 1],
      ]);
      await Promise.all(
        Array.from({ length: 9 }, (_, number) =>
          dayCounts.add(bread, '2026-11-24', counts, `worker ${number}`),
        ),
      );
      await dayCounts.add(bread, '2026-11-24', new Map([['asked', -1]]), 'taken back');
      expect(await dayCounts.since(bread, '2026-11-24')).toEqual([
        { day: '2026-11-24', counts: { asked: 17, 'left:active:one-click:salt': 9 } },
      ]);
    });

    it('adds once what is added again under the same name', async () => {
      await dayCounts.add(ofStage, '2026-11-24', one(1), 'lost its answer');
      await dayCounts.add(ofStage, '2026-11-24', one(1), 'lost its answer');
      await dayCounts.add(ofStage, '2026-11-24', one(1), 'another');
      expect(await dayCounts.since(ofStage, '2026-11-24')).toEqual([
        { day: '2026-11-24', counts: { asked: 2 } },
      ]);
    });

    it('gives the days from one on, in their order, each course and list by itself', async () => {
      const of = ofList(listId.parse('bread'));
      await dayCounts.add(of, '2027-01-02', one(1), 'a');
      await dayCounts.add(of, '2026-12-31', one(2), 'b');
      await dayCounts.add(of, '2026-12-30', one(3), 'c');
      await dayCounts.add(of, '2027-01-03', new Map(), 'd');
      await dayCounts.add(ofList(listId.parse('bread-and-butter')), '2027-01-01', one(9), 'e');
      expect((await dayCounts.since(of, '2026-12-31')).map(({ day }) => day)).toEqual([
        '2026-12-31',
        '2027-01-02',
      ]);
      expect(await dayCounts.since(of, '2027-01-04')).toEqual([]);
    });
  });
