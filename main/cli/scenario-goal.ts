import {
  costMetrics,
  measureStated,
  measureTrials,
  needsTrials,
  type CostMetric,
} from '../../engine/scenario/cost-metric';
import { readMoney } from '../../engine/scenario/read-funds';
import type { ScenarioModel } from '../../engine/scenario/scenario-model';
import type { CostPoint, Goal } from '../../engine/scenario/seek-goal';
import { asFen, type Fen } from '../../engine/values/money';
import { UsageError, type Invocation } from './command';
import { readWhole } from './population-options';
import { readTrialLimits, tryModel } from './try-model';

/** Reads --goal, such as `p90<=3000万元`. Errors: UsageError. */
export function readGoal({ values }: Invocation): { readonly metric: CostMetric; readonly goal: Goal } {
  const match = /^\s*(\w+)\s*(<=|≤|>=|≥)\s*(.+)$/.exec(values['goal'] ?? '');
  const metric = costMetrics.find((each) => each === match?.[1]?.toLowerCase());
  const amount = match?.[3] === undefined ? null : readMoney(match[3].trim());
  if (metric && amount !== null)
    return { metric, goal: { comparison: match?.[2] === '<=' || match?.[2] === '≤' ? 'atMost' : 'atLeast', amount } };
  throw new UsageError({
    zh: `--goal 应写成 p90<=3000万元；可用：${costMetrics.join('、')}，<= 或 >=`,
    en: `--goal takes p90<=3000万元; there are ${costMetrics.join(', ')}, and <= or >=`,
  });
}

/** Reads --metric, by default the expected cost. Errors: UsageError. */
export function readMetric({ values }: Invocation): CostMetric {
  const typed = values['metric'] ?? 'total';
  const metric = costMetrics.find((each) => each === typed);
  if (metric) return metric;
  throw new UsageError({
    zh: `--metric 可用：${costMetrics.join('、')}`,
    en: `--metric takes ${costMetrics.join(', ')}`,
  });
}

/** Measures a scenario: of the year of --year, or of all its years. Errors: UsageError for a year it does not have. */
export async function measureScenario(invocation: Invocation, model: ScenarioModel, metric: CostMetric): Promise<Fen> {
  const { years } = model.scenario;
  const year = invocation.values['year'] === undefined ? null : readWhole(invocation, 'year', [1990, 2100]);
  if (year !== null && !years.includes(year))
    throw new UsageError({
      zh: `情景不含 ${year} 年，只有 ${years.join('、')}`,
      en: `The scenario has no ${year}, only ${years.join(', ')}`,
    });
  if (!needsTrials(metric)) return measureStated(model, metric, year);
  const trials = await tryModel(invocation, model, readTrialLimits(invocation));
  return measureTrials(model, trials, metric, year);
}

/** Names points for the curve of a cost. */
export function pointsOf(values: readonly string[], costs: readonly Fen[]): readonly CostPoint[] {
  return values.map((value, index) => ({ value, cost: costs[index] ?? asFen(0) }));
}
