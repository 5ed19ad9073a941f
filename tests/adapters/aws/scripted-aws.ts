import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { webServer } from '../../worlds/web-server.ts';

export type Seen = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };

/** What is answered to a request: an answer, or whatever else befalls one on its way. */
export type Reply =
  | { status: number; headers?: Record<string, string>; body: string }
  | ((response: ServerResponse) => void);

/** A service that answers as it is told, and keeps what it was asked. The last reply is that to all further requests. */
export const startScriptedAws = async () => {
  const seen: Seen[] = [];
  let replies: Reply[] = [];
  const endpoint = await webServer(async (request, response) => {
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    const { method = '', url: path = '', headers } = request;
    seen.push({ method, path, headers, body: await buffer(request) });
    if (typeof reply === 'function') return reply(response);
    const { status, headers: said, body } = reply ?? { status: 200, body: '{}' };
    response.writeHead(status, said).end(body);
  });
  return {
    endpoint,
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
  };
};
