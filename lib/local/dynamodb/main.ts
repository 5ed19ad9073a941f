import dynalite from 'dynalite';
import * as z from 'zod';
import { runAsChild } from '../process/run-as-child.ts';

const settingsSchema = z.object({ path: z.string() });

await runAsChild((settings) => {
  const { path } = settingsSchema.parse(settings);
  return dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
});
