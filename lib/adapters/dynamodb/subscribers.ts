import { forgottenAt } from '../../domain/subscriber/consent.ts';
import { type SubscriberId, subscriberId, subscriberSchema } from '../../domain/subscriber/subscriber.ts';
import type { Subscribers } from '../../pipeline/ports.ts';
import { expiringAt } from './expiry.ts';
import { parseItem, type Table } from './table.ts';

const subscriberKey = (id: SubscriberId) => ({ pk: `SUB#${id}`, sk: 'SUBSCRIBER' });
const addressKey = (hash: string) => ({ pk: `ADDR#${hash}`, sk: 'ADDRESS' });

/**
 * Subscribers by id, and a second item that gives an address its owner. The two are written apart, the
 * address first: a crash in between leaves an owner without a record, which the next sign-up fills.
 */
export const createSubscribers = (table: Table): Subscribers => ({
  idOf: async (hash) => {
    const item = await table.get(addressKey(hash));
    return item ? subscriberId.parse(item.subscriberId) : undefined;
  },
  takeAddress: async (hash, id) => {
    const key = addressKey(hash);
    if ((await table.putNew({ ...key, subscriberId: id })) === 'saved') return id;
    const owner = await table.get(key);
    return subscriberId.parse(owner?.subscriberId);
  },
  load: async (id) => {
    const key = subscriberKey(id);
    const item = await table.get(key);
    return item && parseItem(subscriberSchema, item, key);
  },
  giveUpAddress: async (hash, id) => {
    await table.removeIf(addressKey(hash), 'subscriberId', id);
  },
  save: (subscriber) =>
    table.putVersion(
      { ...subscriber, ...subscriberKey(subscriber.id), ...expiringAt(forgottenAt([subscriber.consent])) },
      subscriber.version,
    ),
  remove: ({ id, version }) => table.removeIf(subscriberKey(id), 'version', version),
});
