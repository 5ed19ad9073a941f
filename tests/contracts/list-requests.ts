import { describe, expect, it } from 'vitest';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { listRequestOf, now } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

export const listRequestsContract: Contract = (create) =>
  describe('what the forms of newsletters asked for', async () => {
    const { listRequests, queue } = (await create()).ports;

    itKeepsVersions({
      create: listRequestOf,
      load: (asked) => listRequests.load(asked),
      save: listRequests.save,
    });

    it('is read by the person, whatever the list, and by nobody else', async () => {
      const one = listRequestOf(11);
      const other = { ...one, listId: listId.parse('tides') };
      for (const each of [one, other, listRequestOf(12)]) await listRequests.save(each);
      const found = await listRequests.of(one.subscriberId);
      expect(found.map((each) => each.listId).sort()).toEqual(['letters', 'tides']);
      await listRequests.remove(other);
      expect(await listRequests.of(one.subscriberId)).toEqual([{ ...one, version: 1 }]);
    });

    it('is due by the person and the list, until it is removed', async () => {
      const asked = listRequestOf(13);
      const { subscriberId, listId: list } = asked;
      const due = async () => {
        const shards = Array.from({ length: queue.shards }, (_, shard) => shard);
        const found = await Promise.all(shards.map((shard) => Array.fromAsync(queue.due(shard, now))));
        return found.flat(2);
      };
      const mine = { listRequestOf: { subscriberId, listId: list } };
      await listRequests.save(asked);
      expect(await due()).toContainEqual(mine);
      await listRequests.remove(asked);
      expect(await due()).not.toContainEqual(mine);
    });
  });
