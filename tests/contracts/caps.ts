import { describe, expect, it } from 'vitest';
import type { Cap } from '../../lib/domain/sign-up/sign-up-caps.ts';
import { later } from '../../lib/domain/time/instant.ts';
import { now } from './examples.ts';
import type { Contract } from './subject.ts';

const tomorrow = later(now, { days: 1 });

const capOf = (subject: string, limit: number, at = now): Cap => ({
  reason: 'addressDay',
  subject,
  period: 'rolling',
  limit,
  until: later(at, { days: 1 }),
});

export const capsContract: Contract = (create) =>
  describe('a cap', async () => {
    const { caps } = (await create()).ports;
    const takeAtOnce = async (cap: Cap, times: number, at = now) => {
      const answers = await Promise.all(Array.from({ length: times }, () => caps.take(cap, at)));
      return answers.filter((answer) => answer === 'taken').length;
    };

    it.each([1, 3, 20])('lets exactly %i of fifty through that come at once', async (limit) => {
      expect(await takeAtOnce(capOf(`crowd ${limit}`, limit), 50)).toBe(limit);
    });

    it('opens again when its time is over, also where the expired item still lies there', async () => {
      expect(await takeAtOnce(capOf('a@b.test', 2), 3)).toBe(2);
      const justBefore = later(tomorrow, { seconds: -1 });
      expect(await caps.take(capOf('a@b.test', 2, justBefore), justBefore)).toBe('full');
      expect(await caps.take(capOf('a@b.test', 2, tomorrow), tomorrow)).toBe('taken');
      expect(await takeAtOnce(capOf('a@b.test', 2, tomorrow), 10, tomorrow)).toBe(1);
    });

    it('reckons its end in whole seconds', async () => {
      const cap = { ...capOf('seconds', 1), until: later(now, { milliseconds: 1500 }) };
      await caps.take(cap, now);
      expect(await caps.take(cap, later(now, { seconds: 1 }))).toBe('full');
      expect(await caps.take(cap, later(now, { milliseconds: 1001 }))).toBe('taken');
    });

    it('lasts until the time that the last mail names', async () => {
      await caps.take(capOf('moved on', 2), now);
      const later12 = later(now, { hours: 12 });
      await caps.take(capOf('moved on', 2, later12), later12);
      expect(await caps.take(capOf('moved on', 2, tomorrow), tomorrow)).toBe('full');
    });

    it('is not passed by a crowd at the very moment when it opens', async () => {
      await caps.take(capOf('reopened', 1), now);
      expect(await takeAtOnce(capOf('reopened', 1, tomorrow), 50, tomorrow)).toBe(1);
    });

    it('has room again for what was given back, and for no more', async () => {
      const cap = capOf('given back', 1);
      await caps.giveBack(cap);
      await caps.take(cap, now);
      await caps.giveBack(cap);
      await caps.giveBack(cap);
      expect(await takeAtOnce(cap, 5)).toBe(1);
    });

    it('counts each reason, each subject and each period by itself', async () => {
      const one = capOf('one', 1);
      for (const cap of [
        one,
        capOf('two', 1),
        { ...one, period: '2026-11-24T10' },
        { ...one, reason: 'network' as const },
      ])
        expect(await caps.take(cap, now)).toBe('taken');
    });
  });
