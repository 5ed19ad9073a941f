import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type Seen = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };

/** What is answered to a request: an answer, or whatever else befalls one on its way. */
export type Reply =
  | { status: number; headers?: Record<string, string>; body: string }
  | ((response: ServerResponse) => void);

/** A service that answers as it is told, and keeps what it was asked. The last reply is that to all further requests. */
export const startScriptedAws = async () => {
  const seen: Seen[] = [];
  let replies: Reply[] = [];
  const server = createServer(async (request, response) => {
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    const { method = '', url: path = '', headers } = request;
    seen.push({ method, path, headers, body: await buffer(request) });
    if (typeof reply === 'function') return reply(response);
    const { status, headers: said, body } = reply ?? { status: 200, body: '{}' };
    response.writeHead(status, said).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // A server that listens on a port has an AddressInfo; strings are for pipes.
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    /** What `run` asks, while this is answered, and what came of it. */
    async during<Result>(
      answers: Reply[],
      run: () => Promise<Result>,
    ): Promise<{ seen: Seen[]; result: Result }> {
      seen.length = 0;
      replies = [...answers];
      const result = await run();
      return { seen: [...seen], result };
    },
    end: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
