import type { Connection } from '../../lib/adapters/connect.ts';
import { createReadChanges } from '../../lib/adapters/dynamodb/access/read-changes.ts';
import { createTable } from '../../lib/adapters/dynamodb/table.ts';
import type { Environment } from '../../lib/adapters/environment.ts';
import { createEventBus } from '../../lib/adapters/webhooks/event-bus.ts';
import { createWebhookQueue } from '../../lib/adapters/webhooks/webhook-queue.ts';
import type { Ports } from '../../lib/pipeline/ports.ts';

/** With the ports that no other function has, nor the packages that they need. */
export const withWebhookPorts = (
  connection: Connection,
  { TABLE_NAME, WEBHOOKS, EVENT_BUS }: Pick<Environment, 'TABLE_NAME' | 'WEBHOOKS' | 'EVENT_BUS'>,
): Connection & Pick<Ports, 'readChanges' | 'webhookQueue' | 'eventBus'> => ({
  ...connection,
  readChanges: createReadChanges(createTable(TABLE_NAME, connection.caller), connection.telemetry),
  webhookQueue: createWebhookQueue(WEBHOOKS, connection.caller),
  eventBus: createEventBus(EVENT_BUS, connection.caller),
});
