import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { createHandler } from '../../../lambdas/send-webhooks/handler.ts';
import { createReadChanges } from '../../../lib/adapters/dynamodb/access/read-changes.ts';
import { keys } from '../../../lib/adapters/dynamodb/keys.ts';
import { createPostWebhook } from '../../../lib/adapters/webhooks/post-webhook.ts';
import type { BusEntry } from '../../../lib/domain/webhooks/bus-entry.ts';
import type { WebhookLetter } from '../../../lib/domain/webhooks/webhook-endpoint.ts';
import type { EventBus, PostWebhook } from '../../../lib/pipeline/ports/webhooks.ts';
import { makeWebhookEndpoint } from '../../../lib/pipeline/webhooks/make-webhook-endpoint.ts';
import { embeddedDynamoDb } from '../../worlds/embedded-dynamodb.ts';
import { createWebWorld, join } from '../../worlds/web-in-memory.ts';
import { webServer } from '../../worlds/web-server.ts';

const { newTable } = await embeddedDynamoDb();
const ada = 'ada@example.org';

/** A system in the same network, which no webhook may reach. */
const reached: string[] = [];
const inside = await webServer((request, response) => {
  reached.push(request.url ?? '');
  response.end();
});

/** Ada in a course, an endpoint that wants to hear of it, and a queue that can be looked into. */
const createRecord = async (
  answer: Awaited<ReturnType<PostWebhook>> = { kind: 'taken' },
  ofBus: Awaited<ReturnType<EventBus['put']>> = { kind: 'taken' },
) => {
  const world = createWebWorld();
  await join(world, ada);
  world.lines.length = 0;
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody joined');
  const [enrollment] = await world.ports.enrollments.of(person.id);
  if (!enrollment) throw new Error('nobody is in a course');
  const { endpoint } = await makeWebhookEndpoint(world.ports)({
    url: 'https://crm.example/hooks',
    types: ['confirmed'],
    includesAddress: false,
  });
  const queue: WebhookLetter[] = [];
  const waits: number[] = [];
  const posted: string[] = [];
  const webhookQueue = {
    add: async (letters: readonly WebhookLetter[]) => void queue.push(...letters),
    wait: async (_: string, seconds: number) => void waits.push(seconds),
  };
  const readChanges = createReadChanges(await newTable(), world.ports.telemetry);
  const onBus: BusEntry[] = [];
  const eventBus: EventBus = {
    isThere: true,
    put: async (entry) => {
      onBus.push(entry);
      return ofBus;
    },
  };
  const handle = createHandler({ ...world.ports, webhookQueue, readChanges, eventBus }, async ({ id }) => {
    posted.push(id);
    return answer;
  });
  const write = {
    eventSource: 'aws:dynamodb',
    eventName: 'MODIFY',
    dynamodb: {
      ApproximateCreationDateTime: 1_767_695_400,
      OldImage: marshall(
        {
          ...keys.enrollment(enrollment),
          ...enrollment,
          standing: { status: 'pending', requestedAt: person.createdAt },
          ledger: {},
        },
        { removeUndefinedValues: true },
      ),
      NewImage: marshall(
        { ...keys.enrollment(enrollment), ...enrollment, ledger: {} },
        { removeUndefinedValues: true },
      ),
    },
  };
  return { ...world, handle, write, queue, waits, posted, onBus, endpoint };
};

const messageOf = (body: unknown, received = 1, messageId = 'one') => ({
  eventSource: 'aws:sqs',
  messageId,
  receiptHandle: `handle of ${messageId}`,
  body: JSON.stringify(body),
  attributes: { ApproximateReceiveCount: String(received) },
});

describe('a write, as the stream of the table brings it', () => {
  it('is put into the queue as what there is to tell of it, without an address', async () => {
    const { handle, write, queue, endpoint } = await createRecord();
    expect(await handle({ Records: [write] })).toEqual({ told: 2 });
    expect(queue).toMatchObject([
      { kind: 'endpoint', endpoint: endpoint.id, event: { type: 'confirmed' } },
      { kind: 'bus', event: { type: 'confirmed' } },
    ]);
    expect(JSON.stringify(queue)).not.toContain(ada);
  });

  it('that this version can not read is counted, and keeps no other back', async () => {
    const { handle, write, queue, lines } = await createRecord();
    const { NewImage } = write.dynamodb;
    const broken = { ...write.dynamodb, NewImage: { ...NewImage, standing: { S: 'upside down' } } };
    expect(await handle({ Records: [{ ...write, dynamodb: broken }, write] })).toEqual({ told: 2 });
    expect(queue).toHaveLength(2);
    expect(lines).toEqual(['unreadableItems 1']);
  });

  it('of something else, or of something that is gone, is nothing to tell', async () => {
    const { handle, write } = await createRecord();
    const { NewImage: _, ...gone } = write.dynamodb;
    const other = { ...write.dynamodb, NewImage: marshall({ pk: 'SENDING', sk: 'STATE' }) };
    const records = [
      { ...write, eventName: 'REMOVE', dynamodb: gone },
      { ...write, dynamodb: other },
    ];
    expect(await handle({ Records: records })).toEqual({ told: 0 });
  });
});

describe('a message of the queue', () => {
  const letterOf = async ({ handle, write, queue }: Awaited<ReturnType<typeof createRecord>>) => {
    await handle({ Records: [write] });
    return queue[0];
  };

  it('is done once it was taken', async () => {
    const record = await createRecord();
    const letter = await letterOf(record);
    expect(await record.handle({ Records: [messageOf(letter)] })).toEqual({ batchItemFailures: [] });
    expect(record.posted).toEqual([letter?.event.id]);
  });

  it('that was not taken waits for longer each time', async () => {
    const record = await createRecord({ kind: 'not-taken', because: 'status 503' });
    const letter = await letterOf(record);
    for (const received of [1, 2, 3])
      expect(await record.handle({ Records: [messageOf(letter, received)] })).toEqual({
        batchItemFailures: [{ itemIdentifier: 'one' }],
      });
    expect(record.waits).toEqual([5, 300, 1800]);
  });

  it('that makes no sense keeps no other from being done', async () => {
    const record = await createRecord();
    const letter = await letterOf(record);
    const both = [messageOf({ hello: ada }, 1, 'odd'), messageOf(letter, 1, 'good')];
    expect(await record.handle({ Records: both })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'odd' }],
    });
    expect(record.posted).toHaveLength(1);
    expect(JSON.stringify(record.lines)).not.toContain(ada);
  });

  it('that an endpoint takes its time over keeps none of its batch waiting', async () => {
    const { ports, queue, handle, write } = await createRecord();
    await handle({ Records: [write] });
    const slow = Promise.withResolvers<Awaited<ReturnType<PostWebhook>>>();
    let posts = 0;
    const beside = createHandler(
      {
        ...ports,
        webhookQueue: { add: async () => {}, wait: async () => {} },
        readChanges: async () => [],
        eventBus: { isThere: false, put: async () => ({ kind: 'taken' }) },
      },
      async () => {
        posts += 1;
        // The first is answered when the last of them has been posted.
        if (posts < 3) return slow.promise;
        slow.resolve({ kind: 'not-taken', because: 'too slow' });
        return { kind: 'taken' };
      },
    );
    const records = ['one', 'two', 'three'].map((id) => messageOf(queue[0], 1, id));
    expect(await beside({ Records: records })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'one' }, { itemIdentifier: 'two' }],
    });
  });
});

describe('a message for the event bus', () => {
  const letters = async ({ handle, write, queue }: Awaited<ReturnType<typeof createRecord>>) => {
    await handle({ Records: [write] });
    const [forEndpoint, forBus] = queue;
    return [messageOf(forEndpoint, 1, 'endpoint'), messageOf(forBus, 3, 'bus')];
  };

  it('is put there beside what is posted, and names nobody but by their id', async () => {
    const record = await createRecord();
    expect(await record.handle({ Records: await letters(record) })).toEqual({ batchItemFailures: [] });
    expect(record.posted).toHaveLength(1);
    expect(record.onBus).toMatchObject([{ source: 'dripline', detailType: 'confirmed' }]);
    expect(JSON.stringify(record.onBus)).not.toContain('@');
  });

  it('that was not taken waits by itself, and fails when it is told once more in vain', async () => {
    const record = await createRecord({ kind: 'taken' }, { kind: 'not-taken', because: 'InternalFailure' });
    expect(await record.handle({ Records: await letters(record) })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'bus' }],
    });
    expect(record.waits).toEqual([1800]);
    await expect(record.handle({ again: record.queue[1] })).rejects.toThrow('not taken');
  });
});

describe('a dead letter that is told once more', () => {
  it('goes nowhere if its address has come to lead into a network that is not public', async () => {
    const { ports, queue, handle, write, endpoint } = await createRecord();
    await handle({ Records: [write] });
    // A name, of which nobody can say but in the moment of the connection.
    const url = inside.replace('127.0.0.1', 'localhost');
    const stored = await ports.webhookEndpoints.find(endpoint.id);
    if (!stored) throw new Error('no endpoint');
    await ports.webhookEndpoints.save({ ...stored, url });
    const again = createHandler(
      {
        ...ports,
        webhookQueue: { add: async () => {}, wait: async () => {} },
        readChanges: async () => [],
        eventBus: { isThere: false, put: async () => ({ kind: 'taken' }) },
      },
      createPostWebhook(),
    );
    await expect(again({ again: queue[0] })).rejects.toThrow('not taken');
    expect(reached).toEqual([]);
  });

  it('is done if it is taken, and fails if not', async () => {
    const good = await createRecord();
    await good.handle({ Records: [good.write] });
    const [letter] = good.queue;
    expect(await good.handle({ again: letter })).toEqual({ outcome: 'delivered' });
    const bad = await createRecord({ kind: 'not-taken', because: 'status 500' });
    await bad.handle({ Records: [bad.write] });
    await expect(bad.handle({ again: bad.queue[0] })).rejects.toThrow('not taken');
  });
});
