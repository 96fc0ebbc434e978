import type { PolicyPlan } from '../../engine/compile/plan';
import { applyRepeals } from '../../engine/simulate/apply-repeals';
import { areIndependent, compileSql, type SqlProgram } from '../../engine/sql/compile-sql';
import type { PaymentParts } from '../../engine/sql/write-statements';
import { quoted } from './database-values';
import { duckdbEngine } from './duckdb-engine';
import { listPayingRules, type PayingRule } from './list-rules';
import type { OpenPopulation } from './open-population';
import { createPayments, payGaps, payPopulation, type PaidTable } from './pay-population';
import type { ReadPolicies } from './read-world';
import { withDatabase, type TaskRun } from './task-run';

/** Computes policies on one population, and only what their texts change of what was computed among the last few. */
export interface RememberedPayments {
  pay(policies: ReadPolicies, year: number, run: TaskRun): Promise<PaidTable>;
}

/** Sets of policies whose payments are kept: a baseline, a draft, and one text before. */
const KEPT = 3;

/** Rows of a table that are the payments of one part: those with `place` in column `p`; all where there is none. */
interface Rows {
  readonly table: string;
  readonly place: number | null;
}

/** What one policy pays in a year. */
interface PaidPolicy {
  /** Each with the place of every rule in the whole, by the number that its rows have. */
  readonly rows: readonly (Rows & { readonly numbers: ReadonlyMap<number, number> })[];
  readonly interpreted: readonly number[];
}

interface CompiledPolicy {
  readonly program: SqlProgram;
  readonly parts: PaymentParts;
  /** Tells the statement of the enterprises of which a fact is missing from others. */
  readonly gaps: string;
}

interface KeptSet {
  readonly key: string;
  readonly paid: PaidTable;
  /** Tables that its rows stand in. */
  readonly tables: ReadonlySet<string>;
  /** Keys of the lists of enterprises of which a fact is missing. */
  readonly gaps: ReadonlySet<string>;
}

/** What was computed from the facts; every key says all that its value depends on beside them. */
interface Memory {
  readonly compiled: WeakMap<PolicyPlan, Map<number, CompiledPolicy | null>>;
  /** Rows of parts, by year and statement. */
  readonly parts: Map<string, Rows>;
  /** Enterprises of which a fact is missing, by year and statement. */
  readonly gaps: Map<string, readonly number[]>;
  /** What those are paid. */
  readonly settled: Map<PolicyPlan, Map<number, { readonly table: string; readonly interpreted: readonly number[] }>>;
}

/**
 * Remembers what was computed on a population, part by part. The payments of a part depend on its statement and the
 * facts only: policies that give nothing away to one another stand side by side, and so do groups of rules that no
 * limit joins. Tables are kept as long as one of the last few sets of policies has rows in them.
 */
export function rememberPayments(population: OpenPopulation): RememberedPayments {
  const { connection, vocabulary } = population;
  const memory: Memory = { compiled: new WeakMap(), parts: new Map(), gaps: new Map(), settled: new Map() };
  let sets: readonly KeptSet[] = [];
  let made = 0;
  /** Tables that the present question has made. */
  let fresh: readonly string[] = [];
  const nextName = (prefix: string): string => {
    made += 1;
    const name = `${prefix}_${made}`;
    fresh = [...fresh, name];
    return name;
  };

  const compile = (plan: PolicyPlan, year: number): CompiledPolicy | null => {
    const years = memory.compiled.get(plan) ?? new Map<number, CompiledPolicy | null>();
    memory.compiled.set(plan, years);
    const known = years.get(year);
    if (known !== undefined) return known;
    const program = compileSql([plan], { year, vocabulary, dialect: 'duckdb', missingFacts: 'defer' }).value;
    const { text, parameters } = program?.statements.deferred ?? { text: '', parameters: [] };
    const compiled = program && { program, parts: program.cut(), gaps: JSON.stringify([year, text, parameters]) };
    years.set(year, compiled);
    return compiled;
  };

  /** Computes the parts of a policy that are not known, all of them in one statement. */
  const payParts = async (parts: PaymentParts, year: number): Promise<readonly Rows[]> => {
    const keys = parts.keys.map((key) => `${year}\n${key}`);
    const missing = keys.flatMap((key, place) => (memory.parts.has(key) ? [] : [place]));
    if (missing.length > 0) {
      const table = nextName('part');
      const { text, parameters } = parts.write(missing);
      await connection.run(`CREATE TABLE ${quoted(table)} AS ${text}`, [...parameters]);
      for (const place of missing) memory.parts.set(keys[place] ?? '', { table, place });
    }
    return keys.flatMap((key) => memory.parts.get(key) ?? []);
  };

  const listGaps = async ({ program, gaps }: CompiledPolicy): Promise<readonly number[]> => {
    const known = memory.gaps.get(gaps);
    if (known) return known;
    const listed = await duckdbEngine(connection, vocabulary).listEnterprises(program.statements.deferred);
    memory.gaps.set(gaps, listed);
    return listed;
  };

  const settle = async (plan: PolicyPlan, year: number, left: readonly number[], run: TaskRun) => {
    const years = memory.settled.get(plan) ?? new Map<number, { table: string; interpreted: readonly number[] }>();
    const known = years.get(year);
    if (known) return known;
    const table = nextName('gaps');
    try {
      await createPayments(population, table);
      const statements = duckdbEngine(connection, vocabulary);
      const interpreted = await payGaps(population, { plans: [plan], year, table, left, statements }, run);
      const settled = { table, interpreted };
      memory.settled.set(plan, years.set(year, settled));
      return settled;
    } catch (error) {
      // What was written until it was interrupted is nobody's result.
      await connection.run(`DROP TABLE IF EXISTS ${quoted(table)}`);
      throw error;
    }
  };

  const payPolicy = async (
    plan: PolicyPlan,
    compiled: CompiledPolicy,
    { year, rules, run }: { readonly year: number; readonly rules: readonly PayingRule[]; readonly run: TaskRun },
  ): Promise<PaidPolicy> => {
    const places = new Map(rules.filter(({ policy }) => policy === plan.id).map(({ rule, k }) => [rule, k]));
    const placeOf = (rule: string): number => {
      const place = places.get(rule);
      if (place === undefined) throw new Error(`${plan.id}/${rule} pays, and has no place among the rules that do`);
      return place;
    };
    const numbers = new Map(compiled.program.rules.map(({ number, rule }) => [number, placeOf(rule.id)]));
    const rows = (await payParts(compiled.parts, year)).map((each) => ({ ...each, numbers }));
    const left = await listGaps(compiled);
    if (left.length === 0) return { rows, interpreted: [] };
    const { table, interpreted } = await settle(plan, year, left, run);
    const own = new Map(listPayingRules([plan]).map(({ k, rule }) => [k, placeOf(rule)]));
    return { rows: [...rows, { table, place: null, numbers: own }], interpreted };
  };

  /** Pays policies beside one another; null where one cannot be said in SQL, or looks at what another pays. */
  const payApart = async (policies: ReadPolicies, year: number, run: TaskRun): Promise<KeptSet | null> => {
    const plans = applyRepeals(policies.plans);
    const compiled = areIndependent(plans) ? plans.map((plan) => [plan, compile(plan, year)] as const) : [];
    if (compiled.length < plans.length || compiled.some(([, each]) => each === null)) return null;
    const rules = listPayingRules(plans);
    run.progress({ step: { zh: `测算 ${year} 年`, en: `computing ${year}` }, share: null });
    const paid: PaidPolicy[] = [];
    for (const [plan, each] of compiled) if (each) paid.push(await payPolicy(plan, each, { year, rules, run }));
    const rows = paid.flatMap((each) => each.rows);
    const table = nextName('paid');
    await connection.run(`CREATE VIEW ${quoted(table)} AS ${writeView(rows)}`);
    const interpreted = new Set(paid.flatMap((each) => each.interpreted)).size;
    return {
      key: keyOf(policies, year),
      paid: { table, year, rules, interpreted, engine: 'duckdb', notExpressible: [] },
      tables: new Set(rows.map((each) => each.table)),
      gaps: new Set(compiled.flatMap(([, each]) => (each ? [each.gaps] : []))),
    };
  };

  const payTogether = async ({ plans, key }: ReadPolicies, year: number, run: TaskRun): Promise<KeptSet> => {
    const table = nextName('paid');
    try {
      const paid = await payPopulation(population, { plans, year, table, engine: 'duckdb' }, run);
      return { key: keyOf({ plans, key }, year), paid, tables: new Set([table]), gaps: new Set() };
    } catch (error) {
      await connection.run(`DROP TABLE IF EXISTS ${quoted(table)}`);
      throw error;
    }
  };

  /** Forgets what no kept set of policies and nothing of the present question stands on. */
  const forget = async (spared: readonly string[]): Promise<void> => {
    const needed = new Set([...spared, ...sets.flatMap(({ tables }) => [...tables])]);
    const gaps = new Set(sets.flatMap((each) => [...each.gaps]));
    const dropped = new Set<string>();
    for (const [key, { table }] of memory.parts)
      if (!needed.has(table)) {
        memory.parts.delete(key);
        dropped.add(table);
      }
    for (const [plan, years] of memory.settled) {
      for (const [year, { table }] of years)
        if (!needed.has(table)) {
          years.delete(year);
          dropped.add(table);
        }
      if (years.size === 0) memory.settled.delete(plan);
    }
    for (const key of memory.gaps.keys()) if (!gaps.has(key)) memory.gaps.delete(key);
    for (const table of dropped) await connection.run(`DROP TABLE IF EXISTS ${quoted(table)}`);
  };

  const compute = async (policies: ReadPolicies, year: number, run: TaskRun): Promise<KeptSet> => {
    fresh = [];
    try {
      return (await payApart(policies, year, run)) ?? (await payTogether(policies, year, run));
    } catch (error) {
      // Parts that were whole before it was interrupted are of use to the next question.
      await forget(fresh);
      throw error;
    }
  };

  return {
    pay: async (policies, year, run) => {
      const key = keyOf(policies, year);
      const others = sets.filter((each) => each.key !== key);
      const known = sets.find((each) => each.key === key);
      if (known) {
        sets = [known, ...others];
        return known.paid;
      }
      return withDatabase(connection, run, async () => {
        const computed = await compute(policies, year, run);
        sets = [computed, ...others.slice(0, KEPT - 1)];
        for (const { paid, tables } of others.slice(KEPT - 1))
          await connection.run(`DROP ${tables.has(paid.table) ? 'TABLE' : 'VIEW'} IF EXISTS ${quoted(paid.table)}`);
        await forget([]);
        return computed.paid;
      });
    },
  };
}

function keyOf({ key }: ReadPolicies, year: number): string {
  return `${year}\n${key}`;
}

/** Writes the rows of some tables as one: `e, k, n, d, lo, hi`. */
function writeView(rows: PaidPolicy['rows']): string {
  const parted = new Map<string, (Rows & { readonly numbers: ReadonlyMap<number, number> })[]>();
  for (const each of rows) parted.set(each.table, [...(parted.get(each.table) ?? []), each]);
  const selects = [...parted].flatMap(([table, of]) => {
    const cells = of.flatMap(({ place, numbers }) => [...numbers].map(([r, k]) => `(${place ?? 0}, ${r}, ${k})`));
    if (cells.length === 0) return [];
    const hasParts = of.some(({ place }) => place !== null);
    return [
      `SELECT s.e, f.k, s.n, s.d, s.lo, s.hi FROM ${quoted(table)} s JOIN (VALUES ${cells.join(', ')}) AS f(p, r, k) ` +
        (hasParts ? 'ON f.p = s.p AND f.r = s.r' : 'ON f.r = s.k'),
    ];
  });
  const none = `SELECT 0 AS e, 0 AS k, 0 AS n, DATE '1900-01-01' AS d, CAST(0 AS BIGINT) AS lo, CAST(0 AS BIGINT) AS hi WHERE FALSE`;
  return selects.length === 0 ? none : selects.join(' UNION ALL ');
}
