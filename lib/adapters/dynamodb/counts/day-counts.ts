import { dayCountSchema } from '../../../domain/reports/happening.ts';
import type { DayCounts } from '../../../pipeline/ports/counts.ts';
import { isConditionFailed } from '../../aws/is-condition-failed.ts';
import { keys, nameOf } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';
import { schemaVersion } from '../upgrade-item.ts';

/** Stands before each name of a count, apart from whatever else is in the item. */
const prefix = 'n:';

/** A name is an attribute of its own, so that one update adds to many, and to each whether it was there or not. */
const stored = dayCountSchema.shape.counts;

const countsIn = (item: Readonly<Record<string, unknown>>) =>
  stored.parse(
    Object.fromEntries(
      Object.entries(item).flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
      ),
    ),
  );

/** One item a day for each course and newsletter: what was counted on it. Kept for good. */
export const createDayCounts = (table: Table): DayCounts => ({
  add: async (of, day, counts, once) => {
    const added = [...counts];
    if (added.length === 0) return;
    try {
      await table.calls.update({
        TableName: table.name,
        Key: keys.dayCount(of, day),
        // The SDK tries a write again whose answer was lost: the name of the last one tells that it was made.
        ConditionExpression: 'attribute_not_exists(#last) OR #last <> :once',
        UpdateExpression: `SET #last = :once, #schemaVersion = :schemaVersion ADD ${added.map((_, index) => `#c${index} :c${index}`).join(', ')}`,
        ExpressionAttributeNames: {
          '#last': 'last',
          '#schemaVersion': 'schemaVersion',
          ...Object.fromEntries(added.map(([name], index) => [`#c${index}`, `${prefix}${name}`])),
        },
        ExpressionAttributeValues: {
          ':once': once,
          ':schemaVersion': schemaVersion,
          ...Object.fromEntries(added.map(([, count], index) => [`:c${index}`, count])),
        },
      });
    } catch (error) {
      if (!isConditionFailed(error)) throw error;
    }
  },
  since: async (of, day) => {
    const found = [];
    for await (const page of table.pagesFrom(keys.dayCount(of, day)))
      for (const item of page) {
        const named = nameOf(item);
        if (named.kind === 'dayCount')
          found.push(parseItem(dayCountSchema, { ...item, day: named.day, counts: countsIn(item) }));
      }
    return found;
  },
});
