import * as z from 'zod';
import { runAsChild } from '../process/run-as-child.ts';
import { checkStore } from './check-store.ts';
import { createDynamoDb } from './create-dynamo-db.ts';

const settingsSchema = z.object({ path: z.string() });

await runAsChild(async (settings) => {
  const { path } = settingsSchema.parse(settings);
  await checkStore(path);
  return createDynamoDb({ path });
});
