import type { PolicyPlan } from '../../engine/compile/plan';
import type { Diagnostic } from '../../engine/diagnostics/diagnostic';
import { simulateEnterprise } from '../../engine/simulate/simulate-enterprise';
import { compileSql, type SqlProgram } from '../../engine/sql/compile-sql';
import { literal, quoted } from './database-values';
import { duckdbEngine } from './duckdb-engine';
import { withTwins } from './find-twins';
import { listPayingRules, type PayingRule } from './list-rules';
import type { OpenPopulation } from './open-population';
import type { StatementEngine } from './statement-engine';
import { breathe, withDatabase, type TaskRun } from './task-run';

export type EngineName = 'duckdb' | 'postgres' | 'interpreter';

/** The payments of one year in a table of the database. */
export interface PaidTable {
  /** `e, k, n, d, lo, hi`: one row for each payment; hi NULL has no upper end. */
  readonly table: string;
  readonly year: number;
  readonly rules: readonly PayingRule[];
  /** Enterprises the interpreter computed, or others of the same facts: facts are missing that compete, or of few only. */
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
  /** Up to how many enterprises of which a fact is missing go to the interpreter at once. */
  readonly few?: number;
}

/** Enterprises of which a fact is missing that the interpreter computes sooner than a statement with intervals is planned. */
const FEW = 500;

/** Enterprises that go through the interpreter at a time. */
const CHUNK = 1_000;

/**
 * Computes what everybody receives for the events of a year: in SQL, and by the interpreter where SQL defers or cannot
 * say what a policy means. Both write the same rows. Errors: population/cancelled, population/no-space; those of the
 * server, where one computes.
 */
export async function payPopulation(population: OpenPopulation, input: PayInput, run: TaskRun): Promise<PaidTable> {
  const { plans, year, table, engine, few = FEW } = input;
  const { connection, vocabulary } = population;
  const rules = listPayingRules(plans);
  const place = new Map(rules.map((each) => [`${each.policy}/${each.rule}`, each.k]));
  return withDatabase(connection, run, async () => {
    const dialect = engine === 'postgres' ? 'postgres' : 'duckdb';
    const compiled =
      engine === 'interpreter' ? null : compileSql(plans, { year, vocabulary, dialect, missingFacts: 'defer' });
    const program = compiled?.value ?? null;
    await createPayments(population, table);
    let left: readonly number[];
    if (program) {
      const statements = await chooseEngine(population, engine, run);
      run.progress({ step: { zh: `测算 ${year} 年`, en: `computing ${year}` }, share: null });
      await statements.insertLines(table, program, numberRows(program, place));
      left = await statements.listEnterprises(program.statements.deferred);
      left = await payGaps(population, { plans, year, table, left, few, statements }, run);
    } else {
      const reader = await connection.runAndReadAll('SELECT e FROM enterprise ORDER BY e');
      left = reader.getRows().map(([e]) => Number(e));
      await interpret(population, { plans, year, table, left }, run);
    }
    return {
      table,
      year,
      rules,
      interpreted: left.length,
      engine: program ? engine : 'interpreter',
      notExpressible: compiled?.diagnostics ?? [],
    };
  });
}

/** Makes an empty table of payments. */
export async function createPayments({ connection }: OpenPopulation, table: string): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TABLE ${quoted(table)} (e INTEGER, k INTEGER, n INTEGER, d DATE, lo HUGEINT, hi HUGEINT)`,
  );
}

interface LeftInput {
  readonly plans: readonly PolicyPlan[];
  readonly year: number;
  readonly table: string;
  /** Enterprises of which a fact is missing that a plan reads. */
  readonly left: readonly number[];
}

interface GapsInput extends LeftInput {
  /** As of payPopulation. */
  readonly few?: number;
  readonly statements: StatementEngine;
}

/**
 * Adds the payments of enterprises of which a fact is missing. Many of them are alike, as where a list was not imported
 * at all: one of each group is computed, and the others are paid the same. Shape: those the interpreter computed, and
 * those like them. Errors: those of payPopulation.
 */
export async function payGaps(population: OpenPopulation, input: GapsInput, run: TaskRun): Promise<readonly number[]> {
  const { plans, table, left, few = FEW } = input;
  if (left.length <= few) return payEach(population, input, run);
  return withTwins(population, plans, left, async ({ firsts, copyPayments, withOthers }) => {
    const interpreted = await payEach(population, { ...input, left: firsts }, run);
    await copyPayments(table);
    return withOthers(interpreted);
  });
}

/** Pays each by itself: the statement with intervals is dear, so that only many go through it. */
async function payEach(
  population: OpenPopulation,
  { few = FEW, statements, ...input }: GapsInput,
  run: TaskRun,
): Promise<readonly number[]> {
  const { plans, year, table, left } = input;
  const { vocabulary } = population;
  const { dialect } = statements;
  const open =
    left.length > few ? compileSql(plans, { year, vocabulary, dialect, missingFacts: 'resolve' }).value : null;
  const interpreted = open
    ? await statements.withOnly(left, async () => {
        const place = new Map(listPayingRules(plans).map((each) => [`${each.policy}/${each.rule}`, each.k]));
        await statements.insertLines(table, open, numberRows(open, place));
        return statements.listEnterprises(open.statements.deferred);
      })
    : left;
  await interpret(population, { ...input, left: interpreted }, run);
  return interpreted;
}

async function interpret(
  population: OpenPopulation,
  { plans, year, table, left }: LeftInput,
  run: TaskRun,
): Promise<void> {
  const { connection, vocabulary } = population;
  const place = new Map(listPayingRules(plans).map((each) => [`${each.policy}/${each.rule}`, each.k]));
  const yearly = new Set(
    plans.flatMap(({ id, rules }) => rules.flatMap((rule) => (rule.claim === 'year' ? [`${id}/${rule.id}`] : []))),
  );
  for (let start = 0; start < left.length; start += CHUNK) {
    const step = { zh: `逐家测算 ${year} 年`, en: `computing ${year} one by one` };
    run.progress({ step, share: start / left.length });
    const enterprises = await population.readEnterprises(left.slice(start, start + CHUNK));
    const rows = enterprises.flatMap(([e, enterprise]) =>
      simulateEnterprise(plans, enterprise, { year, vocabulary }).lines.map((line) => {
        const rule = `${line.policy}/${line.rule}`;
        const k = place.get(rule);
        if (k === undefined) throw new Error(`a payment under ${rule}, which is no rule`);
        // As in SQL, a claim for the year stands for no single event, even where it rests on one.
        const n = yearly.has(rule) ? '0' : (/\[(\d+)\]/.exec(line.events[0] ?? '')?.[1] ?? '0');
        return `(${e}, ${k}, ${n}, DATE ${literal(line.date)}, ${line.amount.min}, ${line.amount.max ?? 'NULL'})`;
      }),
    );
    if (rows.length > 0) await connection.run(`INSERT INTO ${quoted(table)} VALUES ${rows.join(', ')}`);
    await breathe(run);
  }
}

async function chooseEngine(
  { connection, vocabulary, server }: OpenPopulation,
  engine: EngineName,
  run: TaskRun,
): Promise<StatementEngine> {
  if (engine !== 'postgres') return duckdbEngine(connection, vocabulary);
  if (!server) throw new Error('no server was named');
  return server.load({ connection, vocabulary }, run);
}

/** The place of each rule of a program in the rows that are summed, by its number in the program. */
function numberRows({ rules }: SqlProgram, place: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  return new Map(
    rules.map(({ number, plan, rule }) => {
      const k = place.get(`${plan.id}/${rule.id}`);
      if (k === undefined) throw new Error(`${plan.id}/${rule.id} pays, and has no place among the rules that do`);
      return [number, k] as const;
    }),
  );
}
