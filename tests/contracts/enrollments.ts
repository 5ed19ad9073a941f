import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import { UnreadableItem } from '../../lib/pipeline/ports/record.ts';
import { theCourse } from '../fixtures/people.ts';
import { enrollmentOf, subscriptionOf } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

// One begins like the other.
const rolls = courseId.parse('bread-rolls');

export const enrollmentsContract: Contract = (create) =>
  describe('enrollments', async () => {
    const { ports, spoil } = await create();
    const { enrollments, enrollmentScan } = ports;
    const scan = async (course?: typeof rolls) => {
      const pages = await Array.fromAsync(enrollmentScan.of(course));
      return {
        found: pages.flatMap(({ found }) => found),
        unreadable: pages.reduce((sum, { unreadable }) => sum + unreadable, 0),
      };
    };

    itKeepsVersions({ create: enrollmentOf, load: (item) => enrollments.load(item), save: enrollments.save });

    it('are seen by a glance, if not at once', async () => {
      const enrollment = enrollmentOf(7);
      expect(await enrollments.glance(enrollment)).toBeUndefined();
      await enrollments.save(enrollment);
      const seen = [await enrollments.glance(enrollment), await enrollments.glance(enrollment)];
      expect(seen).toContainEqual({ ...enrollment, version: 1 });
      await enrollments.remove(enrollment);
    });

    it('are found by their subscriber, each course by itself', async () => {
      const first = enrollmentOf(1);
      await enrollments.save(first);
      await enrollments.save({ ...first, courseId: rolls });
      await enrollments.save(enrollmentOf(2));
      await ports.subscriptions.save(subscriptionOf(1));
      expect(await enrollments.of(first.subscriberId)).toEqual([
        { ...first, version: 1 },
        { ...first, courseId: rolls, version: 1 },
      ]);
      expect(await enrollments.of(enrollmentOf(3).subscriberId)).toEqual([]);
    });

    it('are gone when they are removed, and removing what is not there is no fault', async () => {
      const enrollment = enrollmentOf(4);
      await enrollments.save(enrollment);
      await enrollments.remove(enrollment);
      await enrollments.remove(enrollment);
      expect(await enrollments.load(enrollment)).toBeUndefined();
      expect(await enrollments.of(enrollment.subscriberId)).toEqual([]);
      expect(await enrollments.save(enrollment)).toBe('saved');
    });

    it('say so when they cannot be read, and hide no other from a scan', async () => {
      const [spoilt, whole] = [enrollmentOf(5), { ...enrollmentOf(6), courseId: rolls }];
      await enrollments.save(spoilt);
      await enrollments.save(whole);
      const before = await scan();
      await spoil(spoilt);
      await expect(enrollments.load(spoilt)).rejects.toBeInstanceOf(UnreadableItem);
      await expect(enrollments.of(spoilt.subscriberId)).rejects.toBeInstanceOf(UnreadableItem);
      const after = await scan();
      expect(after.unreadable).toBe(1);
      expect(after.found).toHaveLength(before.found.length - 1);
      expect(after.found).toContainEqual({ ...whole, version: 1 });
      await enrollments.remove(spoilt);
    });

    it.each([1, 3])('are scanned by %s shares page by page, each of them once', async (of) => {
      const found: Enrollment[] = [];
      for (let sweeper = 0; sweeper < of; sweeper += 1) {
        let page = await enrollmentScan.page({ sweeper, of });
        found.push(...page.found);
        while (page.next !== undefined) {
          page = await enrollmentScan.page({ sweeper, of }, page.next);
          found.push(...page.found);
        }
      }
      const everybody = (await scan()).found;
      expect(found).toHaveLength(everybody.length);
      expect(found).toEqual(expect.arrayContaining(everybody));
    });

    it('are scanned for one course, or for all', async () => {
      const courses = async (course?: typeof rolls) =>
        new Set((await scan(course)).found.map((enrollment) => enrollment.courseId));
      expect(await courses(theCourse)).toEqual(new Set([theCourse]));
      expect(await courses(rolls)).toEqual(new Set([rolls]));
      expect(await courses()).toEqual(new Set([theCourse, rolls]));
      expect((await scan(courseId.parse('cake'))).found).toEqual([]);
    });
  });
