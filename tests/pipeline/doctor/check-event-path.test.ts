import { describe, expect, it } from 'vitest';
import { parseProbeTag, simulated } from '../../../lib/domain/doctor/probe.ts';
import { checkEventPath } from '../../../lib/pipeline/doctor/check-event-path.ts';
import type { Mailer } from '../../../lib/pipeline/ports/mailer.ts';
import type { RateLimiter } from '../../../lib/pipeline/send/rate-limiter.ts';
import { sampleCourse } from '../../fixtures/sample-course.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

const open: RateLimiter = {
  take: async (kind) => ({ kind, at: 0 }),
  comes: async () => true,
  putBack: () => {},
  report: async () => {},
};

/** The way back, with a simulator that says what it should of these mailboxes, after so many seconds. */
const way = (options: {
  answers?: (keyof typeof simulated)[];
  afterSeconds?: number;
  permit?: Awaited<ReturnType<RateLimiter['take']>>;
  result?: Awaited<ReturnType<Mailer['send']>>;
}) => {
  const { answers = ['delivery', 'bounce', 'complaint'], afterSeconds = 3, permit, result } = options;
  const world = createWebWorld();
  const { ports, clock, wait, mail } = world;
  const pending: (() => Promise<void>)[] = [];
  let waited = 0;
  const check = checkEventPath({
    ...ports,
    clock: {
      ...clock,
      wait: async (milliseconds) => {
        wait({ milliseconds });
        waited += milliseconds;
        if (waited >= afterSeconds * 1000) for (const tell of pending.splice(0)) await tell();
      },
    },
    mailer: {
      ...mail.mailer,
      send: async (outgoing) => {
        const probe = parseProbeTag(outgoing.tag);
        const kind = answers.find((each) => simulated[each].to === outgoing.to);
        if (probe) pending.push(() => ports.probes.hear(probe, 'accepted', clock.now()));
        if (probe && kind) pending.push(() => ports.probes.hear(probe, simulated[kind].verdict, clock.now()));
        return result ?? mail.mailer.send(outgoing);
      },
    },
    rateLimiter: { ...open, take: async (kind) => permit ?? { kind, at: 0 } },
  });
  return { check: () => check(sampleCourse.site), sent: mail.sent, waited: () => waited };
};

describe('the way back of what SES says', () => {
  it('is proved by three mails to its simulator, from the sender of lessons and to nobody else', async () => {
    const { check, sent } = way({});
    expect(await check()).toEqual({
      kind: 'well',
      what: 'A delivery, a bounce and a complaint came into the record within 4 seconds.',
    });
    expect(sent.map(({ to, from }) => [from.address, to])).toEqual(
      Object.values(simulated).map(({ to }) => [sampleCourse.site.senders.lessons, to]),
    );
  });

  it('is broken where one kind of word does not come within three minutes, and names it', async () => {
    const { check, waited } = way({ answers: ['delivery'] });
    const outcome = await check();
    expect(outcome).toMatchObject({
      kind: 'wrong',
      what: expect.stringContaining('of the bounce and the complaint nothing came'),
    });
    expect(waited()).toBe(180_000);
  });

  it('is broken where word comes too late', async () => {
    expect(await way({ afterSeconds: 181 }).check()).toMatchObject({ kind: 'wrong' });
  });

  it.each(['held', 'quota-used-up', 'share-used-up', 'none-in-time'] as const)(
    'cannot be proved while mail is %s, and nothing is sent',
    async (permit) => {
      const { check, sent } = way({ permit });
      expect(await check()).toMatchObject({ kind: 'not-checked' });
      expect(sent).toEqual([]);
    },
  );

  it('is broken where SES does not take the mail', async () => {
    const { check, waited } = way({ result: { kind: 'halted', reason: 'MessageRejected' } });
    expect(await check()).toMatchObject({ kind: 'wrong', what: expect.stringContaining('MessageRejected') });
    expect(waited()).toBe(0);
  });
});
