import dynalite from 'dynalite';
import * as z from 'zod';
import { runAsChild } from '../process/run-as-child.ts';
import { checkStore } from './check-store.ts';

const settingsSchema = z.object({ path: z.string() });

await runAsChild(async (settings) => {
  const { path } = settingsSchema.parse(settings);
  await checkStore(path);
  return dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
});
