import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What takes longer than this to close is left as it is. */
const patience = 2000;

/** What a child process serves, and how it stops. */
export type Service = { server: Server; close(): Promise<void> };

/**
 * The main program of a child of the local world: starts the service on a free port of 127.0.0.1, tells
 * the parent, and ends when the parent lets go of the channel or dies. Ctrl-C, a closed terminal or a service manager
 * tell every process at once; the child leaves the answer to its parent, which may still need it to finish.
 */
export const runAsChild = async (start: (settings: unknown) => Promise<Service>): Promise<void> => {
  if (!process.send) throw new Error('This program is part of `npm start` and cannot be run on its own.');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

  let service: Service | undefined;
  process.once('disconnect', async () => {
    // Nobody is there any more to see to it that this ends.
    setTimeout(() => process.exit(1), patience).unref();
    await service?.close();
    process.exit(0);
  });
  service = await start(JSON.parse(process.argv[2] ?? 'null'));
  const { server } = service;

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  // An http server that listens on a port has an AddressInfo; strings are for pipes.
  const { port } = server.address() as AddressInfo;
  process.send({ port });
};

/** Stops a server without waiting for connections that clients keep open. */
export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
