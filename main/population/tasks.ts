import { claimPopulation } from './claim-population';
import { comparePopulation } from './compare-population';
import { generatePopulation } from './generate-population';
import { importPopulation } from './import/import-population';
import { simulatePopulation } from './simulate-population';
import { sweepPopulation } from './sweep-population';
import type { TaskRun } from './task-run';

/** What the process of populations can be asked to do. */
export const tasks = {
  generate: generatePopulation,
  import: importPopulation,
  simulate: simulatePopulation,
  compare: comparePopulation,
  sweep: sweepPopulation,
  claims: claimPopulation,
} as const satisfies Readonly<Record<string, (input: never, run: TaskRun) => Promise<unknown>>>;

export type TaskName = keyof typeof tasks;
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0];
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;
