import { apiKeySchema } from '../../../domain/api/api-key.ts';
import type { ApiKeys } from '../../../pipeline/ports/api-keys.ts';
import { keyRanges, keys } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

/** The keys of other programs, all in one partition: there are a few. */
export const createApiKeys = (table: Table): ApiKeys => ({
  find: async (id) => {
    const item = await table.get(keys.apiKey(id));
    return item && parseItem(apiKeySchema, item);
  },
  all: async () => {
    const found = [];
    for await (const page of table.pages(keyRanges.apiKeys()))
      found.push(...page.map((item) => parseItem(apiKeySchema, item)));
    return found;
  },
  save: (key) => table.putVersion({ ...key, ...keys.apiKey(key.id) }, key.version),
});
