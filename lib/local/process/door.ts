import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hasPass, type Pass, passHeader } from './pass.ts';
import { isRefusedByBrowsers } from './refused-ports.ts';

/** Who is let in: the person here with their browser, whose pages look further themselves; or the world's own processes alone. */
export type Admits = 'this-machine' | { pass: Pass };

/** Why nothing can listen at a port: somebody else does, or the system keeps it to itself. */
export type PortTrouble = 'taken' | 'forbidden';

/** A server that listens. */
export type Door = { port: number; close(): Promise<void> };

/**
 * The one way in which anything of the local world listens: on loopback alone, at a port that browsers go to, and with a
 * guard before the server's own listener. Whoever opens a door says whom it admits; nobody else gets past. Port 0 is any that is free.
 */
export const openDoor = async (server: Server, port: number, admits: Admits): Promise<Door | PortTrouble> => {
  guard(server, admits);
  const opened = await listen(server, port);
  return typeof opened === 'string' ? opened : { port: opened, close: () => closeServer(server) };
};

/** What a request is refused for, as a sentence; undefined for one that is let in. */
export const refusalOf = ({ headers, url }: IncomingMessage, admits: Admits): string | undefined => {
  if (!namesThisMachine(headers.host) || !url?.startsWith('/'))
    return 'The local world answers at http://localhost only.';
  if (admits === 'this-machine') return undefined;
  // What browsers send, and Node's own fetch does not. No page has business here.
  if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined)
    return 'No web page may ask for this.';
  return hasPass(headers[passHeader], admits.pass)
    ? undefined
    : 'Only the local world itself may ask for this.';
};

const ownNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A page whose own name has been made to lead to 127.0.0.1 sends that name (DNS rebinding). */
const namesThisMachine = (host: string | undefined): boolean => {
  const url = URL.parse(`http://${host}`);
  return url !== null && ownNames.has(url.hostname);
};

/** What every answer says unless it says something stricter itself: no other site may frame it or take it in. */
const closedToOthers: Readonly<Record<string, string>> = {
  'content-security-policy': "frame-ancestors 'self'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
};

/** Puts the guard before all that listens for requests already, as dynalite's server does. */
const guard = (server: Server, admits: Admits): void => {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(closedToOthers)) response.setHeader(name, value);
    const refusal = refusalOf(request, admits);
    if (refusal === undefined) for (const listener of listeners) listener.call(server, request, response);
    else refuse(response, refusal);
  });
};

const refuse = (response: ServerResponse, error: string): void => {
  const headers = { 'content-type': 'application/json', connection: 'close' };
  response.writeHead(403, headers).end(JSON.stringify({ error }));
};

/** Listens on loopback; resolves to the port. `isRefused` is for the test, which cannot choose what the system gives. */
export const listen = async (
  server: Server,
  port: number,
  isRefused: (port: number) => boolean = isRefusedByBrowsers,
): Promise<number | PortTrouble> => {
  const bound = await bind(server, port);
  if (bound !== 'listening') return bound;
  // A listening server has an AddressInfo; strings are for pipes.
  const { port: opened } = server.address() as AddressInfo;
  if (port !== 0 || !isRefused(opened)) return opened;
  // Some systems give out any port. Not by the server's own `close`: dynalite's would close its store, too.
  await new Promise((resolve) => Server.prototype.close.call(server, resolve));
  return listen(server, port, isRefused);
};

const bind = (server: Server, port: number): Promise<'listening' | PortTrouble> =>
  new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EACCES') resolve('forbidden');
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      resolve('listening');
    });
  });

/** Stops a server without waiting for connections that clients keep open. */
const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
