import type { Server } from 'node:http';
import dynalite from 'dynalite';
import { withTableCare } from './table-care.ts';

/** DynamoDB as dynalite plays it, its data in the folder `path`, or in memory without one. */
export const createDynamoDb = ({ path }: { path?: string } = {}): Server => {
  const server = dynalite({
    ...(path ? { path } : {}),
    createTableMs: 0,
    updateTableMs: 0,
    deleteTableMs: 0,
  });
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on(
    'request',
    withTableCare((request, response) => {
      for (const listener of listeners) listener.call(server, request, response);
    }),
  );
  return server;
};
