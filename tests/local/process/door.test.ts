import { once } from 'node:events';
import { createServer, get, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { type Admits, listen, openDoor } from '../../../lib/local/process/door.ts';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { passHeader } from '../../../lib/local/process/pass.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A door to a server that lets every page in, as dynalite does. */
const doorTo = async (admits: Admits) => {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('inside'),
  );
  const door = await openDoor(server, 0, admits);
  if (typeof door === 'string') throw new Error('No port is free.');
  open.push(door.close);
  return async (headers: Record<string, string>, path = '/') => {
    const asked = request({ host: '127.0.0.1', port: door.port, path, headers }).end();
    // What `response` comes with.
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return { status: answer.statusCode, said: await text(answer), headers: answer.headers };
  };
};

describe('a door of the local world', () => {
  it.each(['localhost', 'localhost:3000', 'LOCALHOST', '127.0.0.1:1', '[::1]:3000'])(
    'is open under %s',
    async (host) => {
      const ask = await doorTo('this-machine');
      expect(await ask({ host })).toMatchObject({ status: 200, said: 'inside' });
    },
  );

  it.each([
    'evil.example',
    'localhost.evil.example',
    'localhost@evil.example',
    'evil.localhost',
    '[::2]',
    '0.0.0.0',
    ' ',
  ])('is shut under “%s”', async (host) => {
    const ask = await doorTo('this-machine');
    expect(await ask({ host })).toMatchObject({ status: 403, said: expect.not.stringContaining('inside') });
  });

  it('is shut for a request that names another place in its first line', async () => {
    const ask = await doorTo('this-machine');
    expect(await ask({ host: 'localhost' }, 'http://evil.example/')).toMatchObject({ status: 403 });
  });

  it('to a service is open for who has the pass, and shut for pages even if they have it', async () => {
    const pass = newPass();
    const ask = await doorTo({ pass });
    expect(await ask({ [passHeader]: pass })).toMatchObject({ status: 200 });
    for (const headers of [
      {},
      { [passHeader]: newPass() },
      { [passHeader]: pass, origin: 'http://localhost' },
      { [passHeader]: pass, 'sec-fetch-site': 'same-origin' },
    ])
      expect(await ask(headers)).toMatchObject({ status: 403 });
  });

  it('lets no other site frame what has no word of its own on that', async () => {
    const ask = await doorTo('this-machine');
    expect((await ask({})).headers).toMatchObject({
      'content-security-policy': "frame-ancestors 'self'",
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
    });
  });

  it('is at another port when the system has given out one that browsers refuse, and its server is not closed for that', async () => {
    let closed = 0;
    const server = createServer((_, response) => response.end('inside'));
    const { close } = server;
    // As dynalite's, which closes its store as well.
    server.close = (...given) => {
      closed += 1;
      return close.apply(server, given);
    };
    open.push(() => new Promise((resolve) => server.close(() => resolve())));
    const given: number[] = [];
    const port = await listen(server, 0, (each) => given.push(each) === 1);
    expect(given).toEqual([expect.any(Number), port]);
    expect(closed).toBe(0);
    // What `response` comes with.
    const [answer] = (await once(get({ host: '127.0.0.1', port }), 'response')) as [IncomingMessage];
    expect(await text(answer)).toBe('inside');
    server.closeAllConnections();
  });
});
