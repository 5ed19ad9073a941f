import { expect, it } from 'vitest';
import type { Saved } from '../../lib/pipeline/ports/record.ts';

type Versioned<Item> = {
  /** The `number`-th item, as it is before anybody has stored it. */
  create(number: number): Item;
  load(item: Item): Promise<Item | undefined>;
  save(item: Item): Promise<Saved>;
};

/** What holds for every item that is written over the version that was read. */
export const itKeepsVersions = <Item extends { version: number }>({
  create,
  load,
  save,
}: Versioned<Item>): void => {
  it('gives nothing where nothing was stored', async () => {
    expect(await load(create(900))).toBeUndefined();
  });

  it('gives what was stored, one version on', async () => {
    const item = create(901);
    expect(await save(item)).toBe('saved');
    expect(await load(item)).toEqual({ ...item, version: 1 });
  });

  it('takes one of many writes over the same version', async () => {
    const item = create(902);
    for (const version of [0, 1]) {
      const outcomes = await Promise.all(Array.from({ length: 9 }, () => save({ ...item, version })));
      expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    }
    expect(await load(item)).toEqual({ ...item, version: 2 });
  });

  it('refuses a write over a version that is not there', async () => {
    const item = create(903);
    expect(await save({ ...item, version: 1 })).toBe('stale');
    expect(await load(item)).toBeUndefined();
    await save(item);
    expect(await save({ ...item, version: 2 })).toBe('stale');
    expect(await load(item)).toEqual({ ...item, version: 1 });
  });
};
