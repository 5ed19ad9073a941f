import { type WebhookLetter, wants } from '../../domain/webhooks/webhook-endpoint.ts';
import { type WrittenChange, webhookEventsOf } from '../../domain/webhooks/webhook-event.ts';
import type { Ports } from '../ports.ts';

/**
 * Puts what there is to tell of some writes on the way to each endpoint that wants it, and to the event bus, which has rules of its own. Once this resolves, all of it is in the
 * queue; if it fails, the same writes are to be given once more, and what is in the queue twice has the same id.
 */
export const tellEndpoints =
  ({
    webhookEndpoints,
    webhookQueue,
    eventBus,
  }: Pick<Ports, 'webhookEndpoints' | 'webhookQueue' | 'eventBus'>) =>
  async (changes: readonly WrittenChange[]): Promise<number> => {
    const events = changes.flatMap(({ change, writtenAt }) => webhookEventsOf(change, writtenAt));
    if (events.length === 0) return 0;
    const endpoints = await webhookEndpoints.all();
    const letters = events.flatMap((event): WebhookLetter[] => [
      ...endpoints
        .filter((each) => wants(each, event))
        .map(({ id }) => ({ kind: 'endpoint' as const, endpoint: id, event })),
      ...(eventBus.isThere ? [{ kind: 'bus' as const, event }] : []),
    ]);
    await webhookQueue.add(letters);
    return letters.length;
  };
