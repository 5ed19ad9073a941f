import {
  type EndpointLetter,
  signingNumbers,
  type WebhookEndpoint,
} from '../../domain/webhooks/webhook-endpoint.ts';
import { webhookPayload } from '../../domain/webhooks/webhook-event.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

export type WebhookOutcome =
  | 'delivered'
  /** Nobody listens there any more: there is no such endpoint or bus, or it has said so for good. */
  | 'nobody-listens'
  /** To be tried again later. */
  | 'failed';

type Needs = Pick<
  Ports,
  'clock' | 'random' | 'webhookEndpoints' | 'subscribers' | 'hashes' | 'postWebhook' | 'telemetry'
>;

/** Tells one endpoint of one event, signed with each of its secrets. The address is looked up now, and waits nowhere. */
export const deliverWebhook =
  (ports: Needs) =>
  async ({ endpoint: id, event }: EndpointLetter): Promise<WebhookOutcome> => {
    const { clock, webhookEndpoints, hashes, telemetry } = ports;
    const endpoint = await webhookEndpoints.find(id);
    if (!endpoint || endpoint.goneAt) return 'nobody-listens';
    const now = clock.now();
    const posted = await ports.postWebhook({
      url: endpoint.url,
      id: event.id,
      at: now,
      body: JSON.stringify(webhookPayload(event, await addressFor(ports, endpoint, event))),
      secrets: signingNumbers(endpoint, now).map((number) => hashes.webhookSecret(id, number)),
    });
    switch (posted.kind) {
      case 'taken':
        telemetry.count('webhooksDelivered');
        return 'delivered';
      case 'gone':
        await noteGone(ports, endpoint);
        return 'nobody-listens';
      case 'not-taken':
        telemetry.count('webhooksFailed');
        telemetry.note('a webhook was not taken', {
          endpoint: id,
          type: event.type,
          because: posted.because,
        });
        return 'failed';
    }
  };

/** Of somebody who has been erased meanwhile there is none any more. */
const addressFor = async (
  { subscribers }: Needs,
  { includesAddress }: WebhookEndpoint,
  { subscriberId }: EndpointLetter['event'],
): Promise<string | undefined> =>
  includesAddress ? (await subscribers.load(subscriberId))?.address : undefined;

const noteGone = async (ports: Needs, { id }: WebhookEndpoint): Promise<void> => {
  await changeItem(ports, {
    what: 'a webhook endpoint',
    load: () => ports.webhookEndpoints.find(id),
    save: ports.webhookEndpoints.save,
    decide: (endpoint) => (endpoint.goneAt ? undefined : { ...endpoint, goneAt: ports.clock.now() }),
  });
  ports.telemetry.warn('a webhook endpoint says that it is gone; nothing is sent there any more', {
    endpoint: id,
  });
};
