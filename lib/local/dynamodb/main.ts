import dynalite from 'dynalite';
import * as z from 'zod';
import { closeServer, runAsChild } from '../process/run-as-child.ts';

const settingsSchema = z.object({ path: z.string() });

await runAsChild(async (settings) => {
  const { path } = settingsSchema.parse(settings);
  const server = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  return { server, close: () => closeServer(server) };
});
