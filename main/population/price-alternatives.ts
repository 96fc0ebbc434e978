import type { OpenReadings } from '../../engine/analyse/list-alternatives';
import { compareByStake, type AlternativePrice, type ReadingPrice } from '../../engine/analyse/reading-price';
import { largerStake, stakeBetween } from '../../engine/analyse/reading-stake';
import { asFen, type MoneyInterval } from '../../engine/values/money';
import type { ReadingPrices } from '../ipc/readings-contract';
import { compareTables, type DirectionTotal } from './compare-population';
import { openPopulation, type OpenInput, type OpenPopulation } from './open-population';
import { payPopulation, type EngineName, type PaidTable } from './pay-population';
import { breathe, type TaskRun } from './task-run';
import { totalBriefly } from './total-payments';

export interface PriceInput extends OpenInput {
  readonly open: OpenReadings;
  readonly year: number;
  readonly engine: EngineName;
}

/** Opens a population and prices every alternative reading on it. Errors: those of opening and paying. */
export async function priceOnPopulation(input: PriceInput, run: TaskRun): Promise<ReadingPrices> {
  const { open, year, engine } = input;
  const population = await openPopulation(input, run);
  try {
    const chosen = await payPopulation(population, { plans: open.plans, year, table: 'chosen', engine }, run);
    return await priceAlternatives(population, { open, year, engine, chosen }, run);
  } finally {
    await population.close();
  }
}

/**
 * Computes a population once more for every alternative reading, beside the other policies as they are read, and says
 * who gains and who loses. Errors: those of paying.
 */
export async function priceAlternatives(
  population: OpenPopulation,
  {
    open,
    year,
    engine,
    chosen,
  }: Pick<PriceInput, 'open' | 'year' | 'engine'> & { /** The payments as the policies are read. */ chosen: PaidTable },
  run: TaskRun,
): Promise<ReadingPrices> {
  const table = 'alternative';
  const quiet: TaskRun = { ...run, progress: () => undefined };
  const { total } = await totalBriefly(population, chosen);
  const count = open.readings.reduce((sum, { alternatives }) => sum + alternatives.length, 0);
  const readings: ReadingPrice<number>[] = [];
  let done = 0;
  try {
    for (const { policy, alternatives, ...reading } of open.readings) {
      const priced: AlternativePrice<number>[] = [];
      for (const { name, plan } of alternatives) {
        run.progress({ step: { zh: '逐一测算备选口径', en: 'pricing alternative readings' }, share: done / count });
        const plans = open.plans.map((each) => (each.id === policy.id ? plan : each));
        const paid = await payPopulation(population, { plans, year, table, engine }, quiet);
        priced.push(
          priceOf(
            name,
            total.amount,
            await compareTables(population, chosen, paid),
            await totalBriefly(population, paid),
          ),
        );
        done += 1;
        await breathe(run);
      }
      const atStake = priced.map((each) => each.atStake).reduce(largerStake, asFen(0));
      readings.push({
        ...reading,
        policy: policy.id,
        policyTitle: policy.title,
        total: total.amount,
        alternatives: priced,
        atStake,
      });
    }
  } finally {
    await population.connection.run(`DROP TABLE IF EXISTS ${table}`);
  }
  const { enterprises } = population.manifest;
  return { year, enterprises, total: total.amount, readings: readings.toSorted(compareByStake) };
}

function priceOf(
  name: string,
  before: MoneyInterval,
  directions: readonly DirectionTotal[],
  { total }: { readonly total: { readonly amount: MoneyInterval } },
): AlternativePrice<number> {
  const count = (wanted: DirectionTotal['direction']): number =>
    directions.find(({ direction }) => direction === wanted)?.enterprises ?? 0;
  return {
    name,
    total: total.amount,
    atStake: stakeBetween(before, total.amount),
    win: count('winners'),
    lose: count('losers'),
    shift: count('unclear'),
  };
}
