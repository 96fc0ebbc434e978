import type { PolicyPlan } from '../../engine/compile/plan';
import { compareTables, type DirectionTotal } from './compare-population';
import { openPopulation, type OpenInput } from './open-population';
import { payPopulation, type EngineName, type PaidTable } from './pay-population';
import type { TaskRun } from './task-run';
import { totalPayments, type YearTotals } from './total-payments';

export interface SweepInput extends OpenInput {
  /** What the figure is set to, and the policies with it. */
  readonly variants: readonly { readonly value: string; readonly plans: readonly PolicyPlan[] }[];
  readonly year: number;
  readonly engine: EngineName;
}

export interface SweepPoint {
  readonly value: string;
  readonly totals: YearTotals;
  /** Who gains and loses against the value before; null for the first. */
  readonly step: readonly DirectionTotal[] | null;
}

/** Computes a population under one figure after another: the curve of its cost. */
export async function sweepPopulation(input: SweepInput, run: TaskRun): Promise<readonly SweepPoint[]> {
  const { variants, year, engine } = input;
  const population = await openPopulation(input, run);
  try {
    const points: SweepPoint[] = [];
    let before: PaidTable | null = null;
    for (const [index, { value, plans }] of variants.entries()) {
      run.progress({ step: { zh: `取值 ${value}`, en: `value ${value}` }, share: index / variants.length });
      // Two tables in turn: the last one is what the next is compared with.
      const table = `paid_${index % 2}`;
      const paid: PaidTable = await payPopulation(population, { plans, year, table, engine }, run);
      const step = before && (await compareTables(population, before, paid));
      points.push({ value, totals: await totalPayments(population, paid), step });
      before = paid;
    }
    return points;
  } finally {
    await population.close();
  }
}
