import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import {
  type EndpointLetter,
  type WebhookEndpoint,
  webhookEndpointId,
} from '../../../lib/domain/webhooks/webhook-endpoint.ts';
import type { PostWebhook } from '../../../lib/pipeline/ports/webhooks.ts';
import { deliverWebhook } from '../../../lib/pipeline/webhooks/deliver-webhook.ts';
import { makeWebhookEndpoint } from '../../../lib/pipeline/webhooks/make-webhook-endpoint.ts';
import { rotateWebhookSecret } from '../../../lib/pipeline/webhooks/rotate-webhook-secret.ts';
import { createWebWorld, join } from '../../worlds/web-in-memory.ts';

type Posted = Parameters<PostWebhook>[0];

const worldWith = async (answer: Awaited<ReturnType<PostWebhook>>, wanted: Partial<WebhookEndpoint> = {}) => {
  const world = createWebWorld();
  await join(world);
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody joined');
  const posted: Posted[] = [];
  const { endpoint, secret } = await makeWebhookEndpoint(world.ports)({
    url: 'https://crm.example/hooks',
    types: ['confirmed'],
    includesAddress: false,
    ...wanted,
  });
  const deliver = deliverWebhook({
    ...world.ports,
    postWebhook: async (post) => {
      posted.push(post);
      return answer;
    },
  });
  const letter: EndpointLetter = {
    kind: 'endpoint',
    endpoint: endpoint.id,
    event: {
      id: 'msg_1',
      type: 'confirmed',
      at: instantOf('2026-01-06T10:30:00Z'),
      subscriberId: person.id,
      of: { kind: 'course', courseId: courseId.parse('bread') },
    },
  };
  return { world, person, posted, endpoint, secret, deliver, letter };
};

describe('an event that is delivered', () => {
  it('names the person by their id, and is signed by the secret that its endpoint was shown', async () => {
    const { deliver, letter, posted, person, secret, world } = await worldWith({ kind: 'taken' });
    expect(await deliver(letter)).toBe('delivered');
    expect(posted).toMatchObject([{ url: 'https://crm.example/hooks', id: 'msg_1', at: world.clock.now() }]);
    expect(posted[0]?.secrets.map((each) => `whsec_${each}`)).toEqual([secret]);
    expect(posted[0]?.body).toContain(person.id);
    expect(posted[0]?.body).not.toContain('@');
    // Standard Webhooks wants 24 to 64 bytes.
    expect(Buffer.from(secret.slice('whsec_'.length), 'base64')).toHaveLength(24);
  });

  it('has the address for an endpoint that asked for it, as it is now, and none once it is erased', async () => {
    const { deliver, letter, posted, person, world } = await worldWith(
      { kind: 'taken' },
      { includesAddress: true },
    );
    await deliver(letter);
    expect(posted[0]?.body).toContain(person.address);
    const stored = await world.ports.subscribers.load(person.id);
    if (stored) await world.ports.subscribers.remove(stored);
    await deliver(letter);
    expect(posted[1]?.body).not.toContain('@');
  });

  it('is signed by both secrets while one takes the place of the other', async () => {
    const { deliver, letter, posted, secret, world, endpoint } = await worldWith({ kind: 'taken' });
    const rotated = await rotateWebhookSecret(world.ports)(endpoint.id, { hours: 1 });
    if (rotated === 'missing') throw new Error(rotated);
    await deliver(letter);
    world.wait({ hours: 1 });
    await deliver(letter);
    expect(posted.map(({ secrets }) => secrets.map((each) => `whsec_${each}`))).toEqual([
      [rotated.secret, secret],
      [rotated.secret],
    ]);
  });

  it('is to be tried again where it was not taken, and the log names nobody', async () => {
    const { deliver, letter, world } = await worldWith({ kind: 'not-taken', because: 'status 503' });
    expect(await deliver(letter)).toBe('failed');
    const said = JSON.stringify(world.lines);
    expect(said).toContain('status 503');
    expect(said).not.toContain('crm.example');
  });

  it('is the last for an endpoint that says that it is gone', async () => {
    const { deliver, letter, posted, world, endpoint } = await worldWith({ kind: 'gone' });
    expect(await deliver(letter)).toBe('nobody-listens');
    expect((await world.ports.webhookEndpoints.find(endpoint.id))?.goneAt).toBe(world.clock.now());
    expect(await deliver(letter)).toBe('nobody-listens');
    expect(posted).toHaveLength(1);
  });

  it('goes nowhere once its endpoint is removed', async () => {
    const { deliver, letter, posted, world, endpoint } = await worldWith({ kind: 'taken' });
    await world.ports.webhookEndpoints.remove(endpoint.id);
    expect(await deliver({ ...letter, endpoint: webhookEndpointId.parse(endpoint.id) })).toBe(
      'nobody-listens',
    );
    expect(posted).toEqual([]);
  });
});
