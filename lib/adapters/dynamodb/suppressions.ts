import {
  isSameSuppression,
  standingSuppression,
  suppressionRecordSchema,
  withLifted,
  withSuppression,
} from '../../domain/subscriber/suppression.ts';
import type { Suppressions } from '../../pipeline/ports/suppressions.ts';
import { keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

/** Addresses that must not be mailed, by keyed hash, apart from subscribers so that they outlive erasure. */
export const createSuppressions = (table: Table): Suppressions => {
  const history: Suppressions['history'] = async (hash) => {
    const item = await table.get(keys.suppression(hash));
    return item && parseItem(suppressionRecordSchema, item);
  };
  /** Again from the start whenever somebody writes in between: a complaint must not be lost to a lesser reason. */
  const add: Suppressions['add'] = async (hash, suppression) => {
    const key = keys.suppression(hash);
    if ((await table.putNew({ ...suppression, ...key })) === 'saved') return;
    const known = await history(hash);
    const next = known && withSuppression(known, suppression);
    if (known && !next) return;
    if (known && next && (await table.replaceIf({ ...next, ...key }, 'reason', known.reason)) === 'saved')
      return;
    return add(hash, suppression);
  };
  return {
    find: async (hash) => standingSuppression(await history(hash)),
    history,
    add,
    lift: async (hash, suppression, lifted) => {
      const known = await history(hash);
      const standing = standingSuppression(known);
      if (!known || !standing || !isSameSuppression(standing, suppression)) return 'stale';
      const key = keys.suppression(hash);
      const next = withLifted(known, lifted);
      // Its moment names the one that was read: what took its place meanwhile stays.
      return next
        ? table.replaceIf({ ...next, ...key }, 'at', known.at)
        : table.removeIf(key, 'at', known.at);
    },
  };
};
