import { describe, expect, it } from 'vitest';
import { imageName } from '../../../lib/domain/image/image.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';
import { throughGateway } from '../gateway.ts';

const crust = imageName.parse(`${'c'.repeat(32)}.jpg`);
const crumb = imageName.parse(`${'d'.repeat(32)}.png`);
/** Every byte that there is: none may be taken for a letter on the way. */
const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);

const createWorld = async () => {
  const world = createWebWorld();
  await world.ports.images.store(crust, bytes);
  await world.ports.images.store(crumb, bytes);
  return world;
};
const path = (name: string) => `/images/${name}`;

describe('an image', () => {
  it.each([
    [crust, 'image/jpeg'],
    [crumb, 'image/png'],
  ])('%s is shown byte for byte, to be kept for good by whoever has it once', async (name, type) => {
    const world = await createWorld();
    const answer = await world.app.request(path(name));
    expect(answer.status).toBe(200);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    const { headers } = answer;
    expect(headers.get('Content-Type')).toBe(type);
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(headers.get('X-Robots-Tag')).toBeNull();
    expect(headers.get('Set-Cookie')).toBeNull();
  });

  it('is not sent again to whoever has it', async () => {
    const world = await createWorld();
    const tag = (await world.app.request(path(crust))).headers.get('ETag') ?? '';
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const answer = await world.app.request(path(crust), { headers: { 'If-None-Match': known } });
      expect({ status: answer.status, body: await answer.text() }).toEqual({ status: 304, body: '' });
      expect(answer.headers.get('Cache-Control')).toContain('immutable');
    }
    const other = await world.app.request(path(crust), { headers: { 'If-None-Match': '"other"' } });
    expect(other.status).toBe(200);
  });

  it('answers HEAD, and a wish for a part with the whole', async () => {
    const world = await createWorld();
    const head = await world.app.request(path(crust), { method: 'HEAD' });
    expect({ status: head.status, body: await head.text() }).toEqual({ status: 200, body: '' });
    const part = await world.app.request(path(crust), { headers: { Range: 'bytes=0-9' } });
    expect(part.status).toBe(200);
    expect(part.headers.get('Accept-Ranges')).toBe('none');
    expect((await part.arrayBuffer()).byteLength).toBe(bytes.length);
  });

  it.each([
    'nope',
    `${'c'.repeat(32)}.png`,
    `${'c'.repeat(32)}.svg`,
    `${'C'.repeat(32)}.jpg`,
    '..%2f..%2fcontent%2fsite.yaml',
  ])('is not found by %s', async (name) => {
    const answer = await (await createWorld()).app.request(path(name));
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Cache-Control')).not.toContain('immutable');
  });

  it('comes through API Gateway as it is', async () => {
    const answer = await throughGateway(await createWorld(), 'GET', path(crust), { encoding: 'gzip' });
    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(new Uint8Array(Buffer.from(answer.body, 'base64'))).toEqual(bytes);
  });
});
