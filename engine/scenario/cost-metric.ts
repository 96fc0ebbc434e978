import { asFen, type Fen } from '../values/money';
import { allotFund } from './allot-fund';
import { listEntries } from './fund-entry';
import type { Trial } from './run-trial';
import type { ScenarioModel } from './scenario-model';
import { bandOf } from './summarise-trials';
import { totalScenario } from './total-scenario';

/** What is looked at along the values of a figure: the expected cost, a band of the trials, or what funds leave unpaid. */
export const costMetrics = ['total', 'p10', 'p50', 'p90', 'unmet'] as const;
export type CostMetric = (typeof costMetrics)[number];

/** Tells whether a metric is one of trials. */
export function needsTrials(metric: CostMetric): metric is 'p10' | 'p50' | 'p90' {
  return metric !== 'total' && metric !== 'unmet';
}

/** Measures a scenario by its stated values, in one of its years or, where that is null, in all. */
export function measureStated(model: ScenarioModel, metric: 'total' | 'unmet', year: number | null): Fen {
  if (metric === 'total')
    return sum(
      totalScenario(model)
        .years.filter((each) => year === null || each.year === year)
        .map(({ expected }) => expected),
    );
  const { funds, years } = model.scenario;
  const results = funds.map((fund) => allotFund(fund, listEntries(model, fund), years));
  return sum(results.flatMap((result) => unmetOf(result.years, result.fund.waiting, year)));
}

/** Measures a scenario by its trials, in one of its years or, where that is null, in all. Throws for no trials. */
export function measureTrials(
  { scenario }: ScenarioModel,
  trials: readonly Trial[],
  metric: 'p10' | 'p50' | 'p90',
  year: number | null,
): Fen {
  const at = year === null ? null : scenario.years.indexOf(year);
  return bandOf(trials.map(({ total, expected }) => (at === null ? total : sum(expected[at] ?? []))))[metric];
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

function sum(parts: readonly bigint[]): Fen {
  return asFen(parts.reduce((total, part) => total + part, 0n));
}
