import type { Saved } from './ports/record.ts';
import type { Ports } from './ports.ts';
import { untilSaved } from './until-saved.ts';

/** How one item is changed. */
export type ItemChange<Item> = {
  /** What the item is, for an error: "an enrollment". Never whose. */
  what: string;
  load(): Promise<Item | undefined>;
  save(item: Item): Promise<Saved>;
  /** The item as it is to be; undefined where there is nothing to change. Asked anew at each try. */
  decide(item: Item): Item | undefined | Promise<Item | undefined>;
};

/** `after` is the item as it was written, under the version that was read. */
export type Changed<Item> =
  | { kind: 'changed'; before: Item; after: Item }
  | { kind: 'unchanged'; item: Item }
  | { kind: 'missing' };

/** Reads, decides and writes onto the newest version of an item, and tells what came of it. */
export const changeItem = <Item>(
  ports: Pick<Ports, 'clock' | 'random'>,
  { what, load, save, decide }: ItemChange<Item>,
): Promise<Changed<Item>> =>
  untilSaved<Changed<Item>>(ports, what, async () => {
    const before = await load();
    if (before === undefined) return { kind: 'missing' };
    const after = await decide(before);
    if (after === undefined) return { kind: 'unchanged', item: before };
    return (await save(after)) === 'saved' ? { kind: 'changed', before, after } : 'stale';
  });

/** The item as the change has left it; undefined where there is none. */
export const itemAfter = <Item>(changed: Changed<Item>): Item | undefined => {
  switch (changed.kind) {
    case 'changed':
      return changed.after;
    case 'unchanged':
      return changed.item;
    case 'missing':
      return undefined;
  }
};
