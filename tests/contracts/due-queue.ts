import { describe, expect, it } from 'vitest';
import { later } from '../../lib/domain/time/instant.ts';
import type { Due, DueQueue } from '../../lib/pipeline/ports/due-queue.ts';
import { deliveryOf, enrollmentOf, issueRecordOf, now } from './examples.ts';
import type { Contract } from './subject.ts';

const soon = later(now, { minutes: 1 });
const inAnHour = later(now, { hours: 1 });

/** What each shard says is due, in its order. */
const dueIn = async (queue: DueQueue, until = now): Promise<Due[][]> => {
  const shards = Array.from({ length: queue.shards }, (_, shard) => shard);
  return Promise.all(shards.map(async (shard) => (await Array.fromAsync(queue.due(shard, until))).flat()));
};

export const dueQueueContract: Contract = (create) =>
  describe('the due queue', () => {
    it('is empty where nothing is due', async () => {
      const { queue } = (await create()).ports;
      expect((await dueIn(queue)).flat()).toEqual([]);
      expect(await queue.nextDueAt()).toBeUndefined();
    });

    it('names by their refs what is due by then, and nothing that is due later or not at all', async () => {
      const { queue, enrollments, issueDeliveries, issueRecords } = (await create()).ports;
      const { dueAt: _, ...idle } = enrollmentOf(3);
      await enrollments.save(enrollmentOf(1));
      await enrollments.save({ ...enrollmentOf(2), dueAt: soon });
      await enrollments.save(idle);
      await issueDeliveries.save(deliveryOf(4));
      await issueRecords.save({ ...issueRecordOf(5), dueAt: now });
      const { subscriberId, courseId } = enrollmentOf(1);
      const { subscriberId: reader, listId, issueId } = deliveryOf(4);
      const due = (await dueIn(queue)).flat();
      expect(due).toHaveLength(3);
      expect(due).toEqual(
        expect.arrayContaining([
          { subscriberId, courseId },
          { subscriberId: reader, listId, issueId },
          { listId, issueId: issueRecordOf(5).issueId },
        ]),
      );
      expect((await dueIn(queue, soon)).flat()).toHaveLength(4);
    });

    it('names what is due earliest first, in every shard', async () => {
      const { queue, enrollments } = (await create()).ports;
      const minutes = [7, 2, 9, 4, 1, 8, 3, 6, 5];
      const dueAt = new Map(
        minutes.map((number) => [String(enrollmentOf(number).subscriberId), later(now, { minutes: number })]),
      );
      for (const number of minutes)
        await enrollments.save({ ...enrollmentOf(number), dueAt: later(now, { minutes: number }) });
      const shards = await dueIn(queue, inAnHour);
      expect(shards.flat()).toHaveLength(minutes.length);
      for (const shard of shards) {
        const times = shard.map((due) => ('subscriberId' in due ? dueAt.get(due.subscriberId) : undefined));
        expect(times).toEqual(times.toSorted());
      }
    });

    it('follows what is stored: put off, settled, removed', async () => {
      const { queue, enrollments, issueDeliveries } = (await create()).ports;
      await enrollments.save(enrollmentOf(1));
      await issueDeliveries.save(deliveryOf(2));
      await enrollments.save({ ...enrollmentOf(3), dueAt: soon });
      expect(await queue.nextDueAt()).toBe(now);

      await enrollments.save({ ...enrollmentOf(1), version: 1, dueAt: inAnHour });
      expect((await dueIn(queue)).flat()).toHaveLength(1);
      await issueDeliveries.remove(deliveryOf(2));
      expect((await dueIn(queue)).flat()).toEqual([]);
      expect(await queue.nextDueAt()).toBe(soon);

      const { dueAt: _, ...settled } = enrollmentOf(3);
      await enrollments.save({ ...settled, version: 1 });
      expect(await queue.nextDueAt()).toBe(inAnHour);
      await enrollments.remove(enrollmentOf(1));
      expect(await queue.nextDueAt()).toBeUndefined();
    });

    it('learns nothing from a write that was refused', async () => {
      const { queue, enrollments } = (await create()).ports;
      await enrollments.save({ ...enrollmentOf(1), dueAt: inAnHour });
      expect(await enrollments.save(enrollmentOf(1))).toBe('stale');
      expect(await queue.nextDueAt()).toBe(inAnHour);
    });
  });
