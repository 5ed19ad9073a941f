import { describe, expect, it } from 'vitest';
import type { AddressHash } from '../../lib/domain/subscriber/email-address.ts';
import type { Lifted, Suppression } from '../../lib/domain/subscriber/suppression.ts';
import { later } from '../../lib/domain/time/instant.ts';
import { now } from './examples.ts';
import type { Contract } from './subject.ts';

let made = 0;
const newHash = () => {
  made += 1;
  return `hash ${made}` as AddressHash;
};
const byOperator: Lifted = {
  at: later(now, { days: 30 }),
  by: { kind: 'operator', note: 'They have called.' },
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
      const hash = await suppressed('complaint');
      await suppressions.add(hash, because('complaint', later(now, { days: 1 })));
      expect(await suppressions.find(hash)).toEqual(because('complaint'));
    });

    it('waits anew when it bounces again, as a hard bounce if one of them was', async () => {
      const hash = newHash();
      const again = later(now, { days: 1 });
      await suppressions.add(hash, { ...because('bounce'), bounce: 'hard' });
      await suppressions.add(hash, { ...because('bounce', again), bounce: 'transient' });
      await suppressions.add(hash, { ...because('bounce'), bounce: 'transient' });
      expect(await suppressions.find(hash)).toEqual({ ...because('bounce', again), bounce: 'hard' });
    });

    it('ends with the strongest reason of many that come at once', async () => {
      const hash = newHash();
      const reasons = ['erased', 'bounce', 'complaint', 'bounce', 'erased'] as const;
      await Promise.all(reasons.map((reason) => suppressions.add(hash, because(reason))));
      expect(await suppressions.find(hash)).toEqual(because('complaint'));
    });

    it('comes off the list when it is lifted, and what it was stays on record', async () => {
      const hash = await suppressed('bounce');
      expect(await suppressions.lift(hash, because('bounce'), byOperator)).toBe('saved');
      expect(await suppressions.find(hash)).toBeUndefined();
      expect(await suppressions.history(hash)).toEqual({ ...because('bounce'), lifted: byOperator });
    });

    it('leaves nothing of an erasure that is lifted', async () => {
      const hash = await suppressed('erased');
      expect(await suppressions.lift(hash, because('erased'), byOperator)).toBe('saved');
      expect(await suppressions.history(hash)).toBeUndefined();
    });

    it('is not lifted by whoever has seen something else against it, or nothing', async () => {
      const hash = await suppressed('bounce');
      await suppressions.add(hash, because('complaint', later(now, { days: 1 })));
      expect(await suppressions.lift(hash, because('bounce'), byOperator)).toBe('stale');
      expect(await suppressions.find(hash)).toMatchObject({ reason: 'complaint' });
      expect(await suppressions.lift(newHash(), because('bounce'), byOperator)).toBe('stale');
    });

    it('is on the list again for any reason that comes after it was lifted', async () => {
      const hash = await suppressed('complaint');
      await suppressions.lift(hash, because('complaint'), byOperator);
      const again = because('bounce', later(now, { days: 40 }));
      await suppressions.add(hash, again);
      expect(await suppressions.find(hash)).toEqual(again);
      expect(await suppressions.history(hash)).toEqual({
        ...again,
        earlier: [{ ...because('complaint'), lifted: byOperator }],
      });
    });

    it('keeps nothing of what was lifted for somebody who has themselves erased', async () => {
      const hash = await suppressed('complaint');
      await suppressions.lift(hash, because('complaint'), byOperator);
      const erased = because('erased', later(now, { days: 40 }));
      await suppressions.add(hash, erased);
      expect(await suppressions.history(hash)).toEqual(erased);
    });
  });
