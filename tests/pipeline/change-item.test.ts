import { describe, expect, it } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { changeItem, itemAfter } from '../../lib/pipeline/change-item.ts';
import { fixedRandom } from '../memory/random.ts';

type Item = { version: number; count: number };

/** One item in a store, and others who add to it right before so many of our writes. */
const storeWith = (first: Item | undefined, others = 0) => {
  let stored = first;
  let left = others;
  return {
    stored: () => stored,
    load: async () => stored,
    save: async (item: Item) => {
      if (left > 0 && stored) {
        left -= 1;
        stored = { version: stored.version + 1, count: stored.count + 10 };
      }
      if (stored?.version !== item.version) return 'stale' as const;
      stored = { ...item, version: item.version + 1 };
      return 'saved' as const;
    },
  };
};

const ports = {
  clock: { now: () => instantOf('2027-01-05T10:00:00Z'), wait: async () => {} },
  random: fixedRandom,
};
const oneMore = (item: Item) => ({ ...item, count: item.count + 1 });

describe('changing an item', () => {
  it('tells what it was before, and what was written', async () => {
    const { load, save, stored } = storeWith({ version: 3, count: 5 });
    const changed = await changeItem(ports, { what: 'a count', load, save, decide: oneMore });
    expect(changed).toEqual({
      kind: 'changed',
      before: { version: 3, count: 5 },
      after: { version: 3, count: 6 },
    });
    expect(stored()).toEqual({ version: 4, count: 6 });
    expect(itemAfter(changed)).toEqual({ version: 3, count: 6 });
  });

  it('writes nothing where there is nothing to change, and tells what is there', async () => {
    const { load, save, stored } = storeWith({ version: 3, count: 5 });
    const changed = await changeItem(ports, { what: 'a count', load, save, decide: () => undefined });
    expect(changed).toEqual({ kind: 'unchanged', item: { version: 3, count: 5 } });
    expect(stored()).toEqual({ version: 3, count: 5 });
    expect(itemAfter(changed)).toEqual({ version: 3, count: 5 });
  });

  it('decides about nothing where there is no item', async () => {
    const { load, save, stored } = storeWith(undefined);
    const changed = await changeItem(ports, { what: 'a count', load, save, decide: oneMore });
    expect(changed).toEqual({ kind: 'missing' });
    expect(stored()).toBeUndefined();
    expect(itemAfter(changed)).toBeUndefined();
  });

  it('loses nothing that others write in between, and decides anew each time, also by what it must ask for', async () => {
    const { load, save, stored } = storeWith({ version: 1, count: 0 }, 5);
    const seen: number[] = [];
    const changed = await changeItem(ports, {
      what: 'a count',
      load,
      save,
      decide: async (item) => {
        seen.push(item.count);
        return oneMore(item);
      },
    });
    expect(seen).toEqual([0, 10, 20, 30, 40, 50]);
    expect(changed).toMatchObject({ kind: 'changed', before: { count: 50 }, after: { count: 51 } });
    expect(stored()?.count).toBe(51);
  });

  it('may find in a later try that there is nothing left to change', async () => {
    const { load, save, stored } = storeWith({ version: 1, count: 0 }, 5);
    const decide = (item: Item) => (item.count >= 20 ? undefined : oneMore(item));
    expect(await changeItem(ports, { what: 'a count', load, save, decide })).toMatchObject({
      kind: 'unchanged',
      item: { count: 20 },
    });
    expect(stored()?.count).toBe(20);
  });
});
