import { describe, expect, it } from 'vitest';
import { createWebWorld, join, linkTo } from '../worlds/web-in-memory.ts';
import { throughGateway } from './gateway.ts';

describe('behind API Gateway', () => {
  it('takes a base64-encoded form, and keeps only a hash of the network it came from', async () => {
    const world = createWebWorld();
    const answer = await throughGateway(world, 'POST', '/subscribe', {
      type: 'application/x-www-form-urlencoded',
      body: 'email=ada%40example.org&zone=Europe%2FBerlin',
    });
    expect(answer.statusCode).toBe(200);
    expect(world.mail.sent).toHaveLength(1);
    const [person] = world.record.people.values();
    expect(person?.consent.network).toMatch(/^\S{20,}$/);
    expect(JSON.stringify(person)).not.toContain('203.0.113');
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])('takes a one-click unsubscribe of type %s', async (type, body) => {
    const world = createWebWorld();
    await join(world);
    const path = linkTo(world, 'ada@example.org', 'unsubscribeUrl');
    const answer = await throughGateway(world, 'POST', path, { type, body });
    expect(answer.statusCode).toBe(200);
    expect(Object.keys(answer.headers).map((name) => name.toLowerCase())).not.toContain('set-cookie');
    expect([...world.record.enrolled.values()].map(({ standing }) => standing.status)).toEqual(['left']);
  });

  it('takes the address of the client from the platform, never from a header', async () => {
    const networks = await Promise.all(
      [{}, { 'X-Forwarded-For': '198.51.100.1' }].map(async (headers) => {
        const world = createWebWorld();
        const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
        const body = 'email=ada%40example.org&zone=UTC';
        const socket = { incoming: { socket: { remoteAddress: '203.0.113.9' } } };
        await world.app.request(
          '/subscribe',
          { method: 'POST', headers: { ...type, ...headers }, body },
          socket,
        );
        return [...world.record.people.values()][0]?.consent.network;
      }),
    );
    expect(networks[0]).toBeDefined();
    expect(networks[1]).toBe(networks[0]);
  });

  it('answers HEAD, and compresses pages for who can read that', async () => {
    const world = createWebWorld();
    expect((await throughGateway(world, 'HEAD', '/')).statusCode).toBe(200);
    const answer = await throughGateway(world, 'GET', '/', { encoding: 'gzip' });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(answer.isBase64Encoded).toBe(true);
  });
});
