import { describe, expect, it } from 'vitest';
import { readDays, times } from '../../../lib/domain/reports/counted-days.ts';
import { ofList } from '../../../lib/domain/reports/happening.ts';
import { requestId } from '../../../lib/domain/sign-up/request-id.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { confirmSubscription } from '../../../lib/pipeline/sign-up/confirm-subscription.ts';
import { subscribeToList } from '../../../lib/pipeline/sign-up/subscribe-to-list.ts';
import { letters } from '../../fixtures/letters.ts';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import { aroundCalls } from '../../memory/around-calls.ts';
import { createWebWorld, type WebWorld } from '../../worlds/web-in-memory.ts';

const signUp = (world: WebWorld, request: string, address = 'ada@example.org') => ({
  request: requestId.parse(request),
  askedAt: world.clock.now(),
  listId: letters,
  address: emailAddress.parse(address),
  zone: timeZone.parse('Europe/Berlin'),
  consentText: 'Yes.',
  formVersion: 'form',
  form: 'own' as const,
  network: 'a network',
});

const countedIn = async (world: WebWorld) => {
  await world.ports.tally.writeDown();
  const counted = readDays(await world.ports.dayCounts.since(ofList(letters), '2000-01-01'));
  return {
    asked: times(counted, 'asked'),
    again: times(counted, 'asked-again'),
    confirmed: times(counted, 'confirmed'),
  };
};

/** Sends nothing in the process that ends: what becomes of a mail under way is the sender's own question. */
const sendLater = async () => 'held' as const;

/** The ports of a process that ends with its `death`-th call, before anything came of it or before it was told. */
const mortal = (world: WebWorld, death: number, answered: boolean) => {
  const counted = { calls: 0 };
  const { subscribers, subscriptions, listRequests, suppressions, consentTexts, caps } = world.ports;
  const watched = aroundCalls(
    { subscribers, subscriptions, listRequests, suppressions, consentTexts, caps },
    async (_, make) => {
      counted.calls += 1;
      if (counted.calls === death && answered) await make();
      if (counted.calls >= death) throw new Error('the process is gone');
      return make();
    },
  );
  return { counted, ports: { ...world.ports, ...watched, deliver: sendLater } };
};

describe('sign-ups to a newsletter', () => {
  it('are counted as they are asked for and as they are confirmed', async () => {
    const world = createWebWorld({ published: withNewsletter });
    const take = subscribeToList({ ...world.ports, deliver: sendLater });
    await take(signUp(world, 'one'));
    await take(signUp(world, 'one'));
    await take(signUp(world, 'two', 'bea@example.org'));
    expect(await countedIn(world)).toEqual({ asked: 2, again: 0, confirmed: 0 });
    const [ada] = world.record.people.values();
    if (!ada) throw new Error('nobody is on record');
    const ref = { subscriberId: ada.id, listId: letters };
    for (const _ of [1, 2]) await confirmSubscription(world.ports)(ref, 1);
    expect(await countedIn(world)).toEqual({ asked: 2, again: 0, confirmed: 1 });
  });

  it('count once at the most, wherever the process that takes one ends, and however often it is taken again', async () => {
    for (const answered of [false, true])
      for (let death = 1; ; death += 1) {
        const world = createWebWorld({ published: withNewsletter });
        const { ports, counted } = mortal(world, death, answered);
        await subscribeToList(ports)(signUp(world, 'one')).catch(() => undefined);
        const whole = subscribeToList({ ...world.ports, deliver: sendLater });
        for (const _ of [1, 2]) await whole(signUp(world, 'one'));
        expect(await countedIn(world)).toEqual({ asked: 1, again: 0, confirmed: 0 });
        if (counted.calls < death) break;
      }
  });

  it('count once at the most, wherever the process that confirms one ends', async () => {
    for (const answered of [false, true])
      for (let death = 1; ; death += 1) {
        const world = createWebWorld({ published: withNewsletter });
        await subscribeToList({ ...world.ports, deliver: sendLater })(signUp(world, 'one'));
        const [ada] = world.record.people.values();
        if (!ada) throw new Error('nobody is on record');
        const ref = { subscriberId: ada.id, listId: letters };
        const { ports, counted } = mortal(world, death, answered);
        await confirmSubscription(ports)(ref, 1).catch(() => undefined);
        await confirmSubscription(world.ports)(ref, 1);
        expect(await countedIn(world)).toEqual({ asked: 1, again: 0, confirmed: 1 });
        if (counted.calls < death) break;
      }
  });
});
