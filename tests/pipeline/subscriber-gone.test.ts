import { describe, expect, it } from 'vitest';
import { createWebWorld, join, submit } from '../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

/** A week after she joined: the second lesson is due. */
const joinedAWeekAgo = async () => {
  const world = createWebWorld();
  await join(world, ada);
  world.wait({ days: 7 });
  const [person] = [...world.record.people.values()];
  if (!person) throw new Error('nobody has joined');
  const theOnly = () => {
    const [enrollment] = [...world.record.enrolled.values()];
    if (!enrollment) throw new Error('nobody is enrolled');
    return enrollment;
  };
  return { world, person, theOnly };
};

describe('an enrollment whose subscriber is gone', () => {
  it('comes to its end when its next mail is due, and nothing is due any more', async () => {
    const { world, theOnly } = await joinedAWeekAgo();
    world.record.people.clear();
    const mails = world.mail.sent.length;
    expect(await world.deliver(theOnly())).toBe('skipped');
    expect(theOnly()).toMatchObject({
      standing: { status: 'left', reason: 'erased' },
      ledger: { salt: { status: 'skipped', reason: 'erased' } },
    });
    expect(theOnly().dueAt).toBeUndefined();
    expect(await world.deliver(theOnly())).toBe('waiting');
    expect(world.mail.sent).toHaveLength(mails);
  });

  it('comes to its end before it was confirmed, too', async () => {
    const world = createWebWorld({ heldBack: true });
    await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin' });
    const { load } = world.record.ports.subscribers;
    world.record.ports.subscribers.load = async (id) => {
      const person = await load(id);
      if (world.record.enrolled.size > 0) world.record.people.clear();
      return person && world.record.people.size > 0 ? person : undefined;
    };
    await world.takeHandedOn();
    const [enrollment] = [...world.record.enrolled.values()];
    expect(enrollment).toMatchObject({
      standing: { status: 'left', reason: 'erased' },
      ledger: { 'confirm-1': { status: 'skipped', reason: 'erased' } },
    });
    expect(enrollment?.dueAt).toBeUndefined();
    expect(world.mail.sent).toEqual([]);
  });
});

describe('somebody whose erasure was begun and not finished', () => {
  it('gets nothing more, and may come back by fresh consent', async () => {
    const { world, person, theOnly } = await joinedAWeekAgo();
    await world.record.ports.suppressions.add(person.addressHash, {
      reason: 'erased',
      at: world.clock.now(),
    });
    expect(await world.deliver(theOnly())).toBe('skipped');
    expect(theOnly().standing).toMatchObject({ status: 'left', reason: 'erased' });
    // A form elsewhere can have one mail to confirm sent to an address in thirty days.
    world.wait({ days: 23 });
    await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin' });
    expect(theOnly().standing.status).toBe('pending');
    expect(world.mail.sent.at(-1)?.mail.key).toBe('confirmation');
  });
});
