import { runTrial, type Trial } from '../../engine/scenario/run-trial';
import type { ScenarioModel } from '../../engine/scenario/scenario-model';
import type { Invocation } from './command';
import { fail } from '../ipc/host-failure';
import { readWhole } from './population-options';
import { printNote } from './print';

/** What bounds the trials of a scenario. */
export interface TrialLimits {
  readonly runs: number;
  readonly seed: number;
  /** Trials stop after this time, and what was tried counts. Units: seconds. */
  readonly seconds: number;
}

/** Units: milliseconds between two looks at the clock. */
const SLICE = 50;

/** Reads --runs, --seed and --seconds. Errors: UsageError. */
export function readTrialLimits(invocation: Invocation): TrialLimits {
  return {
    runs: readWhole(invocation, 'runs', [10, 1_000_000], 1000),
    seed: readWhole(invocation, 'seed', [0, 2 ** 31 - 1], 1),
    seconds: readWhole(invocation, 'seconds', [1, 86_400], 60),
  };
}

/**
 * Runs the trials of a scenario, telling how far it is. Where the time is up before, the first trials are what there
 * is; the same number of runs gives them again. Errors: scenario/cancelled.
 */
export async function runTrials(
  invocation: Invocation,
  model: ScenarioModel,
  { runs, seed, seconds }: TrialLimits,
): Promise<readonly Trial[]> {
  const trials: Trial[] = [];
  const stopped = new AbortController();
  const forget = invocation.host.onInterrupt?.(() => stopped.abort());
  const start = performance.now();
  let told = start;
  try {
    for (let slice = start; trials.length < runs; slice = performance.now()) {
      while (trials.length < runs && performance.now() - slice < SLICE)
        trials.push(runTrial(model, seed, trials.length));
      await new Promise((resolve) => setImmediate(resolve));
      if (stopped.signal.aborted) throw fail('scenario/cancelled', '已取消。', 'Cancelled.');
      const now = performance.now();
      if (now - told > 1000) {
        told = now;
        const share = `${Math.floor((trials.length / runs) * 100)}%`;
        printNote(invocation, { zh: `试算 ${share}`, en: `trials ${share}` });
      }
      if (now - start > seconds * 1000) break;
    }
  } finally {
    forget?.();
  }
  if (trials.length < runs)
    printNote(invocation, {
      zh: `时间已到，只试算了 ${trials.length} 次（共 ${runs} 次）。用 --runs ${trials.length} 可得到同样的结果，用 --seconds 放宽时间。`,
      en: `The time is up after ${trials.length} of ${runs} trials. --runs ${trials.length} gives the same again; --seconds allows more time.`,
    });
  return trials;
}
