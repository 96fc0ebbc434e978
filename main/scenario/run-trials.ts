import { runTrial, type Trial } from '../../engine/scenario/run-trial';
import type { ScenarioModel } from '../../engine/scenario/scenario-model';

/** What bounds the trials of a scenario. */
export interface TrialLimits {
  readonly runs: number;
  readonly seed: number;
  /** Trials stop after this time, and what was tried counts. Units: seconds. */
  readonly seconds: number;
}

/** Units: milliseconds between two looks at the clock. */
const SLICE = 50;

/**
 * Runs the trials of a scenario, and lets others work between them: `pause` throws to stop them. Where the time is up
 * before, the first trials are what there is; the same number of runs gives them again.
 */
export async function runTrials(
  model: ScenarioModel,
  { runs, seed, seconds }: TrialLimits,
  pause: (done: number) => Promise<void>,
): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  const start = performance.now();
  for (let slice = start; trials.length < runs; slice = performance.now()) {
    while (trials.length < runs && performance.now() - slice < SLICE) trials.push(runTrial(model, seed, trials.length));
    await pause(trials.length);
    if (performance.now() - start > seconds * 1000) break;
  }
  return trials;
}
