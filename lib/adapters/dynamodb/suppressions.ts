import { givesWayTo, outranks, suppressionSchema } from '../../domain/subscriber/suppression.ts';
import type { Suppressions } from '../../pipeline/ports.ts';
import { keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

/** Addresses that must not be mailed, by keyed hash, apart from subscribers so that they outlive erasure. */
export const createSuppressions = (table: Table): Suppressions => {
  const find: Suppressions['find'] = async (hash) => {
    const item = await table.get(keys.suppression(hash));
    return item && parseItem(suppressionSchema, item);
  };
  /** Again from the start whenever somebody writes in between: a complaint must not be lost to a lesser reason. */
  const add: Suppressions['add'] = async (hash, suppression) => {
    const item = { ...suppression, ...keys.suppression(hash) };
    if ((await table.putNew(item)) === 'saved') return;
    const known = await find(hash);
    if (known && !outranks(suppression.reason, known.reason)) return;
    if (known && (await table.replaceIf(item, 'reason', known.reason)) === 'saved') return;
    return add(hash, suppression);
  };
  return {
    find,
    add,
    readmit: async (hash, askedAt) => {
      const known = await find(hash);
      // Its moment names the one that was read: what took its place meanwhile stays.
      if (known && givesWayTo(known, askedAt)) await table.removeIf(keys.suppression(hash), 'at', known.at);
    },
  };
};
