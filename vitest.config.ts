import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Emulators and Chromium are processes of their own: on a small machine they need patience, not speed.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './tests/totals-reporter.ts'],
  },
});
