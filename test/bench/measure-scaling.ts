import os from 'node:os';
import type { PolicyPlan } from '../../engine/compile/plan';
import { compileSql } from '../../engine/sql/compile-sql';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { openDatabase } from '../../main/population/fact-database';
import { summarise, type Times } from './measure';
import { fill } from './measure-population';

/** How often the policies stand beside one another, under other identifiers, to see what more measures cost. */
const COPIES = 10;

/** The totals of one population under some policies. */
export interface ScalingTimes {
  readonly enterprises: number;
  readonly copies: number;
  /** Units: milliseconds for the whole statement. */
  readonly times: Times;
  /** Of the process, with the tables in it. Units: mebibytes. */
  readonly resident: number;
}

/** Measures how the totals of SQL grow with enterprises and with measures. */
export async function measureScaling(
  plans: readonly PolicyPlan[],
  vocabulary: Vocabulary,
  sizes: readonly number[],
  rounds: number,
): Promise<readonly ScalingTimes[]> {
  const made: ScalingTimes[] = [];
  for (const enterprises of sizes) {
    made.push(await measureTotals(plans, vocabulary, { enterprises, copies: 1, rounds }));
    // Where fixed costs no longer count and the widest statement still ends soon.
    if (enterprises === 100_000) {
      made.push(await measureTotals(plans, vocabulary, { enterprises, copies: COPIES, rounds }));
    }
  }
  return made;
}

async function measureTotals(
  plans: readonly PolicyPlan[],
  vocabulary: Vocabulary,
  { enterprises, copies, rounds }: { readonly enterprises: number; readonly copies: number; readonly rounds: number },
): Promise<ScalingTimes> {
  const repeated = Array.from({ length: copies }, (_, copy) =>
    plans.map((plan) => (copy === 0 ? plan : { ...plan, id: `${plan.id}-${copy}` })),
  ).flat();
  const { value } = compileSql(repeated, { year: 2023, vocabulary, dialect: 'duckdb', missingFacts: 'defer' });
  if (!value) throw new Error('the copies of the sample policies compile to SQL');
  const { text, parameters } = value.statements.summary;
  const connection = await openDatabase({ threads: os.availableParallelism() });
  try {
    await fill(connection, enterprises, vocabulary);
    const taken: number[] = [];
    for (let round = -1; round < rounds; round += 1) {
      const start = performance.now();
      await connection.runAndReadAll(text, [...parameters]);
      if (round >= 0) taken.push(performance.now() - start);
    }
    const resident = process.memoryUsage.rss() / 2 ** 20;
    return { enterprises, copies, times: summarise(taken), resident };
  } finally {
    connection.closeSync();
  }
}
