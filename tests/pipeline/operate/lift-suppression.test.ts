import { describe, expect, it } from 'vitest';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { suppressSubscriber } from '../../../lib/pipeline/feedback/suppress-subscriber.ts';
import { liftSuppression } from '../../../lib/pipeline/operate/lift-suppression.ts';
import { eraseSubscriber } from '../../../lib/pipeline/privacy/erase-subscriber.ts';
import { createWebWorld, join, linkTo, submit } from '../../worlds/web-in-memory.ts';

const ada = emailAddress.parse('ada@example.org');
const note = 'She called on Monday: it was her spam filter.';

const complained = async () => {
  const world = createWebWorld();
  await join(world, ada);
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody has joined');
  const bounce = { messageId: 'one', sentAt: world.clock.now() };
  await world.record.ports.subscribers.save({ ...person, transientBounces: [bounce] });
  await suppressSubscriber(world.ports)(person, { reason: 'complaint' });
  world.wait({ days: 31 });
  const history = () => world.record.ports.suppressions.history(person.addressHash);
  return { world, person, history };
};

describe('lifting a suppression', () => {
  it('is on record with the note, sends nothing and brings nobody back', async () => {
    const { world, history } = await complained();
    const before = world.mail.sent.length;
    expect(await liftSuppression(world.ports)(ada, note)).toMatchObject({
      kind: 'lifted',
      was: { reason: 'complaint' },
      memberships: [{ standing: { status: 'left', reason: 'complaint' } }],
    });
    expect(await history()).toMatchObject({
      reason: 'complaint',
      lifted: { at: world.clock.now(), by: { kind: 'operator', note } },
    });
    for (const enrollment of [...world.record.enrolled.values()]) await world.deliver(enrollment);
    expect(world.mail.sent).toHaveLength(before);
    expect([...world.record.people.values()][0]).not.toHaveProperty('transientBounces');
  });

  it('lets its owner sign up again, who goes on where they stopped', async () => {
    const { world } = await complained();
    await liftSuppression(world.ports)(ada, note);
    await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin' });
    expect((await submit(world, linkTo(world, ada, 'confirmUrl'))).status).toBe(200);
    expect([...world.record.enrolled.values()][0]).toMatchObject({
      standing: { status: 'active' },
      episode: 2,
    });
  });

  it('lifts no complaint without a word of why', async () => {
    const { world, history } = await complained();
    expect(await liftSuppression(world.ports)(ada, ' ')).toEqual({ kind: 'needs-note' });
    expect(await history()).not.toHaveProperty('lifted');
  });

  it('does nothing the second time, or where nothing was to lift', async () => {
    const { world } = await complained();
    await liftSuppression(world.ports)(ada, note);
    expect(await liftSuppression(world.ports)(ada, note)).toMatchObject({ kind: 'not-suppressed' });
    const nobody = emailAddress.parse('nobody@example.org');
    expect(await liftSuppression(world.ports)(nobody, note)).toEqual({
      kind: 'not-suppressed',
      memberships: [],
    });
  });

  it('works for an address that nobody on record has', async () => {
    const { world } = await complained();
    const stranger = emailAddress.parse('stranger@example.org');
    const hash = world.hashes.address(stranger);
    await world.record.ports.suppressions.add(hash, { reason: 'complaint', at: world.clock.now() });
    expect(await liftSuppression(world.ports)(stranger, note)).toMatchObject({
      kind: 'lifted',
      memberships: [],
    });
    expect(await world.record.ports.suppressions.find(hash)).toBeUndefined();
  });

  it('is not for those who had themselves erased', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const [person] = world.record.people.values();
    if (person) await eraseSubscriber(world.ports)(person.id);
    expect(await liftSuppression(world.ports)(ada, note)).toEqual({ kind: 'erased' });
    expect(await world.record.ports.suppressions.find(world.hashes.address(ada))).toMatchObject({
      reason: 'erased',
    });
  });
});
