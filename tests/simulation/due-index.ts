import type { Instant } from '../../lib/domain/time/instant.ts';
import type { Due } from '../../lib/pipeline/ports.ts';

export const shards = 2;

/** An item that something is due for; `id` decides its shard. */
type Hit = { id: string; key: string; due: Due; dueAt: Instant };

const shardOf = (id: string): number => (id.codePointAt(0) ?? 0) % shards;

/** The order of the index: by due time, then by key. */
const placeOf = ({ dueAt, key }: Hit): string => `${dueAt} ${key}`;

const earliest = (hits: Iterable<Hit>): Instant | undefined => [...hits].map(({ dueAt }) => dueAt).sort()[0];

/** The due index: it learns of a write only when `indexLater` lets it, and then of the item as it is by that time. */
export const createDueIndex = (options: {
  indexLater: (learn: () => void) => void;
  pageSize: number;
  /** Told of each due time that is new. */
  onDue: (dueAt: Instant) => void;
}) => {
  const truth = new Map<string, Hit>();
  const index = new Map<string, Hit>();

  const learnLater = (key: string) =>
    options.indexLater(() => {
      const hit = truth.get(key);
      if (hit) index.set(key, hit);
      else index.delete(key);
    });

  return {
    /** An item was stored. */
    stored: (key: string, id: string, due: Due, dueAt: Instant | undefined): void => {
      const before = truth.get(key)?.dueAt;
      if (dueAt) truth.set(key, { id, key, due, dueAt });
      else truth.delete(key);
      learnLater(key);
      if (dueAt && dueAt !== before) options.onDue(dueAt);
    },
    removed: (key: string): void => {
      truth.delete(key);
      learnLater(key);
    },
    /** One page of the index as it is at this moment, from behind `after` on. */
    page: (shard: number, until: Instant, after: string): { refs: Due[]; last: string } => {
      const page = [...index.values()]
        .filter((hit) => shardOf(hit.id) === shard && hit.dueAt <= until && placeOf(hit) > after)
        .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
        .slice(0, options.pageSize);
      const last = page.at(-1);
      return { refs: page.map(({ due }) => due), last: last ? placeOf(last) : after };
    },
    nextDueAt: () => earliest(index.values()),
    /** What the index will say once it has learnt of everything. */
    trulyNextDueAt: () => earliest(truth.values()),
  };
};
export type DueIndex = ReturnType<typeof createDueIndex>;

/** A conditional put of a whole item by its version. */
export const put = <Item extends { version: number }>(
  items: Map<string, Item>,
  key: string,
  item: Item,
): 'saved' | 'stale' => {
  if ((items.get(key)?.version ?? 0) !== item.version) return 'stale';
  items.set(key, { ...item, version: item.version + 1 });
  return 'saved';
};
