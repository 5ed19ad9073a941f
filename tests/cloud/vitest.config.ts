import { defineConfig } from 'vitest/config';

/** `npm run cloud`: not part of `npm test`, which needs no Python. */
export default defineConfig({
  test: {
    root: new URL('../..', import.meta.url).pathname,
    include: ['tests/cloud/**/*.cloud.ts'],
    globalSetup: 'tests/cloud/set-up.ts',
    experimental: { viteModuleRunner: false, nodeLoader: false },
    setupFiles: 'tests/worlds/folder-of-test-file.ts',
    testTimeout: 300_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
