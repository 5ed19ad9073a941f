import { webhookEndpointSchema } from '../../../domain/webhooks/webhook-endpoint.ts';
import type { WebhookEndpoints } from '../../../pipeline/ports/webhooks.ts';
import { keyRanges, keys } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

/** Who is told of what happens, all in one partition: there are a few. */
export const createWebhookEndpoints = (table: Table): WebhookEndpoints => ({
  find: async (id) => {
    const item = await table.get(keys.webhookEndpoint(id));
    return item && parseItem(webhookEndpointSchema, item);
  },
  all: async () => {
    const found = [];
    for await (const page of table.pages(keyRanges.webhookEndpoints()))
      found.push(...page.map((item) => parseItem(webhookEndpointSchema, item)));
    return found;
  },
  save: (endpoint) =>
    table.putVersion({ ...endpoint, ...keys.webhookEndpoint(endpoint.id) }, endpoint.version),
  remove: (id) => table.remove(keys.webhookEndpoint(id)),
});
