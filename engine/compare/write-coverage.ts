import type { BundleCoverage } from '../../schemas/generated/types';
import type { PolicyPlan } from '../compile/plan';
import { listTargets } from '../coverage/coverage-target';
import { exercises } from '../coverage/exercise';
import type { ExampleOutcome } from '../simulate/run-examples';
import type { Vocabulary } from '../vocabulary/vocabulary';

/**
 * Writes which rules, limits, exclusions, sanctions and ends of the window the worked examples show. An example that
 * fails shows nothing; whether examples tell readings apart is no part of the rules.
 */
export function writeCoverage(
  plan: PolicyPlan,
  outcomes: readonly ExampleOutcome[],
  vocabulary: Vocabulary,
): BundleCoverage {
  const trials = outcomes
    .filter(({ passed }) => passed)
    .map(({ task, result }) => ({
      name: task.name,
      enterprise: task.enterprise,
      year: task.year,
      result,
      statesPromises: task.unquantified !== null,
    }));
  const targets = listTargets(plan, []).flatMap((target) => {
    if (target.kind === 'reading') return [];
    const showing = trials.filter((trial) => exercises(trial, target, plan, vocabulary)).map(({ name }) => name);
    const { id, kind, from, label } = target;
    return [{ id, kind, clause: from?.clause ?? null, label: { zh: label.zh, en: label.en }, examples: showing }];
  });
  return {
    shown: targets.filter(({ examples: showing }) => showing.length > 0).length,
    total: targets.length,
    targets,
  };
}
