import { type WebhookEndpointId, withNewWebhookSecret } from '../../domain/webhooks/webhook-endpoint.ts';
import { changeItem, itemAfter } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { latestSecret, type MadeWebhookEndpoint } from './make-webhook-endpoint.ts';

/** Gives an endpoint a new secret. Until `overlap` is over, what is sent is signed with the one before as well. */
export const rotateWebhookSecret =
  (ports: Pick<Ports, 'clock' | 'random' | 'hashes' | 'webhookEndpoints'>) =>
  async (id: WebhookEndpointId, overlap: { hours: number }): Promise<MadeWebhookEndpoint | 'missing'> => {
    const changed = await changeItem(ports, {
      what: 'a webhook endpoint',
      load: () => ports.webhookEndpoints.find(id),
      save: ports.webhookEndpoints.save,
      decide: (endpoint) => withNewWebhookSecret(endpoint, overlap, ports.clock.now()),
    });
    const endpoint = itemAfter(changed);
    return endpoint ? { endpoint, secret: latestSecret(ports, endpoint) } : 'missing';
  };
