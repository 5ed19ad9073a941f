import { busEntryOf } from '../../domain/webhooks/bus-entry.ts';
import type { WebhookEvent } from '../../domain/webhooks/webhook-event.ts';
import type { Ports } from '../ports.ts';
import type { WebhookOutcome } from './deliver-webhook.ts';

/** Puts an event on the stage's bus. What waits for a bus that a deploy has taken away is told to nobody. */
export const putOnBus =
  ({ eventBus, telemetry }: Pick<Ports, 'eventBus' | 'telemetry'>) =>
  async (event: WebhookEvent): Promise<WebhookOutcome> => {
    if (!eventBus.isThere) return 'nobody-listens';
    const put = await eventBus.put(busEntryOf(event));
    switch (put.kind) {
      case 'taken':
        telemetry.count('webhooksDelivered');
        return 'delivered';
      case 'not-taken':
        telemetry.count('webhooksFailed');
        telemetry.note('the event bus did not take an event', { type: event.type, because: put.because });
        return 'failed';
    }
  };
