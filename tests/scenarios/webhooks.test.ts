import { createHmac } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createDeadLetters } from '../../lib/adapters/dead-letters.ts';
import { createRunAgain } from '../../lib/adapters/run-again.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { webhookTypes } from '../../lib/domain/webhooks/webhook-event.ts';
import { listDeadLetters, replayDeadLetters } from '../../lib/pipeline/dead-letters/replay-dead-letters.ts';
import { makeWebhookEndpoint } from '../../lib/pipeline/webhooks/make-webhook-endpoint.ts';
import { webServer } from '../worlds/web-server.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

// Another system of this machine, which says of each thing that it is told whether it takes it. The functions run under
// the policies that they are deployed with.

type Got = { id: string; type: string; signed: boolean; data: Record<string, string> };
const got: Got[] = [];
let answer = 204;
let secret = '';

const server = await webServer(async (request, response) => {
  const body = await text(request);
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers;
  const mac = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'));
  const expected = `v1,${mac.update(`${id}.${at}.${body}`).digest('base64')}`;
  got.push({ id: String(id), signed: signature === expected, ...JSON.parse(body) });
  response.writeHead(answer).end();
});

const world = await startTestWorld({
  content: scenario.files,
  startAt: instantOf('2026-11-24T09:00:00Z'),
  mayConnect: (address) => address === '127.0.0.1',
});
const course = scenario.course.id;
({ secret } = await makeWebhookEndpoint(world.connection)({
  url: `${server}/hooks`,
  types: [...webhookTypes],
  includesAddress: true,
}));

/** What it was told, in whatever order it came. */
const told = () =>
  got
    .splice(0)
    .map(({ type, signed, data }) => [type, signed, data.course, data.email])
    .sort();

describe('another system', () => {
  it('is told, signed, of each thing that happens to somebody', async () => {
    const ada = readerAt(world.url, 'ada@reader.test');
    await ada.signUp('Europe/Berlin');
    await ada.confirm();
    expect(told()).toEqual([
      ['confirmed', true, course, ada.address],
      ['lesson.sent', true, course, ada.address],
      ['subscribed', true, course, ada.address],
    ]);
    await advance(world.url, 'P8D');
    expect(told()).toEqual([['lesson.sent', true, course, ada.address]]);
    await world.feedback({ type: 'complaint', to: ada.address });
    expect(told()).toContainEqual(['complained', true, course, ada.address]);
  });

  it('that takes nothing is asked again after growing waits, and everybody else gets their mail meanwhile', async () => {
    const bea = readerAt(world.url, 'bea@reader.test');
    answer = 503;
    await bea.signUp('Europe/Berlin');
    await bea.confirm();
    expect(await bea.lessons()).toHaveLength(1);
    const first = got.length;
    expect(first).toBeGreaterThan(0);
    await advance(world.url, 'PT1H');
    expect(got.length).toBeGreaterThan(first);
    answer = 204;
    got.splice(0);
    await advance(world.url, 'P1D');
    expect(new Set(got.map(({ type }) => type))).toEqual(new Set(['subscribed', 'confirmed', 'lesson.sent']));
    expect(new Set(got.map(({ id }) => id)).size).toBe(3);
    got.splice(0);
  });

  it('that takes nothing for days is told when somebody replays what waits, under the same ids', async () => {
    const deadLetters = createDeadLetters(world.environment.DEAD_LETTERS ?? '', 'local');
    const cleo = readerAt(world.url, 'cleo@reader.test');
    answer = 500;
    await cleo.signUp('Europe/Berlin');
    const ids = new Set(got.splice(0).map(({ id }) => id));
    // Each move of the clock is followed by a look at the queue.
    for (let step = 0; step < 12; step += 1) await advance(world.url, 'PT12H');
    expect(await listDeadLetters(deadLetters)).toMatchObject([{ kind: 'webhook', count: 1 }]);
    answer = 204;
    got.splice(0);
    const replayed = await Array.fromAsync(replayDeadLetters(deadLetters, createRunAgain('local')));
    expect(replayed).toEqual([{ kind: 'webhook', outcome: 'done' }]);
    expect(new Set(got.map(({ id }) => id))).toEqual(ids);
    expect(await listDeadLetters(deadLetters)).toEqual([]);
  });
});
