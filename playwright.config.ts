import { defineConfig } from '@playwright/test';

/** Reads real windows of the built application (out/main/app.js); scripts/e2e.mjs builds it and gives a display. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Only what hangs shall end by the clock: a busy machine takes its time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // One window at a time: keyboard focus is one.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
