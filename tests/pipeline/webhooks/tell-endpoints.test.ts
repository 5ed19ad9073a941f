import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import type { WebhookEndpoint, WebhookLetter } from '../../../lib/domain/webhooks/webhook-endpoint.ts';
import type { WrittenChange } from '../../../lib/domain/webhooks/webhook-event.ts';
import type { EventBus } from '../../../lib/pipeline/ports/webhooks.ts';
import { makeWebhookEndpoint } from '../../../lib/pipeline/webhooks/make-webhook-endpoint.ts';
import { tellEndpoints } from '../../../lib/pipeline/webhooks/tell-endpoints.ts';
import { personNumber } from '../../fixtures/people.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';

const now = instantOf('2026-01-06T10:30:00Z');
const { enrollment } = personNumber(0, now, false);
const asked: WrittenChange = {
  change: { kind: 'enrollment', before: undefined, after: { ...enrollment, version: 1 } },
  writtenAt: now,
};

const noBus: EventBus = { isThere: false, put: () => Promise.reject(new Error('there is no bus')) };

const worldWith = async (...endpoints: Pick<WebhookEndpoint, 'types'>[]) => {
  const { ports } = createWebWorld();
  const made = [];
  for (const { types } of endpoints)
    made.push(
      await makeWebhookEndpoint(ports)({ url: 'https://crm.example/', types, includesAddress: true }),
    );
  const queue: WebhookLetter[] = [];
  let reads = 0;
  const webhookQueue = {
    add: async (letters: readonly WebhookLetter[]) => void queue.push(...letters),
    wait: async () => {},
  };
  const webhookEndpoints = {
    ...ports.webhookEndpoints,
    all: async () => {
      reads += 1;
      return ports.webhookEndpoints.all();
    },
  };
  return {
    tell: tellEndpoints({ webhookEndpoints, webhookQueue, eventBus: noBus }),
    tellWithBus: tellEndpoints({ webhookEndpoints, webhookQueue, eventBus: { ...noBus, isThere: true } }),
    webhookEndpoints,
    queue,
    made,
    reads: () => reads,
  };
};

describe('what is told of writes', () => {
  it('goes to each endpoint that wants it, and to no other', async () => {
    const { tell, queue, made } = await worldWith(
      { types: ['subscribed'] },
      { types: ['completed'] },
      { types: ['subscribed', 'bounced'] },
    );
    expect(await tell([asked])).toBe(2);
    expect(queue.map((letter) => letter.kind === 'endpoint' && letter.endpoint)).toEqual([
      made[0]?.endpoint.id,
      made[2]?.endpoint.id,
    ]);
    expect(JSON.stringify(queue)).not.toContain('@');
  });

  it('goes to the event bus, too, where there is one, whatever it is, and names nobody but by their id', async () => {
    const { tellWithBus, queue, made } = await worldWith({ types: ['subscribed'] }, { types: ['completed'] });
    expect(await tellWithBus([asked])).toBe(2);
    expect(queue).toMatchObject([
      { kind: 'endpoint', endpoint: made[0]?.endpoint.id },
      { kind: 'bus', event: { type: 'subscribed' } },
    ]);
    expect(JSON.stringify(queue)).not.toContain('@');
  });

  it('is the same when the writes are given once more, so that whoever gets it twice knows', async () => {
    const { tell, queue } = await worldWith({ types: ['subscribed'] });
    await tell([asked]);
    await tell([asked]);
    expect(queue[0]).toEqual(queue[1]);
  });

  it('fails as a whole where the queue takes not all of it, so that the stream gives it again', async () => {
    const { webhookEndpoints } = await worldWith({ types: ['subscribed'] });
    const webhookQueue = { add: () => Promise.reject(new Error('no queue')), wait: async () => {} };
    await expect(tellEndpoints({ webhookEndpoints, webhookQueue, eventBus: noBus })([asked])).rejects.toThrow(
      'no queue',
    );
  });

  it('asks nobody where there is nothing to tell', async () => {
    const { tell, reads } = await worldWith({ types: ['subscribed'] });
    const { change } = asked;
    if (change.kind !== 'enrollment') throw new Error(change.kind);
    expect(await tell([{ ...asked, change: { ...change, before: change.after } }])).toBe(0);
    expect(reads()).toBe(0);
  });
});
