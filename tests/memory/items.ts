import { isDeepStrictEqual } from 'node:util';
import { type Saved, UnreadableItem } from '../../lib/pipeline/ports/record.ts';
import type { Keep } from './keep.ts';

/** Items of one kind by their keys, as the table keeps them: whole, and written only over the version that was read. */
export const createItems = <Item extends { version: number }>(keep: Keep) => {
  const stored = keep(new Map<string, Item>());
  const before = keep(new Map<string, Item>());
  const unreadable = keep(new Set<string>());
  const reader = keep({ isLate: false });
  const isUnreadable = (key: string) => unreadable.has(key) && stored.has(key);

  return {
    stored,
    /** Makes an item one that the code cannot read, as an older version or a slip of the hand might leave it. */
    spoil: (key: string): void => void unreadable.add(key),
    load: (key: string): Item | undefined => {
      if (isUnreadable(key)) throw new UnreadableItem(`The item ${key} cannot be read.`);
      return stored.get(key);
    },
    /** Every other time as it was before the last write, which is as late as a reader may be. */
    glance: (key: string): Item | undefined => {
      if (isUnreadable(key)) throw new UnreadableItem(`The item ${key} cannot be read.`);
      reader.isLate = !reader.isLate;
      return reader.isLate ? before.get(key) : stored.get(key);
    },
    /** Whoever says what a write replaces is held to it: the table counts by it and does not look. */
    save: (key: string, item: Item, replaces?: Item): Saved => {
      if ((stored.get(key)?.version ?? 0) !== item.version) return 'stale';
      unreadable.delete(key);
      const was = stored.get(key);
      if (replaces?.version === item.version && !isDeepStrictEqual(replaces, was))
        throw new Error(`The item ${key} is another than the one that was to be replaced.`);
      if (was) before.set(key, was);
      stored.set(key, { ...item, version: item.version + 1 });
      return 'saved';
    },
    remove: (key: string): void => {
      unreadable.delete(key);
      stored.delete(key);
    },
    removeVersion: (key: string, version: number): Saved => {
      if (stored.get(key)?.version !== version) return 'stale';
      stored.delete(key);
      return 'saved';
    },
    /** Those that can be read, in the order of their keys, and how many cannot. */
    pick: (isWanted: (item: Item) => boolean): { found: Item[]; unreadable: number } => {
      const wanted = [...stored].filter(([, item]) => isWanted(item)).sort(([a], [b]) => (a < b ? -1 : 1));
      const found = wanted.filter(([key]) => !isUnreadable(key)).map(([, item]) => item);
      return { found, unreadable: wanted.length - found.length };
    },
  };
};
