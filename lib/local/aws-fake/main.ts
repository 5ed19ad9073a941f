import { runAsChild } from '../process/run-as-child.ts';
import { settingsSchema } from './contract.ts';
import { awsFakeServer, createAwsFakeApp } from './create-aws-fake.ts';

await runAsChild(async (given) => awsFakeServer(await createAwsFakeApp(settingsSchema.parse(given))));
