import type { Rational } from '../values/rational';
import { isFunded } from './check-scenario';
import { drawValues } from './draw-values';
import type { Fund } from './scenario';
import type { ScenarioModel } from './scenario-model';
import { sumGroups, type GroupSums } from './sum-groups';

/** What one trial comes to. Units: fen. */
export interface Trial {
  readonly total: bigint;
  /** By year of the scenario, then by measure: expected cost. */
  readonly expected: readonly (readonly bigint[])[];
  /** By fund, then by year. */
  readonly funds: readonly (readonly FundBalance[])[];
}

/** What a fund grants and leaves unpaid in a year. Units: fen. */
export interface FundBalance {
  readonly granted: bigint;
  readonly unmet: bigint;
}

/** Runs one trial of a scenario. Shape: it follows from the seed and the number of the trial alone. */
export function runTrial(model: ScenarioModel, seed: number, trial: number): Trial {
  return tryValues(model, drawValues(model.scenario.assumptions, seed, trial));
}

/** Computes a scenario under other values of its assumptions. */
export function tryValues(model: ScenarioModel, values: readonly Rational[]): Trial {
  const { scenario, measures } = model;
  const sums = sumGroups(model, values);
  const expected = scenario.years.map((year) => sums.expected.get(year) ?? measures.map(() => 0n));
  const total = expected.flat().reduce((sum, fen) => sum + fen, 0n);
  return { total, expected, funds: scenario.funds.map((fund) => balanceFund(model, fund, sums)) };
}

/** A fund grants what it has or what is asked, whichever is less: the order decides who, not how much. */
function balanceFund(
  { scenario, measures }: ScenarioModel,
  fund: Fund,
  { claimed }: GroupSums,
): readonly FundBalance[] {
  const own = measures.flatMap((measure, index) => (isFunded(fund, measure) ? [index] : []));
  let [carried, waiting] = [0n, 0n];
  return scenario.years.map((year) => {
    let asked = waiting;
    for (let month = year * 12; month < (year + 1) * 12; month += 1) {
      const row = claimed.get(month);
      if (row) for (const index of own) asked += row[index] ?? 0n;
    }
    const available = (fund.sizes.get(year) ?? fund.size) + carried;
    const granted = asked < available ? asked : available;
    carried = fund.carryOver ? available - granted : 0n;
    waiting = fund.waiting ? asked - granted : 0n;
    return { granted, unmet: asked - granted };
  });
}
