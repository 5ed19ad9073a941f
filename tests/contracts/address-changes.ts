import { describe, expect, it } from 'vitest';
import { addressChangeOf, now } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

export const addressChangesContract: Contract = (create) =>
  describe('address changes', async () => {
    const { addressChanges, queue } = (await create()).ports;

    itKeepsVersions({
      create: addressChangeOf,
      load: ({ subscriberId }) => addressChanges.load(subscriberId),
      save: addressChanges.save,
    });

    it('are due by the person, until they are removed', async () => {
      const change = addressChangeOf(7);
      const { subscriberId } = change;
      const due = async () => {
        const shards = Array.from({ length: queue.shards }, (_, shard) => shard);
        const found = await Promise.all(shards.map((shard) => Array.fromAsync(queue.due(shard, now))));
        return found.flat(2);
      };
      const mine = { addressChangeOf: subscriberId };
      await addressChanges.save(change);
      expect(await due()).toContainEqual(mine);
      await addressChanges.remove(subscriberId);
      expect(await due()).not.toContainEqual(mine);
      expect(await addressChanges.load(subscriberId)).toBeUndefined();
    });
  });
