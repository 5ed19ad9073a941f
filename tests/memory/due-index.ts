import type { Instant } from '../../lib/domain/time/instant.ts';
import type { Due, DueQueue } from '../../lib/pipeline/ports/due-queue.ts';
import type { Keep } from './keep.ts';

/** An item that something is due for; `id` decides its shard. */
type Hit = { id: string; key: string; due: Due; dueAt: Instant };

/** The order of the index: by due time, then by key. */
const placeOf = ({ dueAt, key }: Hit): string => `${dueAt} ${key}`;

const earliest = (hits: Iterable<Hit>): Instant | undefined => [...hits].map(({ dueAt }) => dueAt).sort()[0];

export type DueIndexSettings = {
  shards?: number;
  pageSize?: number;
  /** When the index learns of a write: at once, unless this puts it off. It then sees the item as it is by that time. */
  learn?: (now: () => void) => void;
  /** Told of each due time that is new. */
  onDue?: (dueAt: Instant) => void;
};

/** The due index in memory, which may lag behind what is stored as far as a test wants it to. */
export const createMemoryDueIndex = (
  keep: Keep,
  { shards = 2, pageSize = 100, learn = (now) => now(), onDue = () => undefined }: DueIndexSettings = {},
) => {
  const truth = keep(new Map<string, Hit>());
  const index = keep(new Map<string, Hit>());

  const shardOf = (id: string): number => (id.codePointAt(0) ?? 0) % shards;
  const learnOf = (key: string) =>
    learn(() => {
      const hit = truth.get(key);
      if (hit) index.set(key, hit);
      else index.delete(key);
    });
  /** One page of the index as it is at this moment, from behind `after` on. */
  const pageOf = (shard: number, until: Instant, after: string): Hit[] =>
    [...index.values()]
      .filter((hit) => shardOf(hit.id) === shard && hit.dueAt <= until && placeOf(hit) > after)
      .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
      .slice(0, pageSize);

  const queue: DueQueue = {
    shards,
    due: async function* (shard, now) {
      for (let page = pageOf(shard, now, ''); page.length > 0; ) {
        yield page.map(({ due }) => due);
        page = pageOf(shard, now, page.map(placeOf).at(-1) ?? '');
      }
    },
    nextDueAt: async () => earliest(index.values()),
  };

  return {
    queue,
    /** An item was stored. */
    stored: (key: string, id: string, due: Due, dueAt: Instant | undefined): void => {
      const before = truth.get(key)?.dueAt;
      if (dueAt) truth.set(key, { id, key, due, dueAt });
      else truth.delete(key);
      learnOf(key);
      if (dueAt && dueAt !== before) onDue(dueAt);
    },
    removed: (key: string): void => {
      truth.delete(key);
      learnOf(key);
    },
    /** What the index will say once it has learnt of everything. */
    trulyNextDueAt: () => earliest(truth.values()),
  };
};
export type MemoryDueIndex = ReturnType<typeof createMemoryDueIndex>;
