import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createPostWebhook } from '../../../lib/adapters/webhooks/post-webhook.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { webServer } from '../../worlds/web-server.ts';

const closed: string[] = [];
const got: { path: string; body: string; id: unknown }[] = [];
const server = await webServer(async (request, response) => {
  const path = request.url ?? '';
  got.push({ path, body: await text(request), id: request.headers['webhook-id'] });
  if (path === '/silent') return;
  if (path === '/endless') {
    response.on('close', () => closed.push(path));
    const goOn = () => {
      if (response.destroyed) return;
      response.write('x'.repeat(65_536));
      response.once('drain', goOn);
    };
    goOn();
    return;
  }
  if (path === '/drip') {
    // Never finished: a line of a header now and then.
    response.socket?.write('HTTP/1.1 200 OK\r\n');
    const drip = setInterval(() => response.socket?.write('x: y\r\n'), 20);
    response.on('close', () => clearInterval(drip));
    return;
  }
  if (path === '/wordy') {
    response.writeHead(200, { x: 'y'.repeat(100_000) }).end();
    return;
  }
  if (path === '/away') response.writeHead(307, { location: '/200' }).end();
  else response.writeHead(Number(path.slice(1))).end('whatever it says');
});

const here = (address: string) => address === '127.0.0.1';
const message = {
  id: 'msg_1',
  at: instantOf('2026-11-24T09:00:00Z'),
  body: '{"type":"confirmed"}',
  secrets: ['AAAA'],
};
const post = createPostWebhook({ mayConnect: here });

describe('a webhook that is posted', () => {
  it.each([
    ['/200', { kind: 'taken' }],
    ['/204', { kind: 'taken' }],
    ['/410', { kind: 'gone' }],
    ['/404', { kind: 'not-taken', because: 'status 404' }],
    ['/503', { kind: 'not-taken', because: 'status 503' }],
    ['/away', { kind: 'not-taken', because: 'status 307' }],
  ])('to what answers as %s is %j', async (path, outcome) => {
    expect(await post({ url: `${server}${path}`, ...message })).toEqual(outcome);
    expect(got.at(-1)).toEqual({ path, body: message.body, id: 'msg_1' });
  });

  it('is given up on after its time', async () => {
    const hasty = createPostWebhook({ mayConnect: here, milliseconds: 200 });
    expect(await hasty({ url: `${server}/silent`, ...message })).toEqual({
      kind: 'not-taken',
      because: 'too slow',
    });
  });

  it('is given up on after its time, too, where the answer never comes to its end', async () => {
    const hasty = createPostWebhook({ mayConnect: here, milliseconds: 300 });
    expect(await hasty({ url: `${server}/drip`, ...message })).toEqual({
      kind: 'not-taken',
      because: 'too slow',
    });
  });

  it('reads no answer, however long, and hangs up', async () => {
    expect(await post({ url: `${server}/endless`, ...message })).toEqual({ kind: 'taken' });
    await expect.poll(() => closed).toEqual(['/endless']);
    expect(await post({ url: `${server}/wordy`, ...message })).toEqual({
      kind: 'not-taken',
      because: 'HPE_HEADER_OVERFLOW',
    });
  });

  it.each([
    'http://127.0.0.1:1/',
    'http://localhost:1/',
    'http://[::1]:1/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.8/',
    'http://[::ffff:10.0.0.8]/',
  ])('goes nowhere but to the public internet: not to %s', async (url) => {
    const before = got.length;
    expect(await createPostWebhook()({ url, ...message })).toEqual({
      kind: 'not-taken',
      because: 'not public',
    });
    expect(await createPostWebhook()({ url: `${server}/200`, ...message })).toMatchObject({
      because: 'not public',
    });
    expect(got).toHaveLength(before);
  });

  it('says why nobody answers in a word that names nobody', async () => {
    const { kind, ...why } = await post({ url: 'http://127.0.0.1:1/', ...message });
    expect({ kind, ...why }).toEqual({ kind: 'not-taken', because: 'ECONNREFUSED' });
  });
});
