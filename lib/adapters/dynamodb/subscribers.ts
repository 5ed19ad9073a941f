import * as z from 'zod';
import { forgottenAt } from '../../domain/subscriber/consent.ts';
import { subscriberId, subscriberSchema } from '../../domain/subscriber/subscriber.ts';
import type { Subscribers } from '../../pipeline/ports/subscribers.ts';
import { expiry } from './expiry.ts';
import { keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

const ownerSchema = z.object({ subscriberId });

/**
 * Subscribers by id, and a second item that gives an address its owner. The two are written apart, the
 * address first: a crash in between leaves an owner without a record, which the next sign-up fills.
 */
export const createSubscribers = (table: Table): Subscribers => ({
  idOf: async (hash) => {
    const item = await table.get(keys.address(hash));
    return item && parseItem(ownerSchema, item).subscriberId;
  },
  takeAddress: async (hash, id) => {
    const key = keys.address(hash);
    if ((await table.putNew({ ...key, subscriberId: id })) === 'saved') return id;
    const owner = await table.get(key);
    if (!owner) throw new Error('An address was given up just as somebody else asked for it. Ask again.');
    return parseItem(ownerSchema, owner).subscriberId;
  },
  load: async (id) => {
    const item = await table.get(keys.subscriber(id));
    return item && parseItem(subscriberSchema, item);
  },
  glance: async (id) => {
    const item = await table.get(keys.subscriber(id), 'eventually');
    return item && parseItem(subscriberSchema, item);
  },
  giveUpAddress: async (hash, id) => {
    await table.removeIf(keys.address(hash), 'subscriberId', id);
  },
  save: (subscriber) =>
    table.putVersion(
      { ...subscriber, ...keys.subscriber(subscriber.id), ...expiry(forgottenAt([subscriber.consent])) },
      subscriber.version,
    ),
  remove: ({ id, version }) => table.removeIf(keys.subscriber(id), 'version', version),
});
