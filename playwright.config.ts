import { defineConfig } from '@playwright/test';

/** Reads real windows of the built application (out/main/app.js); scripts/e2e.mjs builds it. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  // Only what hangs shall end by the clock: a busy machine takes its time.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // Keyboard focus is one for each display: virtual ones can be opened, the user's own screen is single.
  workers: process.platform === 'linux' ? 2 : 1,
  fullyParallel: false,
  // A window on a busy machine can be late in ways that no reader of its screen sees. What passed only when repeated
  // passes, and npm test names it with its reason: it is to be mended all the same.
  retries: 1,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
