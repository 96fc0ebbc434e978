import { toCanonicalValue } from '../../engine/bundle/decimal-text';
import { requiredFacts } from '../../engine/bundle/required-facts';
import type { PolicyPlan } from '../../engine/compile/plan';
import { hasColumn, listFactTables } from '../../engine/sql/fact-tables';
import type { Vocabulary } from '../../engine/vocabulary/vocabulary';
import { quoted } from './database-values';
import type { OpenPopulation } from './open-population';
import { putNumbers } from './put-numbers';

/** Enterprises in groups that policies cannot tell apart. */
export interface Twins {
  /** One of each group. */
  readonly firsts: readonly number[];
  /** Adds to a table of payments, for all others, what the first of their group is paid there. */
  copyPayments(table: string): Promise<void>;
  /** Lists some of the firsts with all of their groups. */
  withOthers(firsts: readonly number[]): readonly number[];
}

/**
 * Groups enterprises, for as long as the work lasts, by the facts that some policies read. Of those with an event that
 * counts each is a group of its own; of a list that tells of seat and size only, and of no event, a handful are left.
 */
export async function withTwins<Result>(
  { connection, vocabulary }: OpenPopulation,
  plans: readonly PolicyPlan[],
  numbers: readonly number[],
  work: (twins: Twins) => Promise<Result>,
): Promise<Result> {
  try {
    await putNumbers(connection, 'grouped_ones', numbers);
    await connection.run(`CREATE OR REPLACE TEMP TABLE twins AS ${writeGroups(plans, vocabulary)}`);
    const reader = await connection.runAndReadAll('SELECT e, first FROM temp.twins ORDER BY e');
    const [all = [], firstOf = []] = reader.getColumns();
    return await work({
      firsts: all.flatMap((e, at) => (e === firstOf[at] ? [Number(e)] : [])),
      copyPayments: async (table) => {
        await connection.run(
          `INSERT INTO ${quoted(table)} SELECT t.e, p.k, p.n, p.d, p.lo, p.hi FROM ${quoted(table)} p ` +
            `JOIN temp.twins t ON t.first = p.e WHERE t.e <> t.first`,
        );
      },
      withOthers: (firsts) => {
        const chosen = new Set(firsts);
        return all.flatMap((e, at) => (chosen.has(Number(firstOf[at])) ? [Number(e)] : []));
      },
    });
  } finally {
    for (const table of ['twins', 'grouped_ones']) await connection.run(`DROP TABLE IF EXISTS temp.${table}`);
  }
}

/** Writes the rows `e, first`. */
function writeGroups(plans: readonly PolicyPlan[], vocabulary: Vocabulary): string {
  const read = plans.map((plan) => requiredFacts(toCanonicalValue(plan), vocabulary.facts.collections));
  const kinds = new Set(read.flatMap(({ collections }) => collections.map(({ id }) => id)));
  const fields = new Set(read.flatMap(({ enterprise }) => enterprise));
  const columns = [...fields, ...[...kinds].map(hasColumn)].map((column) => `s.${quoted(column)}`);
  const tables = listFactTables(vocabulary).filter(({ collection }) => collection !== null && kinds.has(collection.id));
  const none = 'SELECT CAST(0 AS INTEGER) AS e WHERE FALSE';
  const busy = [none, ...tables.map(({ name }) => `SELECT e FROM main.${quoted(name)}`)].join(' UNION ALL ');
  const own = 'SELECT s.* FROM main.enterprise s SEMI JOIN temp.grouped_ones o ON o.e = s.e';
  return (
    `SELECT s.e, min(s.e) OVER (PARTITION BY ${columns.join(', ')}) AS first FROM (${own}) s ANTI JOIN (${busy}) b ON b.e = s.e ` +
    `UNION ALL SELECT s.e, s.e FROM (${own}) s SEMI JOIN (${busy}) b ON b.e = s.e`
  );
}
