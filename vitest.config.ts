import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/repository/longest-first.ts';

const logTests = 'tests/log/**/*.test.ts';

/** Linux's folder for files in memory, where it has one with room: what tests write is gone with them, and there it waits for no disk. */
const temporaryFiles = (): string => {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 1e9 ? memory : tmpdir();
};

// Both orders are named, since files of the default order run after all others where there is one worker only.
const first = { groupOrder: 1 };
const last = { groupOrder: 2 };

export default defineConfig({
  test: {
    // Emulators and Chromium are processes of their own: on a small machine they need patience, not speed.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/repository/totals-reporter.ts'],
    globalSetup: ['./tests/log/log-folder.ts', './tests/iam/policy-server.ts'],
    // As many test files at once as there are cores, one after another in the same process: the SDK, zod, MJML and the rest are loaded once
    // in each, which takes longer than most files do. No module has state, and what a file does to its environment is put back.
    maxWorkers: '100%',
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Modules are loaded by Node as they are when they run, and not by Vite, which would make others of them first. Without Vitest's loader,
    // which is for mocks of modules; none is mocked, since all files of a process share them.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // What is first here is done last after the tests of a file.
    setupFiles: [
      './tests/modules/set-up.ts',
      './tests/worlds/put-back-environment.ts',
      './tests/worlds/folder-of-test-file.ts',
    ],
    env: {
      // Programs that tests start find what Node has compiled of their modules.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('./node_modules/.cache/node', import.meta.url)),
      TMPDIR: temporaryFiles(),
      // esbuild and tsc, which are written in Go, spend a third of their time on memory that they need for seconds only.
      GOGC: '300',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'suites',
          include: ['tests/**/*.test.ts'],
          exclude: [logTests],
          sequence: first,
        },
      },
      // Looks through what all others have logged.
      { extends: true, test: { name: 'log', include: [logTests], sequence: last } },
    ],
  },
});
