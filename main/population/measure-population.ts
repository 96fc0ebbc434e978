import type { PolicyPlan } from '../../engine/compile/plan';
import { concludeTargets, tallyTargets, type TargetTally } from '../../engine/simulate/measure-targets';
import { isWithin } from '../../engine/vocabulary/region-hierarchy';
import type { ImpactTarget, ImpactTargets } from '../ipc/population-contract';
import type { HeldPopulation } from './hold-population';
import type { OpenPopulation } from './open-population';
import { breathe, type TaskRun } from './task-run';

/** Enterprises that are measured at a time. */
const CHUNK = 2_000;

/**
 * Measures the targets of the draft on a population, at the end of a year, by the interpreter: each enterprise of the
 * regions that have targets once. Errors: population/cancelled.
 */
export async function measurePopulation(
  { population, world }: HeldPopulation,
  year: number,
  run: TaskRun,
): Promise<ImpactTargets> {
  return { year, targets: await measurePlans(population, world.draft.plans, year, run) };
}

/** Measures the targets of plans on a population, at the end of a year. Errors: population/cancelled. */
export async function measurePlans(
  population: OpenPopulation,
  plans: readonly PolicyPlan[],
  year: number,
  run: TaskRun,
): Promise<readonly ImpactTarget[]> {
  const { vocabulary } = population;
  const measured = plans.filter(({ targets }) => targets.some(({ counts }) => counts !== null));
  const numbers = await listEnterprises(population, measured);
  const tallies = new Map<PolicyPlan, (readonly (TargetTally | null)[])[]>(measured.map((plan) => [plan, []]));
  for (let start = 0; start < numbers.length; start += CHUNK) {
    const step = { zh: `检验 ${year} 年底的目标`, en: `measuring targets at the end of ${year}` };
    run.progress({ step, share: start / numbers.length });
    const enterprises = (await population.readEnterprises(numbers.slice(start, start + CHUNK))).map(([, each]) => each);
    for (const [plan, own] of tallies) own.push(tallyTargets(plan, enterprises, year, vocabulary));
    await breathe(run);
  }
  return plans.flatMap((plan) =>
    concludeTargets(plan, tallies.get(plan) ?? []).map(({ target, low, high, met, population: of }): ImpactTarget => ({
      policy: plan.id,
      policyTitle: plan.title,
      id: target.id,
      clause: target.from.clause,
      indicator: target.indicator,
      comparison: target.comparison,
      value: target.value,
      tolerance: target.tolerance,
      unit: target.unit,
      by: target.by,
      everyYear: target.everyYear,
      measured: low && high && of !== null ? { low, high, of } : null,
      met,
    })),
  );
}

/** The enterprises that sit in the region of one of some policies. */
async function listEnterprises(
  { connection }: OpenPopulation,
  plans: readonly PolicyPlan[],
): Promise<readonly number[]> {
  const known = await connection.runAndReadAll('SELECT DISTINCT region FROM enterprise WHERE region IS NOT NULL');
  const regions = known
    .getRows()
    .map(([region]) => String(region))
    .filter((region) => plans.some((plan) => isWithin(region.padStart(6, '0'), plan.region)));
  if (regions.length === 0) return [];
  const reader = await connection.runAndReadAll(
    `SELECT e FROM enterprise WHERE region IN (${regions.join(', ')}) ORDER BY e`,
  );
  return reader.getRows().map(([e]) => Number(e));
}
