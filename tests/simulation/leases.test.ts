import { describe, expect, it } from 'vitest';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { courseWith, type Person } from '../fixtures/people.ts';
import type { Call, Plan } from './calls.ts';
import { brokenPromises } from './invariants.ts';
import { day, hour, minute } from './moments.ts';
import { createSimulation } from './simulation.ts';

/** One person with a lesson due, one sweep at a time, no events; `odd` decides the fate of single calls. */
const worldWhere = (odd: (call: Call) => Partial<ReturnType<Plan>> | undefined) => {
  const world = createSimulation({
    plan: (call) => ({ fate: 'answered', there: 5, back: 5, ...odd(call) }),
    published: courseWith(['flour']),
    people: { confirmed: 1 },
    sweeps: [{ sweeper: 0, of: 1 }],
    eventsAfter: () => [],
  });
  world.ses.setQuota({ perSecond: 10, daily: -1 });
  return world;
};

/** The first call of this name, whoever makes it. */
const first = (name: string, change: Partial<ReturnType<Plan>>) => {
  let done = false;
  return (call: Call) => {
    if (done || call.name !== name) return undefined;
    done = true;
    return change;
  };
};

/** The second write of an enrollment by a sweeper: what became of the mail. */
const outcomeWrite = (change: Partial<ReturnType<Plan>>) => {
  let writes = 0;
  return (call: Call) => {
    if (call.name !== 'enrollments.save') return undefined;
    writes += 1;
    return writes === 2 ? change : undefined;
  };
};

const attempts = (world: ReturnType<typeof worldWhere>) => world.facts.claims.map(({ attempt }) => attempt);

describe('a worker that slept past its lease', () => {
  it('does not send: the mail goes out once, a day later', async () => {
    const world = worldWhere(first('suppressions.find', { back: 6 * minute }));
    await world.time.run(world.start + 2 * day);
    expect(world.ses.accepted.map(({ at }) => at > world.start + day - hour)).toEqual([true]);
    expect(brokenPromises(world, { quiet: false })).toEqual([]);
  });

  it('sends as long as the lease leaves time to record it', async () => {
    const world = worldWhere(first('suppressions.find', { back: 4 * minute }));
    await world.time.run(world.start + hour);
    expect(world.ses.accepted.length).toBe(1);
    expect(attempts(world)).toEqual([1]);
  });
});

describe('a worker whose last look takes so long that it waits for another turn', () => {
  const whileItLooks = async (happen: (world: ReturnType<typeof worldWhere>, person: Person) => void) => {
    const world = worldWhere(first('suppressions.find', { back: minute }));
    const [person] = world.people;
    if (!person) throw new Error('There is one person.');
    world.time.at(world.start + 30_000, () => happen(world, person));
    await world.time.run(world.start + hour);
    const [enrollment] = world.record.readableEnrollments();
    return { world, person, enrollment };
  };

  it('looks again, and sends when nothing has changed', async () => {
    const { world } = await whileItLooks(() => undefined);
    expect(world.ses.accepted.length).toBe(1);
    expect(attempts(world)).toEqual([1]);
  });

  it('does not send to somebody who left meanwhile, who still gets the lesson after an undo', async () => {
    const { world, person, enrollment } = await whileItLooks((there, { enrollment }) =>
      there.unsubscribe(enrollment),
    );
    expect(world.ses.accepted).toEqual([]);
    expect(enrollment).toMatchObject({ standing: { status: 'left' }, ledger: {} });
    expect(enrollment?.dueAt).toBeUndefined();
    world.resubscribe(person.enrollment);
    await world.time.run(world.start + 10 * day);
    expect(world.ses.accepted.map(({ tag }) => tag)).toEqual([expect.stringContaining('_flour')]);
  });

  it('does not send to somebody who was suppressed meanwhile', async () => {
    const { world, enrollment } = await whileItLooks((there, { subscriber }) =>
      there.record.ports.suppressions.add(subscriber.addressHash, {
        reason: 'complaint',
        at: subscriber.createdAt,
      }),
    );
    expect(world.ses.accepted).toEqual([]);
    expect(enrollment).toMatchObject({
      standing: { reason: 'complaint' },
      ledger: { flour: { status: 'skipped' } },
    });
  });

  it('does not send to somebody who was erased meanwhile', async () => {
    const { world } = await whileItLooks((there, { subscriber }) => there.erase(subscriber.id));
    expect(world.ses.accepted).toEqual([]);
  });

  it('sends to the address that is theirs by then', async () => {
    const { world } = await whileItLooks((there, { subscriber }) => {
      const moved = { ...subscriber, version: 1, address: emailAddress.parse('moved@reader.test') };
      there.record.people.set(moved.id, moved);
    });
    expect(world.ses.accepted.map(({ to }) => to)).toEqual(['moved@reader.test']);
  });

  it('gives the claim back while it still can, when the turn would come too late', async () => {
    const world = worldWhere(first('suppressions.find', { back: 4 * minute }));
    // Five minutes and more between one turn and the next.
    world.ses.setQuota({ perSecond: 0.003, daily: -1 });
    await world.time.run(world.start + hour);
    expect(world.ses.accepted.length).toBe(1);
    expect(attempts(world)).toEqual([1, 1]);
  });
});

describe('a surprise between the claim and the call', () => {
  it.each(['courses.mail', 'subscribers.load', 'suppressions.find'])(
    'gives the claim back: %s fails, and the next sweep sends the mail',
    async (name) => {
      const world = worldWhere(first(name, { fate: 'fails' }));
      await world.time.run(world.start + hour);
      expect(world.ses.accepted.length).toBe(1);
      expect(attempts(world)).toEqual([1, 1]);
    },
  );
});

describe('a lesson that is withdrawn while it is being sent', () => {
  it('still goes out, once, and the course goes on with what it has', async () => {
    const world = worldWhere(first('suppressions.find', { back: minute }));
    world.time.at(world.start + 30_000, () => world.publish(courseWith(['oven'], { version: 'b' })));
    await world.time.run(world.start + 30 * day);
    expect(world.ses.accepted.map(({ tag }) => tag.split('_').at(-1))).toEqual(['flour', 'oven', 'closing']);
    expect(world.record.readableEnrollments()).toMatchObject([{ standing: { status: 'completed' } }]);
    expect(brokenPromises(world)).toEqual([]);
  });
});

describe('a write whose fate is odd', () => {
  it('is still this worker’s own claim when only the answer to it was lost', async () => {
    const world = worldWhere(first('enrollments.save', { fate: 'contradicts-itself' }));
    await world.time.run(world.start + hour);
    expect(world.ses.accepted.length).toBe(1);
    expect(attempts(world)).toEqual([1]);
  });

  it.each(['fails', 'loses-its-answer', 'contradicts-itself'] as const)(
    'is made again when it says what became of the mail and %s: nothing is unknown',
    async (fate) => {
      const world = worldWhere(outcomeWrite({ fate }));
      await world.time.run(world.start + hour);
      const [enrollment] = world.record.readableEnrollments();
      expect(Object.values(enrollment?.ledger ?? {})).toMatchObject([{ status: 'sent', attempt: 1 }]);
      expect(world.ses.accepted.length).toBe(1);
    },
  );
});

describe('somebody whose address is suppressed', () => {
  it('gets nothing, though their enrollment still says active', async () => {
    const world = worldWhere(() => undefined);
    const [person] = world.people;
    if (!person) throw new Error('There is one person.');
    const { addressHash } = person.subscriber;
    void world.record.ports.suppressions.add(addressHash, {
      reason: 'complaint',
      at: person.subscriber.createdAt,
    });
    await world.time.run();
    expect(world.ses.accepted).toEqual([]);
    const [enrollment] = world.record.readableEnrollments();
    expect(enrollment?.standing).toMatchObject({ status: 'left', reason: 'complaint' });
    expect(enrollment?.ledger).toMatchObject({ flour: { status: 'skipped' } });
  });
});
