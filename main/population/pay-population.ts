import type { DuckDBConnection } from '@duckdb/node-api';
import type { PolicyPlan } from '../../engine/compile/plan';
import type { Diagnostic } from '../../engine/diagnostics/diagnostic';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { compileSql, type SqlProgram } from '../../engine/sql/compile-sql';
import { listFactTables } from '../../engine/sql/fact-tables';
import type { SqlStatement } from '../../engine/sql/write-statements';
import { literal, quoted } from './database-values';
import { listPayingRules, type PayingRule } from './list-rules';
import type { OpenPopulation } from './open-population';
import { breathe, withDatabase, type TaskRun } from './task-run';

export type EngineName = 'duckdb' | 'interpreter';

/** The payments of one year in a table of the database. */
export interface PaidTable {
  /** `e, k, n, d, lo, hi`: one row for each payment; hi NULL has no upper end. */
  readonly table: string;
  readonly year: number;
  readonly rules: readonly PayingRule[];
  /** Enterprises the interpreter computed. */
  readonly interpreted: number;
  readonly engine: EngineName;
  /** Why the interpreter computed all, where it was not asked to. */
  readonly notExpressible: readonly Diagnostic[];
}

export interface PayInput {
  readonly plans: readonly PolicyPlan[];
  readonly year: number;
  readonly table: string;
  readonly engine: EngineName;
}

/** Enterprises that go through the interpreter at a time. */
const CHUNK = 1_000;

/**
 * Computes what everybody receives for the events of a year: in SQL, and by the interpreter where SQL defers or cannot
 * say what a policy means. Both write the same rows. Errors: population/cancelled, population/no-space.
 */
export async function payPopulation(population: OpenPopulation, input: PayInput, run: TaskRun): Promise<PaidTable> {
  const { plans, year, table, engine } = input;
  const { connection, vocabulary } = population;
  const rules = listPayingRules(plans);
  const place = new Map(rules.map((each) => [`${each.policy}/${each.rule}`, each.k]));
  return withDatabase(connection, run, async () => {
    const compile = (missingFacts: 'defer' | 'resolve') =>
      compileSql(plans, { year, vocabulary, dialect: 'duckdb', missingFacts });
    const compiled = engine === 'duckdb' ? compile('defer') : null;
    const program = compiled?.value ?? null;
    await connection.run(
      `CREATE OR REPLACE TABLE ${quoted(table)} (e INTEGER, k INTEGER, n INTEGER, d DATE, lo HUGEINT, hi HUGEINT)`,
    );
    let left: readonly number[];
    if (program) {
      run.progress({ step: { zh: `测算 ${year} 年`, en: `computing ${year}` }, share: null });
      await insertLines(connection, table, program, place);
      left = await listDeferred(connection, program.statements.deferred);
      const open = left.length > 0 ? compile('resolve').value : null;
      // The statement with intervals is dear: only enterprises of which a fact is missing go through it.
      if (open)
        left = await withOnly(population, left, async () => {
          await insertLines(connection, table, open, place);
          return listDeferred(connection, open.statements.deferred);
        });
    } else {
      const reader = await connection.runAndReadAll('SELECT e FROM enterprise ORDER BY e');
      left = reader.getRows().map(([e]) => Number(e));
    }
    for (let start = 0; start < left.length; start += CHUNK) {
      const step = { zh: `逐家测算 ${year} 年`, en: `computing ${year} one by one` };
      run.progress({ step, share: start / left.length });
      const enterprises = await population.readEnterprises(left.slice(start, start + CHUNK));
      const rows = enterprises.flatMap(([e, enterprise]) =>
        simulateEnterprise(plans, enterprise, { year, vocabulary }).lines.map((line) => {
          const k = place.get(`${line.policy}/${line.rule}`);
          if (k === undefined) throw new Error(`a payment under ${line.policy}/${line.rule}, which is no rule`);
          const n = /\[(\d+)\]/.exec(line.events.length === 1 ? (line.events[0] ?? '') : '')?.[1] ?? '0';
          return `(${e}, ${k}, ${n}, DATE ${literal(line.date)}, ${line.amount.min}, ${line.amount.max ?? 'NULL'})`;
        }),
      );
      if (rows.length > 0) await connection.run(`INSERT INTO ${quoted(table)} VALUES ${rows.join(', ')}`);
      await breathe(run);
    }
    return {
      table,
      year,
      rules,
      interpreted: left.length,
      engine: program ? 'duckdb' : 'interpreter',
      notExpressible: compiled?.diagnostics ?? [],
    };
  });
}

async function insertLines(
  connection: DuckDBConnection,
  table: string,
  { rules, statements: { lines } }: SqlProgram,
  place: ReadonlyMap<string, number>,
): Promise<void> {
  const numbers = rules.map((each) => `(${each.number}, ${place.get(`${each.plan.id}/${each.rule.id}`)})`);
  const renumber =
    numbers.length === 0
      ? '(SELECT 0 AS r, 0 AS k WHERE FALSE)'
      : `(SELECT * FROM (VALUES ${numbers.join(', ')}) AS f(r, k))`;
  await connection.run(
    `INSERT INTO ${quoted(table)} SELECT CAST(s.e AS INTEGER), CAST(f.k AS INTEGER), CAST(s.n AS INTEGER), s.d, ` +
      `CAST(s.lo AS HUGEINT), CAST(s.hi AS HUGEINT) FROM (${lines.text}) s JOIN ${renumber} f ON f.r = s.r`,
    [...lines.parameters],
  );
}

async function listDeferred(
  connection: DuckDBConnection,
  { text, parameters }: SqlStatement,
): Promise<readonly number[]> {
  const reader = await connection.runAndReadAll(`${text} ORDER BY e`, [...parameters]);
  return reader.getRows().map(([e]) => Number(e));
}

/** Lets statements see some enterprises only: their rows in temporary tables, which are found before the others. */
async function withOnly<Result>(
  { connection, vocabulary }: OpenPopulation,
  numbers: readonly number[],
  work: () => Promise<Result>,
): Promise<Result> {
  const tables = listFactTables(vocabulary).map(({ name }) => quoted(name));
  await connection.run('CREATE OR REPLACE TEMP TABLE chosen_ones (e INTEGER)');
  try {
    for (let start = 0; start < numbers.length; start += 10_000) {
      const some = numbers.slice(start, start + 10_000).map((number) => `(${number})`);
      await connection.run(`INSERT INTO temp.chosen_ones VALUES ${some.join(', ')}`);
    }
    for (const table of tables)
      await connection.run(
        `CREATE TEMP TABLE ${table} AS SELECT t.* FROM main.${table} t SEMI JOIN temp.chosen_ones o ON o.e = t.e`,
      );
    return await work();
  } finally {
    for (const table of [...tables, 'chosen_ones']) await connection.run(`DROP TABLE IF EXISTS temp.${table}`);
  }
}
