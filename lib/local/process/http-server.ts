import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { closeServer } from './run-as-child.ts';
import { whoAmIPath } from './world-file.ts';

export type HttpServer = {
  url: string;
  /** From now on requests go to `app`; until the first call they are told to wait. */
  show(app: Hono): void;
  close(): Promise<void>;
};

const starting = new Hono()
  .get(whoAmIPath, (context) => context.json({ pid: process.pid }))
  .all('*', (context) =>
    context.text('Dripline is starting. Reload in a moment.', 503, { 'retry-after': '1' }),
  );

/** Opens http://localhost:PORT before anything else is started, or says that somebody else has the port. */
export const openHttpServer = async (port: number): Promise<HttpServer | 'taken'> => {
  // A browser may look for localhost at ::1 first and would find somebody else there.
  if (port !== 0 && (await answersAt('::1', port))) return 'taken';
  let app = starting;
  const server = createServer(getRequestListener((request, env) => app.fetch(request, env)));
  if ((await listen(server, port)) === 'taken') return 'taken';
  // A listening server has an AddressInfo; strings are for pipes.
  const { port: opened } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${opened}`,
    show: (next) => {
      app = next;
    },
    close: () => closeServer(server),
  };
};

const listen = (server: Server, port: number): Promise<'listening' | 'taken'> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve('taken');
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => resolve('listening'));
  });

const answersAt = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port });
    const answer = (is: boolean) => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
