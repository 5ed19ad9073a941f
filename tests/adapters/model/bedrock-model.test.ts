import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createBedrockModel } from '../../../lib/adapters/model/bedrock-model.ts';

const asked: { path: string; body: string }[] = [];
// Bedrock's client speaks HTTP/2.
const server = createServer(async (request, response) => {
  asked.push({ path: request.url, body: await text(request) });
  if (request.url.includes('silent')) return;
  const content = request.url.includes('nothing') ? [] : [{ text: 'an ' }, { text: 'answer' }];
  const answer = { output: { message: { role: 'assistant', content } }, stopReason: 'end_turn' };
  response.writeHead(request.url.includes('refused') ? 403 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
// A server that listens on a port has an address of this kind.
const { port } = server.address() as AddressInfo;

beforeAll(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'none');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'none');
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

const answerOf = (model: string, milliseconds = 20_000) =>
  createBedrockModel(
    { model, region: 'us-east-1', endpoint: `http://127.0.0.1:${port}` },
    { milliseconds, bytes: 50_000 },
  ).answer({
    task: 'Do this.',
    material: 'With that.',
    mostTokens: 77,
  });

describe('a model of Bedrock', () => {
  it('is told the task and the material apart, with a limit, and answers', async () => {
    expect(await answerOf('some.model')).toEqual({ kind: 'answered', text: 'an answer' });
    const [last] = asked.slice(-1);
    expect(last?.path).toBe('/model/some.model/converse');
    expect(JSON.parse(last?.body ?? '')).toMatchObject({
      system: [{ text: 'Do this.' }],
      messages: [{ role: 'user', content: [{ text: 'With that.' }] }],
      inferenceConfig: { maxTokens: 77 },
    });
  });

  it('has failed, in words, where it is silent, refuses or says nothing', async () => {
    expect(await answerOf('silent', 300)).toEqual({ kind: 'failed', because: 'silent took too long' });
    expect(await answerOf('nothing')).toEqual({
      kind: 'failed',
      because: expect.stringContaining('not understood'),
    });
    expect((await answerOf('refused')).kind).toBe('failed');
  });
});
