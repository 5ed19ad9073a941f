import { describe, expect, it } from 'vitest';
import { waitingRequestSchema } from '../../../lib/domain/sign-up/waiting-request.ts';
import { joinNewsletter } from '../../../lib/pipeline/sign-up/join-newsletter.ts';
import { letters } from '../../fixtures/letters.ts';
import { personNumber } from '../../fixtures/people.ts';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

/** Somebody whose form had the box ticked, and the world as they confirm it. */
const setUp = () => {
  const world = createWebWorld({ published: withNewsletter });
  const now = world.clock.now();
  const { subscriber } = personNumber(1, now, true);
  const request = waitingRequestSchema.parse({
    number: 1,
    askedAt: now,
    consent: subscriber.consent,
    address: subscriber.address,
    zone: subscriber.zone,
    newsletter: letters,
  });
  const { newsletters, subscriptions } = world.record.ports;
  const publish = async (change: 'closed' | 'ended') => {
    const list = await newsletters.list(letters);
    if (!list) throw new Error('the newsletter of this test is not published');
    await newsletters.publishList(
      change === 'ended' ? { ...list, ended: now } : { ...list, list: { ...list.list, closed: true } },
    );
  };
  const who = { subscriberId: subscriber.id, listId: letters };
  return {
    confirm: () => joinNewsletter(world.ports)(subscriber.id, request),
    standing: async () => (await subscriptions.load(who))?.standing.status,
    publish,
  };
};

describe('the newsletter whose box was ticked', () => {
  it('is joined also where it has been closed since: it was open when they asked', async () => {
    const { confirm, standing, publish } = setUp();
    await publish('closed');
    expect(await confirm()).toBe(letters);
    expect(await standing()).toBe('active');
  });

  it('is joined by nobody where it has ended since', async () => {
    const { confirm, standing, publish } = setUp();
    await publish('ended');
    expect(await confirm()).toBeUndefined();
    expect(await standing()).toBeUndefined();
  });
});
