import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createChatModel } from '../../../lib/adapters/model/chat-model.ts';
import { webServer } from '../../worlds/web-server.ts';

const asked: { path: string; key: string | undefined; body: string }[] = [];
const server = await webServer(async (request, response) => {
  const path = request.url ?? '';
  asked.push({ path, key: request.headers.authorization, body: await text(request) });
  const [, how = ''] = path.split('/');
  const answers: Record<string, string> = {
    well: JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'an answer' } }] }),
    nothing: JSON.stringify({ choices: [] }),
    malformed: '{ "choices": [',
    odd: JSON.stringify({ choices: [{ message: { content: { text: 'no' } } }] }),
  };
  if (how === 'silent') return;
  if (how === 'drip') response.writeHead(200).write('{');
  else if (how === 'endless') {
    response.writeHead(200);
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(20_000, ' ')));
    };
    response.on('drain', pour);
    pour();
  } else if (how === 'away') response.writeHead(307, { location: '/well/chat/completions' }).end();
  else if (how === 'refused') response.writeHead(401).end('{}');
  else response.writeHead(200, { 'content-type': 'application/json' }).end(answers[how]);
});

const question = { task: 'Do this.', material: 'With that.', mostTokens: 77 };
const answerOf = (how: string, milliseconds = 20_000) =>
  createChatModel(
    { url: `${server}/${how}`, model: 'm', key: 'secret' },
    { milliseconds, bytes: 50_000 },
  ).answer(question);

describe('a model that speaks chat completions', () => {
  it('is told the task and the material apart, with a limit and the key, and answers', async () => {
    expect(await answerOf('well')).toEqual({ kind: 'answered', text: 'an answer' });
    const [{ path, key, body } = { path: '', key: '', body: '{}' }] = asked.slice(-1);
    expect({ path, key }).toEqual({ path: '/well/chat/completions', key: 'Bearer secret' });
    expect(JSON.parse(body)).toEqual({
      model: 'm',
      max_tokens: 77,
      messages: [
        { role: 'system', content: 'Do this.' },
        { role: 'user', content: 'With that.' },
      ],
    });
  });

  it.each([
    ['nothing', 'in a form that is not understood'],
    ['malformed', 'in a form that is not understood'],
    ['odd', 'in a form that is not understood'],
    ['endless', 'without an end'],
    ['refused', 'with status 401'],
  ])('that answers %s has failed, in words', async (how, words) => {
    expect(await answerOf(how)).toEqual({ kind: 'failed', because: expect.stringContaining(words) });
  });

  it.each(['silent', 'drip'])('that is %s is not waited for without an end', async (how) => {
    expect(await answerOf(how, 300)).toEqual({ kind: 'failed', because: 'm took too long' });
  });

  it('keeps the key from wherever an address leads on to, and from its words', async () => {
    const before = asked.length;
    const failed = await answerOf('away');
    expect(failed.kind).toBe('failed');
    expect(asked.slice(before)).toHaveLength(1);
    expect(JSON.stringify(failed)).not.toContain('secret');
    const gone = createChatModel({ url: 'http://127.0.0.1:1', model: 'm', key: 'secret' });
    expect(await gone.answer(question)).toEqual({
      kind: 'failed',
      because: expect.stringMatching(/^m cannot be asked \(\w+\)$/),
    });
  });
});
