import { forgottenAt } from '../../domain/subscriber/consent.ts';
import { subscriberId, subscriberSchema } from '../../domain/subscriber/subscriber.ts';
import type { Subscribers } from '../../pipeline/ports.ts';
import { expiringAt } from './expiry.ts';
import { keys } from './keys.ts';
import { parseItem, type Table } from './table.ts';

/**
 * Subscribers by id, and a second item that gives an address its owner. The two are written apart, the
 * address first: a crash in between leaves an owner without a record, which the next sign-up fills.
 */
export const createSubscribers = (table: Table): Subscribers => ({
  idOf: async (hash) => {
    const item = await table.get(keys.address(hash));
    return item ? subscriberId.parse(item.subscriberId) : undefined;
  },
  takeAddress: async (hash, id) => {
    const key = keys.address(hash);
    if ((await table.putNew({ ...key, subscriberId: id })) === 'saved') return id;
    const owner = await table.get(key);
    return subscriberId.parse(owner?.subscriberId);
  },
  load: async (id) => {
    const item = await table.get(keys.subscriber(id));
    return item && parseItem(subscriberSchema, item);
  },
  giveUpAddress: async (hash, id) => {
    await table.removeIf(keys.address(hash), 'subscriberId', id);
  },
  save: (subscriber) =>
    table.putVersion(
      { ...subscriber, ...keys.subscriber(subscriber.id), ...expiringAt(forgottenAt([subscriber.consent])) },
      subscriber.version,
    ),
  remove: ({ id, version }) => table.removeIf(keys.subscriber(id), 'version', version),
});
