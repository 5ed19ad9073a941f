import { type AddressInfo, createServer } from 'node:net';

/** A port that is free now, and a server that takes it until it is told to let go. */
export const freePort = async () => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A listening server has an AddressInfo; strings are for pipes.
  const { port } = server.address() as AddressInfo;
  return { port, release: () => new Promise<void>((resolve) => server.close(() => resolve())) };
};
