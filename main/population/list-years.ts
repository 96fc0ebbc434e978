import type { ImpactYears } from '../ipc/population-contract';
import type { HeldPopulation } from './hold-population';
import { payPopulation } from './pay-population';
import type { ReadPolicies } from './read-world';
import { breathe, type TaskRun } from './task-run';
import { totalByMonths, type YearSums } from './total-payments';

/**
 * Computes several years under the baseline and under the draft; what was computed of the same policies before is
 * remembered, so that an edit costs the draft only. Errors: those of paying.
 */
export async function listYears(held: HeldPopulation, years: readonly number[], run: TaskRun): Promise<ImpactYears> {
  const { world } = held;
  const listed: ImpactYears['years'][number][] = [];
  for (const [index, year] of years.entries()) {
    const sides: YearSums[] = [];
    for (const [side, policies] of [world.baseline, world.draft].entries()) {
      const share = (index + side / 2) / years.length;
      run.progress({ step: { zh: `测算 ${year} 年`, en: `computing ${year}` }, share });
      sides.push(await held.remember(policies, year, () => sumYear(held, policies, year, run)));
      await breathe(run);
    }
    const [before, now] = sides;
    if (before && now) {
      const months = now.months.map((month) => ({ ...month, clause: null }));
      listed.push({ year, before: before.total, now: now.total, months });
    }
  }
  return { years: listed };
}

async function sumYear(
  { population }: HeldPopulation,
  { plans }: ReadPolicies,
  year: number,
  run: TaskRun,
): Promise<YearSums> {
  const table = 'of_year';
  const quiet: TaskRun = { ...run, progress: () => undefined };
  try {
    const paid = await payPopulation(population, { plans, year, table, engine: 'duckdb' }, quiet);
    return await totalByMonths(population, paid);
  } finally {
    await population.connection.run(`DROP TABLE IF EXISTS ${table}`);
  }
}
