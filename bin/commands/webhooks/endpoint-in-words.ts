import type { WebhookEndpoint } from '../../../lib/domain/webhooks/webhook-endpoint.ts';
import { webhookTypes } from '../../../lib/domain/webhooks/webhook-event.ts';
import type { MadeWebhookEndpoint } from '../../../lib/pipeline/webhooks/make-webhook-endpoint.ts';

/** One endpoint, in a line. */
export const endpointInWords = ({ id, url, types, includesAddress, goneAt }: WebhookEndpoint): string =>
  [
    id,
    url,
    types.join(','),
    includesAddress ? 'with addresses' : 'ids alone',
    ...(goneAt ? [`said that it is gone ${goneAt}; nothing is sent there`] : []),
  ].join('  ');

export const endpointAsJson = ({ version: _, ...endpoint }: WebhookEndpoint) => endpoint;

/** The event bus that a deploy has named, beside them. */
export const busInWords = (name: string): string =>
  ['event bus', name, webhookTypes.join(','), 'ids alone'].join('  ');

export const busAsJson = (eventBus: string) => ({ eventBus, types: webhookTypes, includesAddress: false });

/** What its owner has to know to verify what comes. */
export const secretInWords = ({ endpoint, secret }: MadeWebhookEndpoint): string[] => [
  endpointInWords(endpoint),
  '',
  `What is sent there is signed with ${secret}`,
];
