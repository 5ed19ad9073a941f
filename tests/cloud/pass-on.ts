import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type Door, openDoor } from '../../lib/local/process/door.ts';

/** Hands a request on to a port of this machine under other headers, and its answer back. */
export const passOn = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { port, headers }: { port: number; headers: Record<string, string> },
): void => {
  const { method, url: path } = incoming;
  const options = { host: '127.0.0.1', port, method, path, headers: { ...incoming.headers, ...headers } };
  const passed = request(options, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.on('error', () => outgoing.destroy());
  incoming.pipe(passed);
};

/** A server on loopback, at a port that is free. */
export const listen = async (
  answer: (incoming: IncomingMessage, outgoing: ServerResponse) => void,
): Promise<Door> => {
  const door = await openDoor(createServer(answer), 0, 'this-machine');
  if (typeof door === 'string') throw new Error(`There is no port to listen at: ${door}.`);
  return door;
};
