import { InvalidArgumentError } from 'commander';
import { NotPublic, publicLookup } from '../../../lib/adapters/public-connection.ts';
import {
  type WebhookEndpointId,
  webhookEndpointId,
  webhookUrl,
} from '../../../lib/domain/webhooks/webhook-endpoint.ts';
import { type WebhookType, webhookType, webhookTypes } from '../../../lib/domain/webhooks/webhook-event.ts';
import { UsageError } from '../../usage-error.ts';

/** `--types`, divided by commas. */
export const typesIn = (text: string): WebhookType[] => {
  const named = text.split(',').map((name) => {
    const type = webhookType.safeParse(name.trim());
    if (!type.success) throw new InvalidArgumentError(`What happens is one of ${webhookTypes.join(', ')}.`);
    return type.data;
  });
  return [...new Set(named)];
};

export const endpointUrl = (text: string): string => {
  const url = webhookUrl.safeParse(text);
  if (!url.success) throw new InvalidArgumentError(`The address ${url.error.issues[0]?.message}.`);
  try {
    // Of a name it is seen with each connection; of a number it can be said at once.
    publicLookup(new URL(url.data));
  } catch (error) {
    if (error instanceof NotPublic) throw new InvalidArgumentError(error.message);
    throw error;
  }
  return url.data;
};

export const endpointName = (text: string): WebhookEndpointId => {
  const id = webhookEndpointId.safeParse(text);
  if (!id.success)
    throw new InvalidArgumentError(
      'An endpoint is named by its id of ten characters; "webhooks list" shows it.',
    );
  return id.data;
};

export const endpointNotFound = (id: WebhookEndpointId): UsageError =>
  new UsageError(`There is no endpoint ${id} on this stage; "webhooks list" shows those there are.`);
