import { describe, expect, it } from 'vitest';
import { requestId } from '../../lib/domain/sign-up/request-id.ts';
import type { SignUp } from '../../lib/domain/sign-up/sign-up.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';
import { confirmAddressChange } from '../../lib/pipeline/preferences/confirm-address-change.ts';
import { requestAddressChange } from '../../lib/pipeline/preferences/request-address-change.ts';
import { setNewsletterPreference } from '../../lib/pipeline/preferences/set-newsletter-preference.ts';
import { eraseSubscriber } from '../../lib/pipeline/privacy/erase-subscriber.ts';
import { confirmEnrollment } from '../../lib/pipeline/sign-up/confirm-enrollment.ts';
import { subscribe } from '../../lib/pipeline/sign-up/subscribe.ts';
import { unsubscribe } from '../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { letters } from '../fixtures/letters.ts';
import { sampleCourse, withNewsletter } from '../fixtures/sample-course.ts';
import { createWebWorld, join, submit, type WebWorld } from '../worlds/web-in-memory.ts';
import { intruded } from './intruder.ts';

const ada = emailAddress.parse('ada@example.org');
const grace = emailAddress.parse('grace@example.org');
const courseId = sampleCourse.course.id;

const personIn = (world: WebWorld) => {
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody is on record');
  return { ...person, ref: { subscriberId: person.id, courseId } };
};

const asked = async () => {
  const world = createWebWorld();
  await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin' });
  world.wait({ minutes: 5 });
  return { world, person: personIn(world) };
};

const joined = async () => {
  const world = createWebWorld();
  await join(world, ada);
  world.wait({ days: 2 });
  return { world, person: personIn(world) };
};

const asksToMove = async () => {
  const { world, person } = await joined();
  await requestAddressChange(world.ports)(person.id, { ...person.ref, address: grace });
  await world.deliver(person.ref);
  world.wait({ minutes: 5 });
  return { world, person };
};

const signUp: SignUp = {
  request: requestId.parse('a sign-up'),
  // Whatever is erased meanwhile was on record before.
  askedAt: instantOf('2026-02-01T00:00:00Z'),
  courseId,
  address: ada,
  zone: timeZone.parse('Europe/Berlin'),
  consentText: 'Yes.',
  formVersion: 'form',
  form: 'own',
};

/** Runs a scene once for each moment at which the other may come in, and once more in which it comes too late. */
const atEveryMoment = async (scene: (moment: number) => Promise<{ calls: number }>) => {
  for (let moment = 1; ; moment += 1) if ((await scene(moment)).calls < moment) return moment;
};

/** Nothing of anybody is left but the keyed hashes of what was erased. */
const expectErased = async (world: WebWorld) => {
  expect([world.record.people.size, world.record.enrolled.size]).toEqual([0, 0]);
  for (const address of [ada, grace])
    expect(await world.record.ports.subscribers.idOf(world.hashes.address(address))).toBeUndefined();
  const reasons = [...world.record.suppressed.values()].map(({ reason }) => reason);
  expect(new Set(reasons)).toEqual(new Set(['erased']));
};

describe('erasing and confirming at once', () => {
  it('ends erased, and the hash that keeps imports away stays', async () => {
    const moments = await atEveryMoment(async (moment) => {
      const { world, person } = await asked();
      const erase = () => eraseSubscriber(world.ports)(person.id);
      const { ports, counted } = intruded(world.ports, moment, erase);
      await confirmEnrollment(ports)(person.ref, { episode: 1 });
      if (counted.calls < moment) await erase();
      await expectErased(world);
      return counted;
    });
    expect(moments).toBeGreaterThan(4);
  });

  it('is the same the other way round', async () => {
    await atEveryMoment(async (moment) => {
      const { world, person } = await asked();
      const confirm = () => confirmEnrollment(world.ports)(person.ref, { episode: 1 });
      const { ports, counted } = intruded(world.ports, moment, confirm);
      await eraseSubscriber(ports)(person.id);
      await expectErased(world);
      return counted;
    });
  });
});

describe('erasing and moving to a new address at once', () => {
  it('ends erased, at both addresses', async () => {
    await atEveryMoment(async (moment) => {
      const { world, person } = await asksToMove();
      const erase = () => eraseSubscriber(world.ports)(person.id);
      const { ports, counted } = intruded(world.ports, moment, erase);
      await confirmAddressChange(ports)(person.ref, 1);
      if (counted.calls < moment) await erase();
      await expectErased(world);
      return counted;
    });
  });

  it('is the same the other way round', async () => {
    await atEveryMoment(async (moment) => {
      const { world, person } = await asksToMove();
      const move = () => confirmAddressChange(world.ports)(person.ref, 1);
      const { ports, counted } = intruded(world.ports, moment, move);
      await eraseSubscriber(ports)(person.id);
      if (counted.calls < moment) await move();
      await expectErased(world);
      return counted;
    });
  });
});

describe('signing up while being erased', () => {
  it('never leaves a record whose address belongs to nobody', async () => {
    await atEveryMoment(async (moment) => {
      const { world, person } = await joined();
      await unsubscribe(world.ports)(person.ref);
      const erase = () => eraseSubscriber(world.ports)(person.id);
      const { ports, counted } = intruded(world.ports, moment, erase);
      await subscribe(ports)(signUp);
      for (const { id, addressHash } of world.record.people.values())
        expect(await world.record.ports.subscribers.idOf(addressHash)).toBe(id);
      return counted;
    });
  });

  it('is the same the other way round', async () => {
    await atEveryMoment(async (moment) => {
      const { world, person } = await joined();
      await unsubscribe(world.ports)(person.ref);
      const { ports, counted } = intruded(world.ports, moment, () => subscribe(world.ports)(signUp));
      await eraseSubscriber(ports)(person.id);
      for (const { id, addressHash } of world.record.people.values())
        expect(await world.record.ports.subscribers.idOf(addressHash)).toBe(id);
      return counted;
    });
  });
});

describe('confirming a sign-up and agreeing to a move in one mailbox at once', () => {
  const both = async () => {
    const { world, person } = await joined();
    await submit(world, '/subscribe', { email: grace, zone: 'Europe/Berlin' });
    const typed = [...world.record.people.values()].find(({ address }) => address === grace);
    if (!typed) throw new Error('nobody signed up');
    world.wait({ hours: 25 });
    await requestAddressChange(world.ports)(person.id, { ...person.ref, address: grace });
    world.wait({ minutes: 5 });
    return {
      world,
      confirms: (ports: WebWorld['ports']) =>
        confirmEnrollment(ports)({ ...person.ref, subscriberId: typed.id }, { episode: 1 }),
      moves: (ports: WebWorld['ports']) => confirmAddressChange(ports)(person.ref, 1),
      personId: person.id,
      typedId: typed.id,
    };
  };

  const expectOneOwner = async ({ world, personId, typedId }: Awaited<ReturnType<typeof both>>) => {
    const { people, ports } = world.record;
    const moved = people.get(personId)?.address === grace;
    expect(people.has(typedId)).toBe(!moved);
    expect(people.get(typedId)?.consent.confirmedAt === undefined).toBe(moved);
    expect(await ports.subscribers.idOf(world.hashes.address(grace))).toBe(moved ? personId : typedId);
    expect(await ports.subscribers.idOf(world.hashes.address(ada))).toBe(moved ? undefined : personId);
    expect(world.record.enrolled.size).toBe(moved ? 1 : 2);
  };

  it('leaves the mailbox with one of the two, whole', async () => {
    await atEveryMoment(async (moment) => {
      const scene = await both();
      const { ports, counted } = intruded(scene.world.ports, moment, () => scene.confirms(scene.world.ports));
      await scene.moves(ports);
      if (counted.calls < moment) await scene.confirms(scene.world.ports);
      await expectOneOwner(scene);
      return counted;
    });
  });

  it('is the same the other way round', async () => {
    await atEveryMoment(async (moment) => {
      const scene = await both();
      const { ports, counted } = intruded(scene.world.ports, moment, () => scene.moves(scene.world.ports));
      await scene.confirms(ports);
      if (counted.calls < moment) await scene.moves(scene.world.ports);
      await expectOneOwner(scene);
      return counted;
    });
  });
});

describe('signing up with an address that somebody is just moving to', () => {
  it('sends nothing to the address that they are moving from', async () => {
    const { world, person } = await joined();
    // The move has taken the address and not yet written it down; of this course there is nothing on record.
    await world.record.ports.subscribers.takeAddress(world.hashes.address(grace), person.id);
    world.record.enrolled.clear();
    const mails = world.mail.to(ada).length;
    expect(await subscribe(world.ports)({ ...signUp, address: grace })).toBe('address-changing');
    expect(world.mail.to(ada)).toHaveLength(mails);
    expect(world.record.enrolled.size).toBe(0);
  });
});

describe('joining the newsletter while being erased', () => {
  const onTheOwnPage = async () => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world, ada);
    const person = personIn(world);
    return {
      world,
      erase: (ports: WebWorld['ports']) => eraseSubscriber(ports)(person.id),
      joins: (ports: WebWorld['ports']) =>
        setNewsletterPreference(ports)(
          { subscriberId: person.id, listId: letters },
          { join: true, consentText: 'Yes, that too.' },
        ),
    };
  };

  it('leaves no member of the list behind', async () => {
    await atEveryMoment(async (moment) => {
      const { world, erase, joins } = await onTheOwnPage();
      const { ports, counted } = intruded(world.ports, moment, () => erase(world.ports));
      await joins(ports);
      if (counted.calls < moment) await erase(world.ports);
      expect(world.record.members.size).toBe(0);
      return counted;
    });
  });

  it('is the same the other way round', async () => {
    await atEveryMoment(async (moment) => {
      const { world, erase, joins } = await onTheOwnPage();
      const { ports, counted } = intruded(world.ports, moment, () => joins(world.ports));
      await erase(ports);
      expect(world.record.members.size).toBe(0);
      return counted;
    });
  });
});

describe('asking for another address while being erased', () => {
  it('leaves nothing of it behind, whichever comes between the other', async () => {
    const scene = async () => {
      const { world, person } = await joined();
      return {
        world,
        erases: (ports: WebWorld['ports']) => eraseSubscriber(ports)(person.id),
        asks: (ports: WebWorld['ports']) =>
          requestAddressChange(ports)(person.id, { ...person.ref, address: grace }),
      };
    };
    for (const [first, second] of [
      ['asks', 'erases'],
      ['erases', 'asks'],
    ] as const)
      await atEveryMoment(async (moment) => {
        const { world, ...does } = await scene();
        const { ports, counted } = intruded(world.ports, moment, () => does[second](world.ports));
        await does[first](ports);
        if (counted.calls < moment) await does[second](world.ports);
        expect(world.record.changes.size).toBe(0);
        return counted;
      });
  });
});

describe('confirming while the record changes', () => {
  it('keeps that the address was confirmed, whoever writes in between', async () => {
    await atEveryMoment(async (moment) => {
      const { world, person } = await asked();
      const change = async () => {
        const now = await world.record.ports.subscribers.load(person.id);
        if (now) await world.record.ports.subscribers.save({ ...now, transientBounces: [] });
      };
      const { ports, counted } = intruded(world.ports, moment, change);
      expect(await confirmEnrollment(ports)(person.ref, { episode: 1 })).toMatchObject({ kind: 'activated' });
      expect(personIn(world).consent.confirmedAt).toBe(world.clock.now());
      return counted;
    });
  });
});

describe('a new address that must not be mailed by the time it agrees', () => {
  it.each(['bounce', 'complaint'] as const)(
    'after a %s stays without mail, and the course goes on at the old one',
    async (reason) => {
      const { world, person } = await asksToMove();
      await world.record.ports.suppressions.add(world.hashes.address(grace), {
        reason,
        at: world.clock.now(),
      });
      expect(await confirmAddressChange(world.ports)(person.ref, 1)).toBe('stopped');
      expect(personIn(world).address).toBe(ada);
      expect(await world.record.ports.subscribers.idOf(world.hashes.address(grace))).toBeUndefined();
    },
  );
});
