import type { PolicyPlan } from '../../engine/compile/plan';
import type { OpenPopulation } from '../../main/population/open-population';
import { payPopulation } from '../../main/population/pay-population';
import type { TaskRun } from '../../main/population/task-run';

export interface EngineComparison {
  /** Payments under PostgreSQL. */
  readonly lines: number;
  /** Enterprises that PostgreSQL left to the interpreter. */
  readonly interpreted: number;
  /** What differs between two engines, in words. */
  readonly differences: readonly string[];
}

const engines = ['postgres', 'duckdb', 'interpreter'] as const;

/** Computes a population that has a server in three ways, and compares every line of every enterprise. */
export async function compareEngines(
  population: OpenPopulation,
  { plans, year }: { readonly plans: readonly PolicyPlan[]; readonly year: number },
  run: TaskRun,
): Promise<EngineComparison> {
  const { connection } = population;
  const count = async (text: string): Promise<number> =>
    Number((await connection.runAndReadAll(text)).getRows()[0]?.[0]);
  const differences: string[] = [];
  const interpreted: number[] = [];
  for (const engine of engines) {
    const paid = await payPopulation(population, { plans, year, table: engine, engine, few: 0 }, run);
    if (paid.engine !== engine) differences.push(`${engine} computed nothing: ${paid.notExpressible[0]?.message.en}`);
    interpreted.push(paid.interpreted);
  }
  if (interpreted[0] !== interpreted[1]) differences.push(`deferred: ${interpreted[0]} and ${interpreted[1]}`);
  for (const [one, other, columns] of [
    ['postgres', 'duckdb', 'e, k, n, d, lo, hi'],
    ['duckdb', 'postgres', 'e, k, n, d, lo, hi'],
    // The interpreter names the event of a line only where it is one.
    ['postgres', 'interpreter', 'e, k, d, lo, hi'],
    ['interpreter', 'postgres', 'e, k, d, lo, hi'],
  ] as const) {
    const only = `(SELECT ${columns} FROM ${one} EXCEPT ALL SELECT ${columns} FROM ${other})`;
    const found = await count(`SELECT count(*) FROM ${only}`);
    if (found > 0) differences.push(`${found} lines of ${one} are none of ${other}`);
  }
  return { lines: await count('SELECT count(*) FROM postgres'), interpreted: interpreted[0] ?? 0, differences };
}
