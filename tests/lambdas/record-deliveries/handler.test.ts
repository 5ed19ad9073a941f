import { describe, expect, it } from 'vitest';
import { createHandler } from '../../../lambdas/record-deliveries/handler.ts';
import { sampleBatch, sampleObject, sampleObjectCreated } from '../../adapters/ses/sample-batch.ts';
import { sampleEvent } from '../../adapters/ses/sample-event.ts';
import { createWebWorld, join } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';
const { detail: said } = sampleEvent('Delivery', { to: ada, sentAt: '2027-06-01T00:00:00.000Z' });

/** Ada, to whom a mail bounced for now. */
const createRecord = async () => {
  const world = createWebWorld();
  await join(world, ada);
  for (const person of world.record.people.values())
    await world.record.ports.subscribers.save({
      ...person,
      transientBounces: [{ messageId: 'before', sentAt: world.clock.now() }],
    });
  const kept: object[] = [];
  const handle = createHandler({
    ...world.ports,
    keepDeadLetters: async (work) => {
      kept.push(...work);
    },
    readUntaken: async ({ bucket, key }) =>
      bucket === 'untaken-1' && key === 'untaken/one' ? sampleObject(said) : Promise.reject(new Error('No.')),
  });
  const bounces = () => [...world.record.people.values()].map((each) => each.transientBounces?.length);
  return { handle, kept, bounces };
};

describe('a batch from Firehose', () => {
  it('is recorded, and nothing of it is left for Firehose to store', async () => {
    const { handle, bounces } = await createRecord();
    const batch = sampleBatch(said, said);
    expect(await handle(batch)).toEqual({
      records: batch.records.map(({ recordId, data }) => ({ recordId, result: 'Dropped', data })),
    });
    expect(bounces()).toEqual([0]);
  });

  it('has an answer for each record, those too that make no sense, which wait as dead letters', async () => {
    const { handle, kept, bounces } = await createRecord();
    const answer = await handle(sampleBatch('nonsense', said, { eventType: 'Telepathy' }));
    expect(answer).toMatchObject({
      records: ['record-0', 'record-1', 'record-2'].map((recordId) => ({ recordId, result: 'Dropped' })),
    });
    expect(kept).toMatchObject([
      { source: 'aws.ses', detail: 'nonsense' },
      { source: 'aws.ses', detail: { eventType: 'Telepathy' } },
    ]);
    expect(bounces()).toEqual([0]);
  });
});

describe('what lies in the bucket', () => {
  it('is recorded when its object is told of', async () => {
    const { handle, bounces } = await createRecord();
    expect(await handle(sampleObjectCreated('untaken-1', 'untaken/one'))).toEqual({ outcome: 'recorded' });
    expect(bounces()).toEqual([0]);
  });

  it('is tried again where it cannot be read', async () => {
    const { handle } = await createRecord();
    await expect(handle(sampleObjectCreated('untaken-1', 'untaken/two'))).rejects.toThrow('No.');
  });
});

it('takes nothing else', async () => {
  const { handle } = await createRecord();
  await expect(handle(sampleEvent('Delivery', { to: ada }))).rejects.toThrow();
});
