import type { PolicyPlan } from '../../engine/compile/plan';
import type { Diagnostic } from '../../engine/diagnostics/diagnostic';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { compileSql } from '../../engine/sql/compile-sql';
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
    const compiled = engine === 'duckdb' ? compileSql(plans, { year, vocabulary, dialect: 'duckdb' }) : null;
    const program = compiled?.value ?? null;
    let left: readonly number[];
    if (program) {
      run.progress({ step: { zh: `测算 ${year} 年`, en: `computing ${year}` }, share: null });
      const { lines, deferred } = program.statements;
      const numbers = program.rules.map((each) => `(${each.number}, ${place.get(`${each.plan.id}/${each.rule.id}`)})`);
      const renumber =
        numbers.length === 0
          ? '(SELECT 0 AS r, 0 AS k WHERE FALSE)'
          : `(SELECT * FROM (VALUES ${numbers.join(', ')}) AS f(r, k))`;
      await connection.run(
        `CREATE OR REPLACE TABLE ${quoted(table)} AS SELECT CAST(s.e AS INTEGER) AS e, CAST(f.k AS INTEGER) AS k, ` +
          `CAST(s.n AS INTEGER) AS n, s.d, CAST(s.lo AS HUGEINT) AS lo, CAST(s.hi AS HUGEINT) AS hi ` +
          `FROM (${lines.text}) s JOIN ${renumber} f ON f.r = s.r`,
        [...lines.parameters],
      );
      const reader = await connection.runAndReadAll(`${deferred.text} ORDER BY e`, [...deferred.parameters]);
      left = reader.getRows().map(([e]) => Number(e));
    } else {
      await connection.run(
        `CREATE OR REPLACE TABLE ${quoted(table)} (e INTEGER, k INTEGER, n INTEGER, d DATE, lo HUGEINT, hi HUGEINT)`,
      );
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
