import type { PolicyPlan } from '../../engine/compile/plan';
import { asFen, type MoneyInterval } from '../../engine/values/money';
import { quoted } from './database-values';
import type { PayingRule } from './list-rules';
import { openPopulation, type OpenInput, type OpenPopulation } from './open-population';
import { payPopulation, type EngineName, type PaidTable } from './pay-population';
import type { TaskRun } from './task-run';
import { totalPayments, type MeasureSum, type Sum, type YearTotals } from './total-payments';

export interface CompareInput extends OpenInput {
  readonly baseline: readonly PolicyPlan[];
  readonly draft: readonly PolicyPlan[];
  readonly years: readonly number[];
  readonly engine: EngineName;
  /** How many of the largest changes are listed. */
  readonly top: number;
}

/** `unclear`: facts are missing, and the amount may go up or down. */
export const directions = ['winners', 'losers', 'unclear', 'unchanged'] as const;
export type Direction = (typeof directions)[number];

export interface Change {
  readonly before: MoneyInterval;
  readonly after: MoneyInterval;
}

export interface DirectionTotal extends Change {
  readonly direction: Direction;
  readonly enterprises: number;
  /** Of the winners those that got nothing before, of the losers those that get nothing now, of the others both. */
  readonly atNothing: number;
}

export interface MeasureChange extends Change {
  readonly policy: string;
  readonly item: string;
  readonly clause: string | null;
  readonly label: string;
  readonly winners: number;
  readonly losers: number;
  readonly unclear: number;
}

export interface EnterpriseChange extends Change {
  readonly id: string;
  readonly name: string;
  readonly direction: Direction;
  readonly measures: readonly (Change & Pick<MeasureChange, 'policy' | 'item' | 'clause' | 'label'>)[];
}

export interface YearComparison {
  readonly year: number;
  readonly baseline: YearTotals;
  readonly draft: YearTotals;
  /** Every enterprise is in one of them; their amounts add up to the totals. */
  readonly directions: readonly DirectionTotal[];
  readonly measures: readonly MeasureChange[];
  readonly top: readonly EnterpriseChange[];
}

/** Computes a population under two sets of policies and says who gains, who loses, by which measure. */
export async function comparePopulation(input: CompareInput, run: TaskRun): Promise<readonly YearComparison[]> {
  const population = await openPopulation(input, run);
  try {
    const compared: YearComparison[] = [];
    for (const year of input.years) compared.push(await compareYear(population, year, input, run));
    return compared;
  } finally {
    await population.close();
  }
}

async function compareYear(
  population: OpenPopulation,
  year: number,
  { baseline, draft, engine, top }: CompareInput,
  run: TaskRun,
): Promise<YearComparison> {
  const before = await payPopulation(population, { plans: baseline, year, table: 'paid_before', engine }, run);
  const after = await payPopulation(population, { plans: draft, year, table: 'paid_after', engine }, run);
  const totals = {
    baseline: await totalPayments(population, before),
    draft: await totalPayments(population, after),
  };
  const items = listItems([before, after]);
  const sums = await compareTables(population, before, after);
  requireTotals(sums, totals.baseline.total, totals.draft.total);
  return {
    year,
    ...totals,
    directions: sums,
    measures: await sumMeasures(population, items, totals),
    top: await listChanges(population, before, after, top),
  };
}

/** Lists the largest changes from one table of payments to another, after `compareTables` of the same two. */
export async function listChanges(
  population: OpenPopulation,
  before: PaidTable,
  after: PaidTable,
  top: number,
): Promise<readonly EnterpriseChange[]> {
  return listLargest(population, listItems([before, after]), top);
}

/** Says who gains and loses from one table of payments to another. Errors: those of the database. */
export async function compareTables(
  population: OpenPopulation,
  before: PaidTable,
  after: PaidTable,
): Promise<readonly DirectionTotal[]> {
  const items = listItems([before, after]);
  await population.connection.run(
    `CREATE OR REPLACE TABLE item_change AS ${joinSides(items, before, after, ['m', 'e'])}`,
  );
  await population.connection.run(`CREATE OR REPLACE TABLE change AS ${joinSides(items, before, after, ['e'])}`);
  return sumDirections(population);
}

interface Item {
  readonly m: number;
  readonly policy: string;
  readonly item: string;
  readonly rule: PayingRule;
}

function listItems(tables: readonly PaidTable[]): readonly Item[] {
  const found = new Map<string, Item>();
  for (const rule of tables.flatMap(({ rules }) => rules)) {
    const key = `${rule.policy}/${rule.item}`;
    if (rule.paid && !found.has(key)) found.set(key, { m: found.size + 1, policy: rule.policy, item: rule.item, rule });
  }
  return [...found.values()];
}

/** Puts both sides beside each other by enterprise, or by enterprise and item; what is not on one side is nothing. */
function joinSides(items: readonly Item[], before: PaidTable, after: PaidTable, keys: readonly string[]): string {
  const numbers = new Map(items.map(({ policy, item, m }) => [`${policy}/${item}`, m]));
  const side = ({ table, rules }: PaidTable): string => {
    const pairs = rules
      .filter(({ paid }) => paid)
      .map(({ k, policy, item }) => `(${k}, ${numbers.get(`${policy}/${item}`)})`);
    const map =
      pairs.length === 0
        ? '(SELECT 0 AS k, 0 AS m WHERE FALSE)'
        : `(SELECT * FROM (VALUES ${pairs.join(', ')}) AS f(k, m))`;
    return (
      `(SELECT ${keys.join(', ')}, sum(s.lo) AS lo, CASE WHEN count(s.hi) = count(*) THEN sum(s.hi) END AS hi ` +
      `FROM ${quoted(table)} s JOIN ${map} f ON f.k = s.k GROUP BY ${keys.join(', ')})`
    );
  };
  const joined =
    `SELECT ${keys.join(', ')}, COALESCE(a.lo, 0) AS alo, CASE WHEN a.lo IS NULL THEN 0 ELSE a.hi END AS ahi, ` +
    `COALESCE(b.lo, 0) AS blo, CASE WHEN b.lo IS NULL THEN 0 ELSE b.hi END AS bhi ` +
    `FROM ${side(before)} a FULL JOIN ${side(after)} b USING (${keys.join(', ')})`;
  return `SELECT *, ${direction} AS direction FROM (${joined})`;
}

async function query({ connection }: OpenPopulation, text: string): Promise<readonly Record<string, unknown>[]> {
  return (await connection.runAndReadAll(text)).getRowObjectsJson();
}

/** Reads the columns of an amount before and after. */
export function readChange(row: Record<string, unknown>): Change {
  const interval = (lo: unknown, hi: unknown): MoneyInterval => ({
    min: asFen(BigInt(String(lo))),
    max: typeof hi === 'string' ? asFen(BigInt(hi)) : null,
  });
  return { before: interval(row['alo'], row['ahi']), after: interval(row['blo'], row['bhi']) };
}

/** The group of an enterprise by its amounts before, `alo` and `ahi`, and after, `blo` and `bhi`. */
export const direction =
  `CASE WHEN alo = blo AND ahi IS NOT DISTINCT FROM bhi THEN 'unchanged' ` +
  `WHEN blo >= alo AND (bhi IS NULL OR bhi >= ahi) THEN 'winners' ` +
  `WHEN blo <= alo AND (ahi IS NULL OR bhi <= ahi) THEN 'losers' ELSE 'unclear' END`;

/** Columns that `readChange` reads, over enterprises with their amounts before and after. */
export const sides =
  'sum(alo) AS alo, CASE WHEN count(ahi) = count(*) THEN sum(ahi) END AS ahi, ' +
  'sum(blo) AS blo, CASE WHEN count(bhi) = count(*) THEN sum(bhi) END AS bhi';

/** Condition on amounts before and after: no upper end is not nothing. */
export const nothing = `(direction = 'losers' OR ahi IS NOT DISTINCT FROM 0) AND (direction = 'winners' OR bhi IS NOT DISTINCT FROM 0)`;

async function sumDirections(population: OpenPopulation): Promise<readonly DirectionTotal[]> {
  const rows = await query(
    population,
    `SELECT direction, count(*) AS n, count(*) FILTER (WHERE ${nothing}) AS none, ${sides} FROM change GROUP BY direction`,
  );
  const found = new Map(rows.map((row) => [row['direction'], row]));
  const counted = rows.reduce((sum, row) => sum + Number(row['n']), 0);
  const zero: MoneyInterval = { min: asFen(0), max: asFen(0) };
  return directions.map((direction) => {
    const row = found.get(direction);
    // Those without any payment on either side have no row.
    const without = direction === 'unchanged' ? population.manifest.enterprises - counted : 0;
    return {
      direction,
      enterprises: Number(row?.['n'] ?? 0) + without,
      atNothing: Number(row?.['none'] ?? 0) + without,
      ...(row ? readChange(row) : { before: zero, after: zero }),
    };
  });
}

async function sumMeasures(
  population: OpenPopulation,
  items: readonly Item[],
  { baseline, draft }: { readonly baseline: YearTotals; readonly draft: YearTotals },
): Promise<readonly MeasureChange[]> {
  const rows = await query(
    population,
    `SELECT m, direction, count(*) AS n FROM item_change WHERE direction <> 'unchanged' GROUP BY m, direction`,
  );
  const count = (m: number, direction: Direction): number =>
    Number(rows.find((row) => Number(row['m']) === m && row['direction'] === direction)?.['n'] ?? 0);
  const amountOf = (measures: readonly MeasureSum[], { policy, item }: Item): MoneyInterval => {
    const own = measures.filter((each) => each.paid && each.policy === policy && each.key === item);
    const open = own.some(({ amount }) => amount.max === null);
    return {
      min: asFen(own.reduce((sum, { amount }) => sum + amount.min, 0n)),
      max: open ? null : asFen(own.reduce((sum, { amount }) => sum + (amount.max ?? 0n), 0n)),
    };
  };
  return items.map((item) => ({
    policy: item.policy,
    item: item.item,
    clause: item.rule.clause,
    label: item.rule.label,
    before: amountOf(baseline.measures, item),
    after: amountOf(draft.measures, item),
    winners: count(item.m, 'winners'),
    losers: count(item.m, 'losers'),
    unclear: count(item.m, 'unclear'),
  }));
}

async function listLargest(
  population: OpenPopulation,
  items: readonly Item[],
  top: number,
): Promise<readonly EnterpriseChange[]> {
  // By the larger of the two ends' moves; an end that opens or closes moves more than any other.
  const moved =
    'CASE WHEN (ahi IS NULL) <> (bhi IS NULL) THEN 1 ELSE 0 END DESC, greatest(abs(blo - alo), abs(COALESCE(bhi - ahi, 0))) DESC';
  const largest = await query(
    population,
    `SELECT c.e, c.direction, c.alo, c.ahi, c.blo, c.bhi, n.id, n.name FROM change c JOIN enterprise n ON n.e = c.e ` +
      `WHERE c.direction <> 'unchanged' ORDER BY ${moved}, c.e LIMIT ${Math.trunc(top)}`,
  );
  if (largest.length === 0) return [];
  const parts = await query(
    population,
    `SELECT * FROM item_change WHERE direction <> 'unchanged' AND e IN (${largest.map((row) => Number(row['e'])).join(', ')}) ORDER BY e, m`,
  );
  return largest.map((row) => ({
    id: textOf(row['id']),
    name: textOf(row['name']) || textOf(row['id']),
    direction: directions.find((each) => each === row['direction']) ?? 'unclear',
    ...readChange(row),
    measures: parts
      .filter((part) => part['e'] === row['e'])
      .map((part) => {
        const item = items.find(({ m }) => m === Number(part['m']));
        if (!item) throw new Error('a change is that of a measure');
        const { policy, rule } = item;
        return { policy, item: item.item, clause: rule.clause, label: rule.label, ...readChange(part) };
      }),
  }));
}

/** Says by which measures somebody gains or loses, after `compareTables` of the same two tables. */
export async function sumReasons(
  population: OpenPopulation,
  before: PaidTable,
  after: PaidTable,
): Promise<readonly MeasureChange[]> {
  const rows = await query(
    population,
    `SELECT m, ${(['winners', 'losers', 'unclear'] as const)
      .map((direction) => `count(*) FILTER (WHERE direction = '${direction}') AS ${direction}`)
      .join(', ')}, ${sides} FROM item_change GROUP BY m`,
  );
  const found = new Map(rows.map((row) => [Number(row['m']), row]));
  const zero: MoneyInterval = { min: asFen(0), max: asFen(0) };
  return listItems([before, after]).map(({ m, policy, item, rule }) => {
    const row = found.get(m);
    const count = (direction: Direction): number => Number(row?.[direction] ?? 0);
    return {
      policy,
      item,
      clause: rule.clause,
      label: rule.label,
      ...(row ? readChange(row) : { before: zero, after: zero }),
      winners: count('winners'),
      losers: count('losers'),
      unclear: count('unclear'),
    };
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Throws where winners, losers and unchanged are not the totals. */
export function requireTotals(sums: readonly DirectionTotal[], baseline: Sum, draft: Sum): void {
  const least = (side: 'before' | 'after'): bigint => sums.reduce((sum, each) => sum + each[side].min, 0n);
  if (least('before') !== baseline.amount.min || least('after') !== draft.amount.min)
    throw new Error('winners, losers and unchanged do not add up to the totals');
}
