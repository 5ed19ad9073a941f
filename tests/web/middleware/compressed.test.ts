import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { compressed } from '../../../lib/web/middleware/compressed.ts';

const words = 'Flour and water. '.repeat(100);
const app = new Hono()
  .use(compressed)
  .get('/words', (c) => c.text(words, 201, { 'X-Own': 'kept', Vary: 'Accept-Language' }))
  .get('/picture', (c) => c.body(new Uint8Array(2000), 200, { 'Content-Type': 'image/webp' }))
  .get('/there', (c) => c.redirect('/words'));

const ask = (path: string, encodings: string, method = 'GET') =>
  app.request(path, { method, headers: encodings ? { 'Accept-Encoding': encodings } : {} });

describe('an answer of text', () => {
  it.each(['gzip', 'gzip, deflate, br, zstd', 'br;q=1.0, gzip;q=0.8'])(
    'is compressed for whoever reads "%s", and else as it was',
    async (encodings) => {
      const answer = await ask('/words', encodings);
      expect(answer.status).toBe(201);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-encoding': 'gzip',
        'content-type': 'text/plain; charset=UTF-8',
        'x-own': 'kept',
        vary: 'Accept-Language, Accept-Encoding',
      });
      const sent = await answer.arrayBuffer();
      expect(sent.byteLength).toBeLessThan(words.length / 10);
      expect(gunzipSync(sent).toString()).toBe(words);
    },
  );

  it.each(['', 'identity', 'br', 'gzip;q=0', '*;q=0'])(
    'stays as it is for whoever reads "%s", and caches are told that it may differ',
    async (encodings) => {
      const answer = await ask('/words', encodings);
      expect(answer.headers.get('Content-Encoding')).toBeNull();
      expect(answer.headers.get('Vary')).toContain('Accept-Encoding');
      expect(await answer.text()).toBe(words);
    },
  );

  it('has no body where only its head was asked for', async () => {
    const answer = await ask('/words', 'gzip', 'HEAD');
    expect(answer.headers.get('Content-Encoding')).toBeNull();
    expect(await answer.text()).toBe('');
  });
});

it('pictures, and answers that have no words, are left alone', async () => {
  const picture = await ask('/picture', 'gzip');
  expect(picture.headers.get('Content-Encoding')).toBeNull();
  expect((await picture.arrayBuffer()).byteLength).toBe(2000);
  expect((await ask('/there', 'gzip')).headers.get('Content-Encoding')).toBeNull();
});
