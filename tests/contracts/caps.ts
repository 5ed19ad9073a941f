import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RequestId, requestId } from '../../lib/domain/sign-up/request-id.ts';
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

let requests = 0;
const aRequest = (): RequestId => {
  requests += 1;
  return requestId.parse(`request ${requests}`);
};

export const capsContract: Contract = (create) =>
  describe('a cap', async () => {
    const { caps } = (await create()).ports;
    const take = (cap: Cap, at = now) => caps.take(cap, aRequest(), at);
    const takeAtOnce = async (cap: Cap, times: number, at = now) => {
      const answers = await Promise.all(Array.from({ length: times }, () => take(cap, at)));
      return answers.filter((answer) => answer === 'taken').length;
    };

    it.each([1, 3, 20])('lets exactly %i of fifty through that come at once', async (limit) => {
      expect(await takeAtOnce(capOf(`crowd ${limit}`, limit), 50)).toBe(limit);
    });

    it('opens again when its time is over, also where the expired item still lies there', async () => {
      expect(await takeAtOnce(capOf('a@b.test', 2), 3)).toBe(2);
      const justBefore = later(tomorrow, { seconds: -1 });
      expect(await take(capOf('a@b.test', 2, justBefore), justBefore)).toBe('full');
      expect(await take(capOf('a@b.test', 2, tomorrow), tomorrow)).toBe('taken');
      expect(await takeAtOnce(capOf('a@b.test', 2, tomorrow), 10, tomorrow)).toBe(1);
    });

    it('reckons its end in whole seconds', async () => {
      const cap = { ...capOf('seconds', 1), until: later(now, { milliseconds: 1500 }) };
      await take(cap);
      expect(await take(cap, later(now, { seconds: 1 }))).toBe('full');
      expect(await take(cap, later(now, { milliseconds: 1001 }))).toBe('taken');
    });

    it('lasts until the time that the last mail names', async () => {
      await take(capOf('moved on', 2));
      const later12 = later(now, { hours: 12 });
      await take(capOf('moved on', 2, later12), later12);
      expect(await take(capOf('moved on', 2, tomorrow), tomorrow)).toBe('full');
    });

    it('is not passed by a crowd at the very moment when it opens', async () => {
      await take(capOf('reopened', 1));
      expect(await takeAtOnce(capOf('reopened', 1, tomorrow), 50, tomorrow)).toBe(1);
    });

    it('has room again for what was given back, and for no more', async () => {
      const cap = capOf('given back', 1);
      const request = aRequest();
      await caps.giveBack(cap, request);
      await caps.take(cap, request, now);
      await caps.giveBack(cap, aRequest());
      await caps.giveBack(cap, request);
      await caps.giveBack(cap, request);
      expect(await takeAtOnce(cap, 5)).toBe(1);
    });

    it('gives a request that comes again the place that it has, even when it is full', async () => {
      const cap = capOf('comes again', 2);
      const request = aRequest();
      const again = await Promise.all(Array.from({ length: 10 }, () => caps.take(cap, request, now)));
      expect(new Set(again)).toEqual(new Set(['taken']));
      expect(await takeAtOnce(cap, 5)).toBe(1);
      expect(await caps.take(cap, request, later(now, { hours: 23 }))).toBe('taken');
      expect(await take(cap)).toBe('full');
    });

    it('keeps a place of the time before for nobody', async () => {
      const request = aRequest();
      await caps.take(capOf('old place', 1), request, now);
      expect(await take(capOf('old place', 1, tomorrow), tomorrow)).toBe('taken');
      expect(await caps.take(capOf('old place', 1, tomorrow), request, tomorrow)).toBe('full');
      await caps.giveBack(capOf('old place', 1, tomorrow), request);
      expect(await take(capOf('old place', 1, tomorrow), tomorrow)).toBe('full');
    });

    it('still counts what is settled, which can no longer be given back', async () => {
      const cap = capOf('settled', 1);
      const request = aRequest();
      await caps.take(cap, request, now);
      await caps.settle(cap, request);
      await caps.settle(cap, request);
      await caps.giveBack(cap, request);
      expect(await take(cap)).toBe('full');
    });

    it('counts each reason, each subject and each period by itself', async () => {
      const one = capOf('one', 1);
      for (const cap of [
        one,
        capOf('two', 1),
        { ...one, period: '2026-11-24T10' },
        { ...one, reason: 'network' as const },
      ])
        expect(await take(cap)).toBe('taken');
    });

    it('is exact for a crowd in which requests come several times at once', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 3 }),
          fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 12 }),
          async (limit, crowd) => {
            run += 1;
            const cap = capOf(`crowd with repeats ${run}`, limit);
            const admitted = new Set<number>();
            const refused = new Set<number>();
            await Promise.all(
              crowd.map(async (n) => {
                const answer = await caps.take(cap, requestId.parse(`${n}`), now);
                (answer === 'taken' ? admitted : refused).add(n);
              }),
            );
            expect(admitted.size).toBe(Math.min(limit, new Set(crowd).size));
            expect(admitted.isDisjointFrom(refused)).toBe(true);
          },
        ),
        { numRuns: 30 },
      );
    });

    it('is exact, in whatever order requests come, come again, are settled and give back', async () => {
      const act = fc.record({
        request: fc.integer({ min: 1, max: 5 }),
        what: fc.constantFrom('take' as const, 'take' as const, 'giveBack' as const, 'settle' as const),
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 3 }),
          fc.array(act, { maxLength: 12 }),
          async (limit, acts) => {
            run += 1;
            const cap = capOf(`any order ${run}`, limit);
            const held = new Set<number>();
            let settled = 0;
            const does = {
              take: async (n: number, id: RequestId) => {
                const fits = held.has(n) || held.size + settled < limit;
                expect(await caps.take(cap, id, now)).toBe(fits ? 'taken' : 'full');
                if (fits) held.add(n);
              },
              giveBack: async (n: number, id: RequestId) => {
                await caps.giveBack(cap, id);
                held.delete(n);
              },
              settle: async (n: number, id: RequestId) => {
                await caps.settle(cap, id);
                if (held.delete(n)) settled += 1;
              },
            };
            for (const { request, what } of acts) await does[what](request, requestId.parse(`${request}`));
            expect(await takeAtOnce(cap, limit + 1)).toBe(limit - held.size - settled);
          },
        ),
        { numRuns: 40 },
      );
    });
  });
