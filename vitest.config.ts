import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'engine/**/*.test.ts',
      'main/**/*.test.ts',
      'renderer/**/*.test.ts',
      'test/{unit,golden,parity,property}/**/*.{test,spec}.ts',
      'test/architecture.spec.ts',
    ],
    environment: 'node',
    // The default leaves one core idle, which on two cores is half of the time.
    maxWorkers: '100%',
    // On a busy machine what takes a second takes ten.
    testTimeout: 60_000,
    // A run that finds no test is a broken run.
    passWithNoTests: false,
  },
});
