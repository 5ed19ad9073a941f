import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a child process serves, and how it stops. */
export type Service = { server: Server; close(): Promise<void> };

/**
 * The main program of a child of the local world: starts the service on a free port of 127.0.0.1, tells
 * the parent, and ends when the parent lets go of the channel or dies. Ctrl-C reaches every process of
 * the terminal at once; the child leaves the answer to its parent, which may still need it to finish.
 */
export const runAsChild = async (start: (settings: unknown) => Promise<Service>): Promise<void> => {
  if (!process.send) throw new Error('This program is part of `npm start` and cannot be run on its own.');
  process.on('SIGINT', () => undefined);

  const service = await start(JSON.parse(process.argv[2] ?? 'null'));
  const end = async () => {
    await service.close();
    process.exit(0);
  };
  process.once('disconnect', end);
  process.once('SIGTERM', end);

  await new Promise<void>((resolve, reject) => {
    service.server.once('error', reject);
    service.server.listen(0, '127.0.0.1', resolve);
  });
  // An http server that listens on a port has an AddressInfo; strings are for pipes.
  const { port } = service.server.address() as AddressInfo;
  process.send({ port });
};

/** Stops a server without waiting for connections that clients keep open. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
