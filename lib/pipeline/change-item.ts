import type { Saved } from './ports.ts';

/**
 * Writes a change onto the newest version of an item, however often others write in between. Returns what was
 * written; undefined where there is no such item, or nothing to change in it.
 */
export const changeItem = async <Ref, Item extends Ref>(
  store: { load(ref: Ref): Promise<Item | undefined>; save(item: Item): Promise<Saved> },
  ref: Ref,
  how: (item: Item) => Item | undefined,
): Promise<Item | undefined> => {
  for (;;) {
    const item = await store.load(ref);
    const changed = item && how(item);
    if (!changed) return undefined;
    if ((await store.save(changed)) === 'saved') return changed;
  }
};
