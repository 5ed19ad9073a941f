import { describe, expect, it } from 'vitest';
import { activateSubscription, newSubscription } from '../../../lib/domain/newsletter/subscription.ts';
import { withLeft } from '../../../lib/domain/subscriber/standing.ts';
import { eraseSubscriber } from '../../../lib/pipeline/privacy/erase-subscriber.ts';
import { confirmSubscription } from '../../../lib/pipeline/sign-up/confirm-subscription.ts';
import { letters } from '../../fixtures/letters.ts';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld, submit, type WebWorld } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

const asked = async () => {
  const world = createWebWorld({ published: withNewsletter });
  await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin', list: letters });
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody is on record');
  return { world, ref: { subscriberId: person.id, listId: letters } };
};

const putOnList = async (world: WebWorld, ref: Awaited<ReturnType<typeof asked>>['ref']) => {
  const now = world.clock.now();
  const member = activateSubscription(
    newSubscription({ ...ref, zone: withNewsletter.site.timeZone }, now),
    now,
  );
  if (!member) throw new Error('Nobody joined.');
  await world.ports.subscriptions.save(member);
  return member;
};

describe('confirming a newsletter', () => {
  it('that has ended since it was looked up joins nobody', async () => {
    const { world, ref } = await asked();
    const published = await world.ports.newsletters.list(letters);
    if (published) await world.ports.newsletters.publishList({ ...published, ended: world.clock.now() });
    expect(await confirmSubscription(world.ports)(ref, 1)).toBe('no-longer-valid');
    expect(await world.ports.subscriptions.load(ref)).toBeUndefined();
  });

  it('while its person is erased leaves nobody on the list', async () => {
    const { world, ref } = await asked();
    const { subscriptions } = world.ports;
    const ports = {
      ...world.ports,
      subscriptions: {
        ...subscriptions,
        save: async (subscription: Parameters<typeof subscriptions.save>[0]) => {
          await eraseSubscriber(world.ports)(ref.subscriberId);
          return subscriptions.save(subscription);
        },
      },
    };
    expect(await confirmSubscription(ports)(ref, 1)).toBe('no-longer-valid');
    expect(await subscriptions.load(ref)).toBeUndefined();
  });

  it('twice at once puts them on it once', async () => {
    const { world, ref } = await asked();
    const outcomes = await Promise.all(
      [1, 1, 1].map((number) => confirmSubscription(world.ports)(ref, number)),
    );
    expect(outcomes).toContain('joined');
    const subscription = await world.ports.subscriptions.load(ref);
    expect(subscription?.standing.status).toBe('active');
    expect(subscription?.consents).toHaveLength(1);
  });
});

describe('the mail with the link to the own page', () => {
  it('goes to nobody who has left the list before it is sent', async () => {
    const { world, ref } = await asked();
    const member = await putOnList(world, ref);
    world.wait({ days: 2 });
    const { listRequests, subscriptions } = world.ports;
    let hasLeft = false;
    const leaveFirst = async (given: Parameters<typeof listRequests.save>[0]) => {
      const saved = await listRequests.save(given);
      const stored = hasLeft ? undefined : await subscriptions.load(ref);
      const left = stored && withLeft(stored, 'unsubscribed', world.clock.now());
      if (left) await subscriptions.save(left);
      hasLeft = true;
      return saved;
    };
    expect(member.standing.status).toBe('active');
    const known = await listRequests.load(ref);
    if (!known) throw new Error('Nothing was asked for.');
    await leaveFirst({ ...known, mails: [{ kind: 'own-page', number: 2 }], dueAt: world.clock.now() });
    await world.deliver(ref);
    expect(world.mail.to(ada).map(({ mail }) => mail.key)).toEqual(['confirmation']);
  });
});
