import type { PolicyPlan } from '../../engine/compile/plan';
import { listUnpriced } from './list-rules';
import { openPopulation, type OpenInput } from './open-population';
import { payPopulation, type EngineName } from './pay-population';
import type { PopulationManifest } from './population-folder';
import type { TaskRun } from './task-run';
import { totalPayments, type YearTotals } from './total-payments';

export interface SimulateInput extends OpenInput {
  readonly plans: readonly PolicyPlan[];
  readonly years: readonly number[];
  readonly engine: EngineName;
}

export interface PopulationTotals {
  readonly manifest: Pick<PopulationManifest, 'kind' | 'enterprises' | 'origin'>;
  readonly years: readonly YearTotals[];
  /** What is promised without an amount; no total contains it. */
  readonly unpriced: readonly { readonly policy: string; readonly item: string; readonly label: string }[];
}

/** Computes what a population receives in each of some years. Errors: those of openPopulation and payPopulation. */
export async function simulatePopulation(input: SimulateInput, run: TaskRun): Promise<PopulationTotals> {
  const { plans, years, engine } = input;
  const population = await openPopulation(input, run);
  try {
    const { kind, enterprises, origin } = population.manifest;
    const totals: YearTotals[] = [];
    for (const year of years)
      totals.push(
        await totalPayments(population, await payPopulation(population, { plans, year, table: 'paid', engine }, run)),
      );
    return { manifest: { kind, enterprises, origin }, years: totals, unpriced: listUnpriced(plans) };
  } finally {
    await population.close();
  }
}
