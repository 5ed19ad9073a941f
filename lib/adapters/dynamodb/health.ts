import { healthHourSchema } from '../../domain/sending/health.ts';
import type { Health } from '../../pipeline/ports/sending-record.ts';
import { keys, nameOf } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';
import { tableDefinition } from './table-definition.ts';
import { schemaVersion } from './upgrade-item.ts';

const keptSeconds = 30 * 86_400;

/** Sends, bounces and complaints by the hour; hours older than a month expire. */
export const createHealth = (table: Table): Health => ({
  add: async (hour, counts) => {
    const added = Object.entries(counts).filter(([, count]) => count > 0);
    if (added.length === 0) return;
    const expiresAt = Math.floor(Date.parse(`${hour}:00:00Z`) / 1000) + keptSeconds;
    await table.calls.update({
      TableName: table.name,
      Key: keys.healthHour(hour),
      UpdateExpression: `SET #expiry = :expiry, #schemaVersion = :schemaVersion ADD ${added.map((_, index) => `#c${index} :c${index}`).join(', ')}`,
      ExpressionAttributeNames: {
        '#expiry': tableDefinition.expiry,
        '#schemaVersion': 'schemaVersion',
        ...Object.fromEntries(added.map(([name], index) => [`#c${index}`, name])),
      },
      ExpressionAttributeValues: {
        ':expiry': expiresAt,
        ':schemaVersion': schemaVersion,
        ...Object.fromEntries(added.map(([, count], index) => [`:c${index}`, count])),
      },
    });
  },
  since: async (hour) => {
    const found = [];
    for await (const page of table.pagesFrom(keys.healthHour(hour)))
      for (const item of page) {
        const named = nameOf(item);
        if (named.kind === 'healthHour')
          found.push(parseItem(healthHourSchema, { ...item, hour: named.hour }));
      }
    return found;
  },
});
