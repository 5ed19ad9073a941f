import {
  newWebhookEndpoint,
  type WebhookEndpoint,
  webhookEndpointId,
} from '../../domain/webhooks/webhook-endpoint.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';

/** An endpoint with its latest secret, as Standard Webhooks writes one. It can be shown again: it is made anew each time. */
export type MadeWebhookEndpoint = { endpoint: WebhookEndpoint; secret: string };

export const latestSecret = ({ hashes }: Pick<Ports, 'hashes'>, { id, secrets }: WebhookEndpoint): string =>
  `whsec_${hashes.webhookSecret(id, secrets.at(-1)?.number ?? 1)}`;

/** Has an address be told of what happens from now on. */
export const makeWebhookEndpoint =
  (ports: Pick<Ports, 'clock' | 'random' | 'hashes' | 'webhookEndpoints'>) =>
  (wanted: Pick<WebhookEndpoint, 'url' | 'types' | 'includesAddress'>): Promise<MadeWebhookEndpoint> =>
    // An id that is there already is drawn again.
    untilSaved(ports, 'a webhook endpoint', async () => {
      const id = webhookEndpointId.parse(ports.random.secret().slice(0, 10));
      const endpoint = newWebhookEndpoint({ id, ...wanted }, ports.clock.now());
      return (await ports.webhookEndpoints.save(endpoint)) === 'saved'
        ? { endpoint, secret: latestSecret(ports, endpoint) }
        : 'stale';
    });
