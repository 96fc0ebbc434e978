import { defineConfig } from 'vitest/config';

/** Tests that change the process or replace modules; each gets a process of its own. */
const apart = [
  'main/**/*.test.ts',
  'renderer/**/*.test.ts',
  'test/unit/archive-bombs.test.ts',
  'test/parity/case-routes.test.ts',
  'test/parity/postgres-population.test.ts',
];

const options = {
  environment: 'node',
  // On a busy machine what takes a second takes ten; only what hangs shall end by the clock.
  testTimeout: 180_000,
  hookTimeout: 180_000,
} as const;

export default defineConfig({
  test: {
    // The default leaves one core idle, which on two cores is half of the time.
    maxWorkers: '100%',
    // A run that finds no test is a broken run.
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...options,
          name: 'engine',
          include: ['engine/**/*.test.ts', 'test/{unit,golden,parity,property}/**/*.{test,spec}.ts', 'test/*.spec.ts'],
          exclude: apart,
          // Pure functions share nothing that one test could spoil for another; reading them in once saves a third.
          isolate: false,
        },
      },
      { test: { ...options, name: 'program', include: apart } },
    ],
  },
});
