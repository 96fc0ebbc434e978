import type { CostPoint, Goal } from '../../engine/scenario/seek-goal';
import { readMoney } from '../../engine/scenario/read-funds';
import { allotFund } from '../../engine/scenario/allot-fund';
import { listEntries } from '../../engine/scenario/fund-entry';
import type { Trial } from '../../engine/scenario/run-trial';
import type { ScenarioModel } from '../../engine/scenario/scenario-model';
import { bandOf } from '../../engine/scenario/summarise-trials';
import { totalScenario } from '../../engine/scenario/total-scenario';
import { asFen, type Fen } from '../../engine/values/money';
import { UsageError, type Invocation } from './command';
import { readWhole } from './population-options';
import { readTrialLimits, runTrials } from './run-trials';

/** What is looked at along the values of a figure: the expected cost, a band of the trials, or what funds leave unpaid. */
export const metrics = ['total', 'p10', 'p50', 'p90', 'unmet'] as const;
export type Metric = (typeof metrics)[number];

/** Reads --goal, such as `p90<=3000万元`. Errors: UsageError. */
export function readGoal({ values }: Invocation): { readonly metric: Metric; readonly goal: Goal } {
  const match = /^\s*(\w+)\s*(<=|≤|>=|≥)\s*(.+)$/.exec(values['goal'] ?? '');
  const metric = metrics.find((each) => each === match?.[1]?.toLowerCase());
  const amount = match?.[3] === undefined ? null : readMoney(match[3].trim());
  if (metric && amount !== null)
    return { metric, goal: { comparison: match?.[2] === '<=' || match?.[2] === '≤' ? 'atMost' : 'atLeast', amount } };
  throw new UsageError({
    zh: `--goal 应写成 p90<=3000万元；可用：${metrics.join('、')}，<= 或 >=`,
    en: `--goal takes p90<=3000万元; there are ${metrics.join(', ')}, and <= or >=`,
  });
}

/** Reads --metric, by default the expected cost. Errors: UsageError. */
export function readMetric({ values }: Invocation): Metric {
  const typed = values['metric'] ?? 'total';
  const metric = metrics.find((each) => each === typed);
  if (metric) return metric;
  throw new UsageError({ zh: `--metric 可用：${metrics.join('、')}`, en: `--metric takes ${metrics.join(', ')}` });
}

/** Measures a scenario: of the year of --year, or of all its years. Errors: UsageError for a year it does not have. */
export async function measureScenario(invocation: Invocation, model: ScenarioModel, metric: Metric): Promise<Fen> {
  const { years } = model.scenario;
  const year = invocation.values['year'] === undefined ? null : readWhole(invocation, 'year', [1990, 2100]);
  if (year !== null && !years.includes(year))
    throw new UsageError({
      zh: `情景不含 ${year} 年，只有 ${years.join('、')}`,
      en: `The scenario has no ${year}, only ${years.join(', ')}`,
    });
  const sum = (parts: readonly bigint[]): Fen => asFen(parts.reduce((total, part) => total + part, 0n));
  if (metric === 'total') {
    const cost = totalScenario(model);
    return sum(cost.years.filter((each) => year === null || each.year === year).map(({ expected }) => expected));
  }
  if (metric === 'unmet') {
    const funds = model.scenario.funds.map((fund) => allotFund(fund, listEntries(model, fund), years));
    return sum(funds.flatMap((fund) => unmetOf(fund.years, fund.fund.waiting, year)));
  }
  const trials = await runTrials(invocation, model, readTrialLimits(invocation));
  const at = year === null ? null : years.indexOf(year);
  const amount = ({ total, expected }: Trial): bigint => (at === null ? total : sum(expected[at] ?? []));
  return bandOf(trials.map(amount))[metric];
}

/** What waits is asked for again, so that only what the last year leaves is unmet over all years. */
function unmetOf(
  years: readonly { readonly year: number; readonly unmet: Fen }[],
  waiting: boolean,
  year: number | null,
): readonly Fen[] {
  const looked = year !== null ? years.filter((each) => each.year === year) : waiting ? years.slice(-1) : years;
  return looked.map(({ unmet }) => unmet);
}

/** Names points for the curve of a cost. */
export function pointsOf(values: readonly string[], costs: readonly Fen[]): readonly CostPoint[] {
  return values.map((value, index) => ({ value, cost: costs[index] ?? asFen(0) }));
}
