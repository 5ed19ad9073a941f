import type { PortMethod } from '../../lib/adapters/port-permissions.ts';

/** Tells others of what was written, and looks an address up where they are to have it. It writes to nobody's record. */
export const permissions: readonly PortMethod[] = [
  'readChanges',
  'webhookEndpoints.find',
  'webhookEndpoints.all',
  'webhookEndpoints.save',
  'webhookQueue.add',
  'webhookQueue.wait',
  'eventBus.put',
  'subscribers.load',
  'hashes.webhookSecret',
  'dayCounts.add',
];
