import { createServer } from 'node:http';
import { connect } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { openDoor, type PortTrouble } from './door.ts';
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

/** Why it cannot be had, as a sentence for whoever chose it. */
export const portTrouble: Record<PortTrouble, (port: number) => string> = {
  taken: (port) => `Port ${port} is taken by another program; choose another with --port.`,
  forbidden: (port) => `Port ${port} may not be used by you; choose another with --port, such as 3000.`,
};

/** Opens http://localhost:PORT before anything else is started, or says why the port cannot be had. */
export const openHttpServer = async (port: number): Promise<HttpServer | PortTrouble> => {
  // A browser may look for localhost at ::1 first and would find somebody else there.
  if (port !== 0 && (await answersAt('::1', port))) return 'taken';
  let app = starting;
  const server = createServer(getRequestListener((request, env) => app.fetch(request, env)));
  const door = await openDoor(server, port, 'this-machine');
  if (typeof door === 'string') return door;
  return {
    url: `http://localhost:${door.port}`,
    show: (next) => {
      app = next;
    },
    close: door.close,
  };
};

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
