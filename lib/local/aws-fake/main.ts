import { runAsChild } from '../process/run-as-child.ts';
import { settingsSchema } from './contract.ts';
import { createAwsFake } from './create-aws-fake.ts';

await runAsChild((given) => createAwsFake(settingsSchema.parse(given)));
