import type { AddressHash } from '../../lib/domain/subscriber/email-address.ts';
import type { Subscriber, SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import type { Subscribers } from '../../lib/pipeline/ports/subscribers.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

export const createMemorySubscribers = (keep: Keep) => {
  const owners = keep(new Map<AddressHash, SubscriberId>());
  const items = createItems<Subscriber>(keep);

  const subscribers: Subscribers = {
    idOf: async (address) => owners.get(address),
    takeAddress: async (address, id) => {
      const owner = owners.get(address) ?? id;
      owners.set(address, owner);
      return owner;
    },
    giveUpAddress: async (address, id) => {
      if (owners.get(address) === id) owners.delete(address);
    },
    load: async (id) => items.load(id),
    glance: async (id) => items.load(id),
    save: async (subscriber) => items.save(subscriber.id, subscriber),
    remove: async ({ id, version }) => items.removeVersion(id, version),
  };
  return { subscribers, people: items.stored, owners };
};
