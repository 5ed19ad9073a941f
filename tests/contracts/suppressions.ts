import { describe, expect, it } from 'vitest';
import type { AddressHash } from '../../lib/domain/subscriber/email-address.ts';
import type { Suppression } from '../../lib/domain/subscriber/suppression.ts';
import { later } from '../../lib/domain/time/instant.ts';
import { now } from './examples.ts';
import type { Contract } from './subject.ts';

let made = 0;
const newHash = () => {
  made += 1;
  return `hash ${made}` as AddressHash;
};
const because = (reason: Suppression['reason'], at = now): Suppression => ({ reason, at });

export const suppressionsContract: Contract = (create) =>
  describe('an address that must not be mailed', async () => {
    const { suppressions } = (await create()).ports;
    /** An address that is on the list already. */
    const suppressed = async (reason: Suppression['reason']) => {
      const hash = newHash();
      await suppressions.add(hash, because(reason));
      return hash;
    };

    it('is one that was put on the list', async () => {
      expect(await suppressions.find(newHash())).toBeUndefined();
      expect(await suppressions.find(await suppressed('bounce'))).toEqual(because('bounce'));
    });

    it('keeps its first reason, unless a stronger one comes', async () => {
      const hash = await suppressed('erased');
      for (const reason of ['bounce', 'erased', 'complaint', 'bounce'] as const)
        await suppressions.add(hash, because(reason));
      expect(await suppressions.find(hash)).toEqual(because('complaint'));
    });

    it('keeps the moment of its first reason', async () => {
      const hash = await suppressed('bounce');
      await suppressions.add(hash, because('bounce', later(now, { days: 1 })));
      expect(await suppressions.find(hash)).toEqual(because('bounce'));
    });

    it('ends with the strongest reason of many that come at once', async () => {
      const hash = newHash();
      const reasons = ['erased', 'bounce', 'complaint', 'bounce', 'erased'] as const;
      await Promise.all(reasons.map((reason) => suppressions.add(hash, because(reason))));
      expect(await suppressions.find(hash)).toEqual(because('complaint'));
    });

    it('comes off the list when its owner, erased before, agrees to what was asked for since', async () => {
      const hash = await suppressed('erased');
      await suppressions.readmit(hash, later(now, { minutes: 1 }));
      expect(await suppressions.find(hash)).toBeUndefined();
    });

    it('stays on it when the erasure came after what was asked for', async () => {
      const hash = newHash();
      await suppressions.add(hash, because('erased', later(now, { minutes: 1 })));
      await suppressions.readmit(hash, now);
      expect(await suppressions.find(hash)).toMatchObject({ reason: 'erased' });
    });

    it.each(['bounce', 'complaint'] as const)(
      'stays on it after a %s, whatever was asked for',
      async (reason) => {
        const hash = await suppressed(reason);
        await suppressions.readmit(hash, later(now, { days: 400 }));
        expect(await suppressions.find(hash)).toEqual(because(reason));
      },
    );
  });
