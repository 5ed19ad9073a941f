import dynalite from 'dynalite';
import * as z from 'zod';
import { runAsChild } from '../process/run-as-child.ts';
import { checkStore } from './check-store.ts';
import { withTableCare } from './table-care.ts';

const settingsSchema = z.object({ path: z.string() });

await runAsChild(async (settings) => {
  const { path } = settingsSchema.parse(settings);
  await checkStore(path);
  const server = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on(
    'request',
    withTableCare((request, response) => {
      for (const listener of listeners) listener.call(server, request, response);
    }),
  );
  return server;
});
