import type { Rational } from '../values/rational';
import type { ScenarioModel } from './scenario-model';
import { settleAssumptions } from './settle-assumptions';
import { lateMonthsOf, valueClaim } from './value-claim';

/** Expected cost by year of the event and by month of the claim. Units: fen. */
export interface GroupSums {
  /** By year of the event, then by measure. */
  readonly expected: ReadonlyMap<number, readonly bigint[]>;
  /** By month of the claim (months since the year 0), then by measure. */
  readonly claimed: ReadonlyMap<number, readonly bigint[]>;
}

/** Sums what claims are expected to cost, under the stated values or those of a trial. Cost: linear in the groups. */
export function sumGroups({ scenario, measures, groups }: ScenarioModel, values?: readonly Rational[]): GroupSums {
  const settled = measures.map((measure) => settleAssumptions(scenario.assumptions, measure, values));
  const delays = settled.map(lateMonthsOf);
  const expected = new Map<number, bigint[]>(scenario.years.map((year) => [year, measures.map(() => 0n)]));
  const claimed = new Map<number, bigint[]>();
  const put = (sums: Map<number, bigint[]>, key: number, measure: number, fen: bigint): void => {
    if (fen === 0n) return;
    const row = sums.get(key) ?? measures.map(() => 0n);
    row[measure] = (row[measure] ?? 0n) + fen;
    sums.set(key, row);
  };
  for (const { measure, month, year, amount, count } of groups) {
    const assumed = settled[measure];
    if (!assumed) throw new Error('a group has a measure');
    const value = valueClaim(amount, assumed);
    put(expected, year, measure, value.expected * count);
    put(claimed, month, measure, (value.expected - value.late) * count);
    put(claimed, month + (delays[measure] ?? 0), measure, value.late * count);
  }
  return { expected, claimed };
}
