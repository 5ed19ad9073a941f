import { describe, expect, it } from 'vitest';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import type { later } from '../../../lib/domain/time/instant.ts';
import { createDeliverCourseMail } from '../../../lib/pipeline/send/deliver-course-mail.ts';
import type { RateLimiter } from '../../../lib/pipeline/send/rate-limiter.ts';
import { createWebWorld, join } from '../../worlds/web-in-memory.ts';

/** What a worker leaves behind whose last look takes so long, on a machine whose rate makes nobody wait. */
const lookingFor = async (by: Parameters<typeof later>[1]) => {
  const world = createWebWorld();
  await join(world);
  world.wait({ days: 7 });
  const { find } = world.record.ports.suppressions;
  world.record.ports.suppressions.find = async (address) => {
    world.wait(by);
    return find(address);
  };
  const mails = world.mail.sent.length;
  const [due] = [...world.record.enrolled.values()];
  if (!due) throw new Error('nobody is enrolled');
  const outcome = await world.deliver(due);
  const [after] = [...world.record.enrolled.values()];
  return {
    outcome,
    asked: world.mail.sent.length - mails,
    salt: after?.ledger[lessonId.parse('salt')]?.status,
  };
};

describe('a worker that has claimed a delivery', () => {
  it('asks SES while its lease leaves time for the answer and for recording it', async () => {
    expect(await lookingFor({ minutes: 4, seconds: 20 })).toEqual({
      outcome: 'sent',
      asked: 1,
      salt: 'sent',
    });
  });

  it('gives it back, and does not ask SES, when there is less time than that', async () => {
    expect(await lookingFor({ minutes: 4, seconds: 40 })).toEqual({
      outcome: 'lost-race',
      asked: 0,
      salt: undefined,
    });
  });

  it('gives it back when its clock was put back since, which cannot tell whether the lease is over by the others’', async () => {
    expect(await lookingFor({ hours: -1 })).toEqual({ outcome: 'lost-race', asked: 0, salt: undefined });
  });

  it('neither asks SES nor writes anything once its lease is over', async () => {
    expect(await lookingFor({ minutes: 6 })).toEqual({ outcome: 'lost-race', asked: 0, salt: 'sending' });
  });
});

describe('a worker that cannot record what became of a mail', () => {
  it('leaves a trace of the last fault once its lease is over, and nothing of what the fault said', async () => {
    const world = createWebWorld();
    await join(world);
    world.wait({ days: 7 });
    const { save } = world.record.ports.enrollments;
    let writes = 0;
    world.record.ports.enrollments.save = async (enrollment) => {
      writes += 1;
      if (writes === 1) return save(enrollment);
      world.wait({ minutes: 1 });
      throw new RangeError('ada@example.org cannot be written');
    };
    const [due] = [...world.record.enrolled.values()];
    if (!due) throw new Error('nobody is enrolled');
    expect(await world.deliver(due)).toBe('sent');
    const told = world.lines.filter((line) => /^(outcome-not-recorded|surprise) /.test(line));
    expect(told).toEqual([
      expect.stringMatching(/^outcome-not-recorded {"delivery":"\w+_bread_salt"}$/),
      expect.stringMatching(
        /^surprise {"where":"record-outcome","delivery":"\w+_bread_salt","error":"RangeError"/,
      ),
    ]);
    expect(told.join()).not.toContain('ada@');
  });
});

describe('a worker whose clock is put back while it cannot record what became of a mail', () => {
  it('gives up in the end, as it does by a clock that goes on', async () => {
    const world = createWebWorld();
    await join(world);
    world.wait({ days: 7 });
    const { save } = world.record.ports.enrollments;
    let writes = 0;
    world.record.ports.enrollments.save = async (enrollment) => {
      writes += 1;
      if (writes === 1) return save(enrollment);
      world.wait({ minutes: -1 });
      throw new RangeError('cannot be written');
    };
    const [due] = [...world.record.enrolled.values()];
    if (!due) throw new Error('nobody is enrolled');
    expect(await world.deliver(due)).toBe('sent');
    expect(world.lines.some((line) => line.startsWith('outcome-not-recorded '))).toBe(true);
    expect(writes).toBeLessThan(100);
  });
});

describe('a worker that has missed its turn', () => {
  /** How often it looks at who gets the mail, when the next turn comes after so long. */
  const looksWhenTheNextTurnTakes = async (by: Parameters<typeof later>[1]) => {
    const world = createWebWorld();
    await join(world);
    world.wait({ days: 7 });
    const { load } = world.record.ports.subscribers;
    let looks = 0;
    world.record.ports.subscribers.load = (id) => {
      looks += 1;
      return load(id);
    };
    let turns = 0;
    const rateLimiter: RateLimiter = {
      take: async (kind) => {
        turns += 1;
        if (turns === 2) world.wait(by);
        return { kind, at: turns };
      },
      comes: async ({ at }) => at === 2,
      putBack: () => {},
      report: async () => {},
    };
    const [due] = [...world.record.enrolled.values()];
    if (!due) throw new Error('nobody is enrolled');
    const deliver = createDeliverCourseMail({
      ...world.ports,
      subscribers: world.record.ports.subscribers,
      rateLimiter,
    });
    return { outcome: await deliver(due), looks };
  };

  it('looks again after minutes', async () => {
    expect(await looksWhenTheNextTurnTakes({ minutes: 2 })).toEqual({ outcome: 'sent', looks: 2 });
  });

  it('looks again when its clock was put back, since minutes may have passed, and does not send', async () => {
    expect(await looksWhenTheNextTurnTakes({ minutes: -2 })).toEqual({ outcome: 'lost-race', looks: 2 });
  });

  it('does not after a moment: on a busy machine, looking would make it miss one turn after the other', async () => {
    expect(await looksWhenTheNextTurnTakes({ seconds: 1 })).toEqual({ outcome: 'sent', looks: 1 });
  });
});
