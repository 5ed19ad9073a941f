import { describe, expect, it } from 'vitest';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { recordArrivals, type Told } from '../../../lib/pipeline/feedback/record-arrivals.ts';
import { sampleFeedback } from '../../adapters/ses/sample-event.ts';
import { createWebWorld, join } from '../../worlds/web-in-memory.ts';

const people = ['ada', 'ben', 'cyd'].map((name) => emailAddress.parse(`${name}@example.org`));

/** Some people with a transient bounce each, which the word of a mail that has arrived takes away. */
const createRecord = async () => {
  const world = createWebWorld();
  for (const address of people) await join(world, address);
  for (const person of world.record.people.values())
    await world.record.ports.subscribers.save({
      ...person,
      transientBounces: [{ messageId: 'before', sentAt: world.clock.now() }],
    });
  world.lines.length = 0;
  const kept: object[] = [];
  /** Whose record cannot be read, and how often still. */
  const broken = new Map<string, number>();
  const ports = {
    ...world.ports,
    subscribers: {
      ...world.ports.subscribers,
      glance: async (id: Parameters<typeof world.ports.subscribers.glance>[0]) => {
        const found = await world.ports.subscribers.glance(id);
        const left = broken.get(found?.address ?? '') ?? 0;
        if (left > 0) {
          broken.set(found?.address ?? '', left - 1);
          throw new Error('The table is busy.');
        }
        return found;
      },
    },
    keepDeadLetters: async (work: readonly object[]) => {
      kept.push(...work);
    },
  };
  const bouncing = () =>
    [...world.record.people.values()].flatMap(({ address, transientBounces }) =>
      transientBounces?.length ? [address] : [],
    );
  return { ...world, kept, broken, bouncing, record: recordArrivals(ports) };
};

const delivered = (to: string): Told => ({
  feedback: sampleFeedback('Delivery', { to, sentAt: '2027-06-01T00:00:00.000Z' }),
  work: { about: to },
});
const strange: Told = { notUnderstoodAt: 'eventType', work: { about: 'nothing' } };

describe('much that is heard in one go', () => {
  it('is recorded, each as if it had come alone', async () => {
    const { record, bouncing, kept } = await createRecord();
    expect(bouncing()).toEqual(people);
    await record(people.map(delivered));
    expect(bouncing()).toEqual([]);
    expect(kept).toEqual([]);
  });

  it('is safe to repeat, doubled and in any order', async () => {
    const { record, bouncing, kept } = await createRecord();
    const all = people.map(delivered);
    await record([...all, ...all.toReversed()]);
    await record(all.toReversed());
    expect(bouncing()).toEqual([]);
    expect(kept).toEqual([]);
  });

  it('is kept from being recorded by none among it that makes no sense, which is counted and waits as a dead letter', async () => {
    const { record, bouncing, kept, lines } = await createRecord();
    await record([strange, ...people.map(delivered)]);
    expect(bouncing()).toEqual([]);
    expect(kept).toEqual([{ about: 'nothing' }]);
    expect(lines).toEqual(['eventsNotUnderstood 1', 'event-not-understood {"at":"eventType"}']);
  });

  it('has a second chance each, and whoever fails twice waits alone', async () => {
    const { record, bouncing, broken, kept, lines } = await createRecord();
    const [ada = '', ben = ''] = people;
    broken.set(ada, 1).set(ben, 2);
    await record(people.map(delivered));
    expect(bouncing()).toEqual([ben]);
    expect(kept).toEqual([{ about: ben }]);
    expect(lines.filter((line) => line.includes('surprise'))).toHaveLength(1);
    expect(lines.join()).not.toContain('@');
  });

  it('comes again as a whole where none of it can be recorded, and nothing waits as a dead letter yet', async () => {
    const { record, broken, kept, lines } = await createRecord();
    for (const address of people) broken.set(address, 2);
    await expect(record([strange, ...people.map(delivered)])).rejects.toThrow(/^None of 3 events/);
    expect(kept).toEqual([]);
    expect(lines.join()).not.toContain('eventsNotUnderstood');
  });

  it('may be nothing at all, or nothing that makes sense', async () => {
    const { record, kept } = await createRecord();
    await record([]);
    await record([strange, strange]);
    expect(kept).toHaveLength(2);
  });
});
