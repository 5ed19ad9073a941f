import { describe, expect, it } from 'vitest';
import { enroll } from '../../../lib/domain/enrollment/enroll.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { type SubscriberId, subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { suppressSubscriber } from '../../../lib/pipeline/feedback/suppress-subscriber.ts';
import { confirmAddressChange } from '../../../lib/pipeline/preferences/confirm-address-change.ts';
import { requestAddressChange } from '../../../lib/pipeline/preferences/request-address-change.ts';
import { confirmEnrollment } from '../../../lib/pipeline/sign-up/confirm-enrollment.ts';
import { sampleCourse } from '../../fixtures/sample-course.ts';
import { createWebWorld, join, sweepAddressMails } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';
const grace = emailAddress.parse('grace@example.org');

/** Somebody has asked for another address, and the mail to it has gone out. */
const asked = async () => {
  const world = createWebWorld();
  await join(world, ada);
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody joined');
  const ref = { subscriberId: person.id, courseId: sampleCourse.course.id };
  expect(await requestAddressChange(world.ports)(person.id, { ...ref, address: grace })).toBe('accepted');
  await world.deliverAddressMail(person.id);
  return { world, ref, confirm: () => confirmAddressChange(world.ports)(ref, 1) };
};

describe('exchanging an address', () => {
  it('can be finished by pressing again, whichever write a crash came before', async () => {
    for (let fatal = 1; ; fatal += 1) {
      const { world, confirm } = await asked();
      const { subscribers, addressChanges, suppressions } = world.record.ports;
      let writes = 0;
      const crashing =
        <Arguments extends unknown[], Answer>(write: (...given: Arguments) => Promise<Answer>) =>
        async (...given: Arguments): Promise<Answer> => {
          writes += 1;
          if (writes === fatal) throw new Error('the power went off');
          return write(...given);
        };
      const before = {
        subscribers: { ...subscribers },
        addressChanges: { ...addressChanges },
        suppressions: { ...suppressions },
      };
      subscribers.takeAddress = crashing(subscribers.takeAddress);
      subscribers.save = crashing(subscribers.save);
      subscribers.giveUpAddress = crashing(subscribers.giveUpAddress);
      addressChanges.save = crashing(addressChanges.save);
      suppressions.lift = crashing(suppressions.lift);
      const first = await confirm().catch(() => 'crashed');
      Object.assign(subscribers, before.subscribers);
      Object.assign(addressChanges, before.addressChanges);
      Object.assign(suppressions, before.suppressions);

      expect(['address-changed', 'already-changed']).toContain(await confirm());
      await sweepAddressMails(world);
      expect([...world.record.people.values()]).toMatchObject([{ address: grace }]);
      expect([...world.record.changes.values()]).toMatchObject([{ standing: { status: 'done' }, mails: [] }]);
      expect(world.mail.to(ada).filter(({ mail }) => mail.key === 'address-changed')).toHaveLength(1);
      expect(await subscribers.idOf(world.hashes.address(emailAddress.parse(ada)))).toBeUndefined();
      if (first !== 'crashed') {
        // A run without a crash: every write has been the last once.
        expect(fatal).toBeGreaterThan(5);
        return;
      }
    }
  });

  it('is done once when two press at once', async () => {
    const { world, confirm } = await asked();
    const outcomes = await Promise.all([confirm(), confirm()]);
    for (const outcome of outcomes) expect(['address-changed', 'already-changed']).toContain(outcome);
    await sweepAddressMails(world);
    expect(world.mail.to(ada).filter(({ mail }) => mail.key === 'address-changed')).toHaveLength(1);
  });

  it('to an address that was typed into the form and never confirmed goes through, and that sign-up is gone', async () => {
    const { world, ref, confirm } = await asked();
    world.wait({ hours: 1 });
    const typed = subscriberId.parse('c'.repeat(26));
    const addressHash = world.hashes.address(grace);
    await world.record.ports.subscribers.takeAddress(addressHash, typed);
    const [person] = world.record.people.values();
    const [enrollment] = world.record.enrolled.values();
    if (!person || !enrollment) throw new Error('nobody joined');
    const { confirmedAt: _, ...consent } = person.consent;
    await world.record.ports.subscribers.save({
      ...person,
      id: typed,
      version: 0,
      address: grace,
      addressHash,
      consent,
    });
    const pending = enroll({ ...ref, subscriberId: typed, zone: person.zone }, world.clock.now());
    await world.record.ports.enrollments.save(pending);

    expect(await confirm()).toBe('address-changed');
    expect([...world.record.people.values()]).toMatchObject([{ id: person.id, address: grace }]);
    expect([...world.record.enrolled.values()]).toMatchObject([{ subscriberId: person.id }]);
    expect(await world.record.ports.subscribers.idOf(addressHash)).toBe(person.id);
    expect(await confirmEnrollment(world.ports)({ ...ref, subscriberId: typed }, { episode: 1 })).toEqual({
      kind: 'no-longer-valid',
    });
  });

  it('to an address whose record is gone by itself goes through', async () => {
    const { world, confirm } = await asked();
    await world.record.ports.subscribers.takeAddress(
      world.hashes.address(grace),
      subscriberId.parse('c'.repeat(26)),
    );
    expect(await confirm()).toBe('address-changed');
  });

  it('opens nothing after a complaint, an erasure, or for another request', async () => {
    const complained = await asked();
    const [person] = complained.world.record.people.values();
    if (person) await suppressSubscriber(complained.world.ports)(person, { reason: 'complaint' });
    expect(await complained.confirm()).toBe('no-longer-valid');

    const erased = await asked();
    erased.world.record.people.clear();
    expect(await erased.confirm()).toBe('no-longer-valid');

    const { world, ref } = await asked();
    for (const request of [2, 7])
      expect(await confirmAddressChange(world.ports)(ref, request)).toBe('no-longer-valid');
    const nobody = { ...ref, subscriberId: 'b'.repeat(26) as SubscriberId };
    expect(await confirmAddressChange(world.ports)(nobody, 1)).toBe('no-longer-valid');
  });

  it('by the link of an earlier version still opens what that version put into the enrollment', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const [person] = world.record.people.values();
    const [enrollment] = world.record.enrolled.values();
    if (!person || !enrollment) throw new Error('nobody joined');
    const to = { address: grace, addressHash: world.hashes.address(grace) };
    const addressChange = { request: 3, to, at: world.clock.now() };
    await world.record.ports.enrollments.save({ ...enrollment, addressChange });
    const ref = { subscriberId: person.id, courseId: sampleCourse.course.id };
    const confirm = (request: number) => confirmAddressChange(world.ports)(ref, request);
    expect(await confirm(2)).toBe('no-longer-valid');
    expect(await confirm(3)).toBe('address-changed');
    expect(await confirm(3)).toBe('already-changed');
    await sweepAddressMails(world);
    expect(world.mail.to(ada).at(-1)?.mail.key).toBe('address-changed');
    expect([...world.record.people.values()]).toMatchObject([{ address: grace }]);
    // What is asked for from now on has a number that no earlier link has.
    world.wait({ days: 2 });
    const third = emailAddress.parse('third@example.org');
    await requestAddressChange(world.ports)(person.id, { ...ref, address: third });
    expect([...world.record.changes.values()]).toMatchObject([{ request: 4 }]);
  });

  it('gives up a new address that was taken and never written down, once its link has run out', async () => {
    const { world, ref } = await asked();
    const taken = world.hashes.address(grace);
    await world.record.ports.subscribers.takeAddress(taken, ref.subscriberId);
    world.wait({ hours: 24 });
    await world.deliverAddressMail(ref.subscriberId);
    expect(await world.record.ports.subscribers.idOf(taken)).toBeUndefined();
  });
});
