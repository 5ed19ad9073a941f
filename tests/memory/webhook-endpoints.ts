import type { WebhookEndpoint } from '../../lib/domain/webhooks/webhook-endpoint.ts';
import type { WebhookEndpoints } from '../../lib/pipeline/ports/webhooks.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

export const createMemoryWebhookEndpoints = (keep: Keep) => {
  const items = createItems<WebhookEndpoint>(keep);
  const webhookEndpoints: WebhookEndpoints = {
    find: async (id) => items.load(id),
    all: async () => items.pick(() => true).found,
    save: async (endpoint) => items.save(endpoint.id, endpoint),
    remove: async (id) => items.remove(id),
  };
  return { webhookEndpoints };
};
