import type { Trial } from '../../engine/scenario/run-trial';
import type { ScenarioModel } from '../../engine/scenario/scenario-model';
import { fail } from '../ipc/host-failure';
import { runTrials, type TrialLimits } from '../scenario/run-trials';
import type { Invocation } from './command';
import { readWhole } from './population-options';
import { printNote } from './print';

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
export async function tryModel(
  invocation: Invocation,
  model: ScenarioModel,
  limits: TrialLimits,
): Promise<readonly Trial[]> {
  const { runs } = limits;
  const stopped = new AbortController();
  const forget = invocation.host.onInterrupt?.(() => stopped.abort());
  let told = performance.now();
  const pause = async (done: number): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    if (stopped.signal.aborted) throw fail('scenario/cancelled', '已取消。', 'Cancelled.');
    const now = performance.now();
    if (now - told <= 1000) return;
    told = now;
    const share = `${Math.floor((done / runs) * 100)}%`;
    printNote(invocation, { zh: `试算 ${share}`, en: `trials ${share}` });
  };
  try {
    const trials = await runTrials(model, limits, pause);
    if (trials.length < runs)
      printNote(invocation, {
        zh: `时间已到，只试算了 ${trials.length} 次（共 ${runs} 次）。用 --runs ${trials.length} 可得到同样的结果，用 --seconds 放宽时间。`,
        en: `The time is up after ${trials.length} of ${runs} trials. --runs ${trials.length} gives the same again; --seconds allows more time.`,
      });
    return trials;
  } finally {
    forget?.();
  }
}
