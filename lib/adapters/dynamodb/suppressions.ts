import { outranks, suppressionSchema } from '../../domain/subscriber.ts';
import type { Suppressions } from '../../pipeline/ports.ts';
import { parseItem, type Table } from './table.ts';

const keyOf = (hash: string) => ({ pk: `SUPPRESSED#${hash}`, sk: 'SUPPRESSION' });

/** Addresses that must not be mailed, by keyed hash, apart from subscribers so that they outlive erasure. */
export const suppressionsIn = (table: Table): Suppressions => {
  const find: Suppressions['find'] = async (hash) => {
    const key = keyOf(hash);
    const item = await table.get(key);
    return item && parseItem(suppressionSchema, item, key);
  };
  return {
    find,
    add: async (hash, suppression) => {
      const item = { ...suppression, ...keyOf(hash) };
      if ((await table.putNew(item)) === 'saved') return;
      const known = await find(hash);
      if (known && outranks(suppression.reason, known.reason)) await table.put(item);
    },
    readmit: async (hash) => {
      await table.removeIf(keyOf(hash), 'reason', 'erased');
    },
  };
};
