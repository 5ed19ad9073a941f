import { createServer } from 'node:http';
import { runAsChild } from '../../../lib/local/process/run-as-child.ts';

// As dynalite does with a request under way when its store is closed.
await runAsChild(async () =>
  createServer().on('close', () =>
    process.nextTick(() => {
      throw new Error('The store is closed.');
    }),
  ),
);
