import type { BundleCoverage } from '../../schemas/generated/types';
import type { CheckedExample } from '../check/checked-policy';
import type { PolicyPlan } from '../compile/plan';
import { listTargets } from '../coverage/coverage-target';
import { exercises } from '../coverage/exercise';
import { runExamples } from '../simulate/run-examples';
import type { Vocabulary } from '../vocabulary/vocabulary';

/**
 * Writes which rules, limits, exclusions, sanctions and ends of the window the worked examples show. An example that
 * fails shows nothing; whether examples tell readings apart is no part of the rules.
 *
 * Cost: one simulation for each example.
 */
export function writeCoverage(
  plan: PolicyPlan,
  examples: readonly CheckedExample[],
  vocabulary: Vocabulary,
): BundleCoverage {
  const trials = runExamples(plan, examples, vocabulary)
    .filter(({ passed }) => passed)
    .map(({ task, result }) => ({ name: task.name, enterprise: task.enterprise, year: task.year, result }));
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
