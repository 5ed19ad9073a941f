import { afterEach, describe, expect, it } from 'vitest';
import { createDeadLetters } from '../../lib/adapters/dead-letters.ts';
import { createRunAgain } from '../../lib/adapters/run-again.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { listDeadLetters, replayDeadLetters } from '../../lib/pipeline/dead-letters/replay-dead-letters.ts';
import { eraseSubscriber } from '../../lib/pipeline/privacy/erase-subscriber.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

// A stage with an event bus and no webhooks. The functions run under the policies that they are deployed with.

const world = await startTestWorld({
  content: scenario.files,
  startAt: instantOf('2026-11-24T09:00:00Z'),
  withEventBus: true,
});
const course = scenario.course.id;
const { fake, connection } = world;
afterEach(() => fake.answerInstead());

const seen = new Set<unknown>();
/** The events that have come since they were last looked at. */
const came = async () => {
  const fresh = (await fake.busEvents()).filter(({ detail }) => !seen.has(detail.id));
  for (const { detail } of fresh) seen.add(detail.id);
  return fresh.sort((a, b) => (String(a.detail.sequence) < String(b.detail.sequence) ? -1 : 1));
};
const bodyOf = (name: string) => JSON.stringify({ __type: name, message: 'No.' });

describe('an event bus', () => {
  it('is told of each thing that happens to somebody, by their id alone, and in an order that can be had again', async () => {
    const ada = readerAt(world.url, 'ada@reader.test');
    await ada.signUp('Europe/Berlin');
    await ada.confirm();
    await advance(world.url, 'P8D');
    await world.feedback({ type: 'complaint', to: ada.address });
    const events = await came();
    expect(events.map(({ source, detailType }) => [source, detailType])).toEqual([
      ['dripline', 'subscribed'],
      ['dripline', 'confirmed'],
      ['dripline', 'lesson.sent'],
      ['dripline', 'lesson.sent'],
      ['dripline', 'complained'],
    ]);
    expect(events[0]?.detail).toMatchObject({ version: '1', type: 'subscribed', data: { course } });
    expect(JSON.stringify(events)).not.toContain('@');
    const page = await (await fetch(`${world.url}/_local/event-bus`)).text();
    expect(page).toContain('lesson.sent');
    expect(page).not.toContain('@reader');
  });

  it('that is gone for an hour is told afterwards, of somebody who was erased meanwhile too', async () => {
    const bea = readerAt(world.url, 'bea@reader.test');
    await fake.answerInstead({
      to: 'AWSEvents.PutEvents',
      status: 400,
      body: bodyOf('ThrottlingException'),
    });
    await bea.signUp('Europe/Berlin');
    await bea.confirm();
    expect(await bea.lessons()).toHaveLength(1);
    expect(await came()).toEqual([]);
    const [person] = (await world.subscribers()).filter(
      ({ subscriber }) => subscriber.address === bea.address,
    );
    if (!person) throw new Error('nobody joined');
    await eraseSubscriber(connection)(person.subscriber.id);
    await fake.answerInstead();
    await advance(world.url, 'PT2H');
    const events = await came();
    expect(events.map(({ detailType }) => detailType)).toEqual(['subscribed', 'confirmed', 'lesson.sent']);
    expect(events.map(({ detail }) => detail.data)).toEqual(
      events.map(() => expect.objectContaining({ subscriber: person.subscriber.id, course })),
    );
    expect(JSON.stringify(events)).not.toContain('@');
  });

  it('that takes nothing for days is told when somebody replays what waits', async () => {
    const deadLetters = createDeadLetters(world.environment.DEAD_LETTERS ?? '', 'local');
    await fake.answerInstead({
      to: 'AWSEvents.PutEvents',
      status: 400,
      body: bodyOf('AccessDeniedException'),
    });
    await readerAt(world.url, 'cleo@reader.test').signUp('Europe/Berlin');
    // Each move of the clock is followed by a look at the queue.
    for (let step = 0; step < 12; step += 1) await advance(world.url, 'PT12H');
    expect(await listDeadLetters(deadLetters)).toMatchObject([{ kind: 'webhook', count: 1 }]);
    await fake.answerInstead();
    expect(await Array.fromAsync(replayDeadLetters(deadLetters, createRunAgain('local')))).toEqual([
      { kind: 'webhook', outcome: 'done' },
    ]);
    expect((await came()).map(({ detailType }) => detailType)).toEqual(['subscribed']);
    expect(await listDeadLetters(deadLetters)).toEqual([]);
  });
});
