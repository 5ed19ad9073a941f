import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { createPostOneClick } from '../../../lib/adapters/doctor/post-one-click.ts';
import { NoAnswer } from '../../../lib/pipeline/ports/doctor.ts';

let answer: (request: IncomingMessage, response: ServerResponse) => unknown = () => {};
const server = createServer((request, response) => void answer(request, response));
const port = await new Promise<number>((resolve) =>
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    resolve(typeof address === 'object' && address ? address.port : 0);
  }),
);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const url = `http://127.0.0.1:${port}/unsubscribe/token`;

describe('the one-click POST', () => {
  it('is what RFC 8058 has mailbox providers send', async () => {
    let seen: object = {};
    answer = async (request, response) => {
      const { method, headers } = request;
      seen = { method, type: headers['content-type'], cookie: headers.cookie, body: await text(request) };
      response.end('done');
    };
    expect(await createPostOneClick()(url)).toEqual({ status: 200, setsCookie: false });
    expect(seen).toEqual({
      method: 'POST',
      type: expect.stringContaining('application/x-www-form-urlencoded'),
      cookie: undefined,
      body: 'List-Unsubscribe=One-Click',
    });
  });

  it('follows no redirect, and sees a cookie', async () => {
    answer = (_, response) => response.writeHead(302, { location: '/', 'set-cookie': 'a=b' }).end();
    expect(await createPostOneClick()(url)).toEqual({ status: 302, setsCookie: true });
  });

  it.each<[string, typeof answer]>([
    ['hangs up', (_, response) => response.destroy()],
    ['says nothing', () => {}],
    ['speaks another language', (_, response) => response.socket?.end('220 smtp ready\r\n')],
  ])('has no answer from a host that %s', async (_, does) => {
    answer = does;
    await expect(createPostOneClick(300)(url)).rejects.toThrow(NoAnswer);
  });
});
