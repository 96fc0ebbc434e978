import { defineConfig } from 'vitest/config';

/** Tests that change the process, its clock or its environment, or fill its memory; each gets a process of its own. */
const apart = [
  'main/io/zip.test.ts',
  'main/population/postgres/read-connection.test.ts',
  'renderer/worker/{engine,study}-client.test.ts',
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
          name: 'together',
          include: [
            '{engine,main,renderer}/**/*.test.ts',
            'test/{unit,golden,parity,property}/**/*.{test,spec}.ts',
            'test/*.spec.ts',
          ],
          exclude: apart,
          // What they share none of them changes; reading it in once saves a quarter of the time.
          isolate: false,
        },
      },
      // Projects run in the order of their names: these first, as the longest of all is among them.
      { test: { ...options, name: 'apart', include: apart } },
    ],
  },
});
