import type { PolicyPlan } from '../../engine/compile/plan';
import type { ImpactOverlap, ImpactTarget } from '../ipc/population-contract';
import { listUnpriced } from './list-rules';
import { measurePlans } from './measure-population';
import { openPopulation, type OpenInput } from './open-population';
import { payPopulation, type EngineName } from './pay-population';
import { overlapPayments } from './overlap-payments';
import type { PopulationManifest } from './population-folder';
import type { TaskRun } from './task-run';
import { totalByTitles, totalPayments, type NamedSum, type YearTotals } from './total-payments';

export interface SimulateInput extends OpenInput {
  readonly plans: readonly PolicyPlan[];
  readonly years: readonly number[];
  readonly engine: EngineName;
  /** Whether overlaps and targets are wanted beside the totals. */
  readonly report?: boolean;
}

export interface PopulationTotals {
  readonly manifest: Pick<PopulationManifest, 'kind' | 'enterprises' | 'origin'>;
  readonly years: readonly YearTotals[];
  /** One for each year, where they are wanted. */
  readonly reports: readonly YearReport[];
  /** What is promised without an amount; no total contains it. */
  readonly unpriced: readonly { readonly policy: string; readonly item: string; readonly label: string }[];
}

/** What a report says of a year beside its totals. */
export interface YearReport {
  readonly year: number;
  readonly titles: readonly NamedSum[];
  readonly overlap: ImpactOverlap;
  readonly targets: readonly ImpactTarget[];
}

/** Computes what a population receives in each of some years. Errors: those of openPopulation and payPopulation. */
export async function simulatePopulation(input: SimulateInput, run: TaskRun): Promise<PopulationTotals> {
  const { plans, years, engine } = input;
  const population = await openPopulation(input, run);
  try {
    const { kind, enterprises, origin } = population.manifest;
    const totals: YearTotals[] = [];
    const reports: YearReport[] = [];
    for (const year of years) {
      const paid = await payPopulation(population, { plans, year, table: 'paid', engine }, run);
      totals.push(await totalPayments(population, paid));
      if (input.report !== true) continue;
      reports.push({
        year,
        titles: await totalByTitles(population, paid),
        overlap: await overlapPayments(population, paid),
        targets: await measurePlans(population, plans, year, run),
      });
    }
    return { manifest: { kind, enterprises, origin }, years: totals, reports, unpriced: listUnpriced(plans) };
  } finally {
    await population.close();
  }
}
