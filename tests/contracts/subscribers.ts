import { describe, expect, it } from 'vitest';
import type { AddressHash } from '../../lib/domain/subscriber/email-address.ts';
import { subscriberOf } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

let made = 0;
const newHash = () => {
  made += 1;
  return `hash ${made}` as AddressHash;
};
const [ada, grace] = [subscriberOf(1).id, subscriberOf(2).id];

export const subscribersContract: Contract = (create) =>
  describe('subscribers', async () => {
    const { subscribers } = (await create()).ports;

    itKeepsVersions({
      create: subscriberOf,
      load: ({ id }) => subscribers.load(id),
      save: subscribers.save,
    });

    it('gives an address to the first who asks, and tells the others whose it is', async () => {
      const hash = newHash();
      expect(await subscribers.idOf(hash)).toBeUndefined();
      expect(await subscribers.takeAddress(hash, ada)).toBe(ada);
      expect(await subscribers.takeAddress(hash, grace)).toBe(ada);
      expect(await subscribers.idOf(hash)).toBe(ada);
    });

    it('gives an address to one of many who ask at once', async () => {
      const hash = newHash();
      const ids = Array.from({ length: 9 }, (_, number) => subscriberOf(number).id);
      const owners = await Promise.all(ids.map((id) => subscribers.takeAddress(hash, id)));
      expect(new Set(owners)).toEqual(new Set([await subscribers.idOf(hash)]));
    });

    it('lets an address be given up by its owner alone', async () => {
      const hash = newHash();
      await subscribers.takeAddress(hash, ada);
      await subscribers.giveUpAddress(hash, grace);
      expect(await subscribers.idOf(hash)).toBe(ada);
      await subscribers.giveUpAddress(hash, ada);
      expect(await subscribers.idOf(hash)).toBeUndefined();
      await subscribers.giveUpAddress(hash, ada);
    });

    it('removes a subscriber in the version that was read, and no other', async () => {
      const subscriber = subscriberOf(3);
      expect(await subscribers.remove({ ...subscriber, version: 1 })).toBe('stale');
      await subscribers.save(subscriber);
      expect(await subscribers.remove({ ...subscriber, version: 2 })).toBe('stale');
      expect(await subscribers.remove({ ...subscriber, version: 1 })).toBe('saved');
      expect(await subscribers.load(subscriber.id)).toBeUndefined();
      expect(await subscribers.save(subscriber)).toBe('saved');
    });
  });
