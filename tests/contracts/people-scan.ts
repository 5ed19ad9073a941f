import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import type { PersonOnRecord } from '../../lib/pipeline/ports/subscribers.ts';
import { enrollmentOf, listRequestOf, subscriberOf } from './examples.ts';
import type { Contract } from './subject.ts';

const rolls = courseId.parse('bread-rolls');

export const peopleScanContract: Contract = (create) =>
  describe('the scan of people', async () => {
    const { ports, spoil } = await create();
    const { peopleScan, subscribers, enrollments, listRequests } = ports;
    const everybody = async (most?: number) => {
      const found: PersonOnRecord[] = [];
      let unreadable = 0;
      let page = await peopleScan.page(undefined, most);
      for (;;) {
        found.push(...page.found);
        unreadable += page.unreadable;
        if (page.next === undefined) return { found, unreadable };
        page = await peopleScan.page(page.next, most);
      }
    };

    it('finds everybody once and as a whole, in a course or not, however short its pages are', async () => {
      for (const number of [1, 2, 3, 4, 5]) {
        await subscribers.save(subscriberOf(number));
        if (number === 5) continue;
        await enrollments.save(enrollmentOf(number));
        await enrollments.save({ ...enrollmentOf(number), courseId: rolls });
      }
      await listRequests.save(listRequestOf(1));
      for (const most of [undefined, 4, 5, 6, 7]) {
        const { found } = await everybody(most);
        expect(found.map(({ subscriber }) => subscriber.id).sort()).toEqual(
          [1, 2, 3, 4, 5].map((number) => subscriberOf(number).id).sort(),
        );
        for (const { subscriber, enrollments: courses } of found) {
          const { id } = subscriberOf(5);
          expect(courses.map(({ courseId: course }) => course)).toEqual(
            subscriber.id === id ? [] : [enrollmentOf(1).courseId, rolls],
          );
        }
      }
    });

    it('goes on after any of them', async () => {
      const { found } = await everybody();
      for (const [index, { subscriber }] of found.entries()) {
        const rest: string[] = [];
        let page = await peopleScan.page(await peopleScan.after(subscriber.id));
        rest.push(...page.found.map((one) => one.subscriber.id));
        while (page.next !== undefined) {
          page = await peopleScan.page(page.next);
          rest.push(...page.found.map((one) => one.subscriber.id));
        }
        expect(rest).toEqual(found.slice(index + 1).map((one) => one.subscriber.id));
      }
    });

    it('counts whoever cannot be read, and hides no other', async () => {
      await spoil(enrollmentOf(2));
      const { found, unreadable } = await everybody();
      expect(unreadable).toBe(1);
      expect(found).toHaveLength(4);
    });

    it('passes over courses of somebody who is no longer on record', async () => {
      await enrollments.save(enrollmentOf(9));
      expect((await everybody()).found).toHaveLength(4);
    });
  });
