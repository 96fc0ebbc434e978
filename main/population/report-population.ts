import { tellTerms } from '../../engine/explain/tell-terms';
import { asFen, type MoneyInterval } from '../../engine/values/money';
import type {
  ImpactAnswers,
  ImpactBin,
  ImpactBrief,
  ImpactEnterprise,
  ImpactRow,
  ReportDetail,
} from '../ipc/population-contract';
import { compareBriefly } from './compare-briefly';
import { compareTables, listChanges, sumReasons, type DirectionTotal } from './compare-population';
import { quoted } from './database-values';
import type { HeldPopulation, HeldQuestion } from './hold-population';
import { listUnpriced, type PayingRule } from './list-rules';
import type { OpenPopulation } from './open-population';
import { listReductions, reduceByRule } from './list-reductions';
import { listYears } from './list-years';
import { measurePopulation } from './measure-population';
import { overlapPayments } from './overlap-payments';
import type { PaidTable } from './pay-population';
import { priceAlternatives } from './price-alternatives';
import { breathe, type TaskRun } from './task-run';
import { requireParts, totalByTitles, totalPayments, type NamedSum } from './total-payments';

export interface ReportInput extends HeldQuestion {
  readonly year: number;
  /** What `years` is about. */
  readonly years: readonly number[];
  readonly detail: ReportDetail;
}

/** Rows of the lists of single enterprises. */
const LISTED = 20;

/** Bounds of the groups of amounts. Units: fen. */
const BOUNDS = [1, 1e6, 5e6, 1e7, 5e7, 1e8, 5e8].map(BigInt);

/** Makes the part of a report that was asked for. Errors: those of opening and paying. */
export async function reportOn(
  held: HeldPopulation,
  { year, years, detail }: ReportInput,
  run: TaskRun,
): Promise<ImpactAnswers[ReportDetail]> {
  const started = performance.now();
  const { population, world, left } = held;
  switch (detail) {
    case 'reductions':
      return listReductions(held, year, run);
    case 'overlap':
      return overlapPayments(population, await held.pay(world.draft, year));
    case 'targets':
      return measurePopulation(held, year, run);
    case 'years':
      return listYears(held, years, run);
    case 'rules':
      return reduceByRule(held, year, run);
    case 'readings': {
      const open = world.listAlternatives();
      const chosen = await held.pay(world.draft, year);
      const prices = await priceAlternatives(population, { open: open.value, year, engine: 'duckdb', chosen }, run);
      return { ...prices, unpriced: open.diagnostics };
    }
    case 'brief':
    case 'full':
  }
  const before = await held.pay(world.baseline, year);
  const after = await held.pay(world.draft, year);
  await breathe(run);
  const compared = await compareBriefly(population, before, after);
  const brief: ImpactBrief = {
    year,
    source: population.manifest.tables['enterprise'] ? 'population' : 'samples',
    enterprises: population.manifest.enterprises,
    now: compared.after,
    before: compared.before,
    enterprise: compared.enterprise,
    individual: compared.individual,
    directions: compared.directions,
    left,
    interpreted: after.engine !== 'interpreter' ? after.interpreted : 0,
    notExpressible: after.notExpressible.map(({ message }) => message),
    unpriced: listUnpriced(world.draft.plans).length,
    terms: tellTerms(world.draft.plans, [year]).map(({ message }) => message),
    milliseconds: performance.now() - started,
  };
  if (detail === 'brief') return brief;
  await breathe(run);
  // What follows reads the tables of changes, which have to say the same.
  requireSame(await compareTables(population, before, after), compared.directions);
  const totals = await totalPayments(population, after);
  requireParts(compared.after, 'directions', [totals.total]);
  await breathe(run);
  const titles = await totalByTitles(population, after);
  await breathe(run);
  return {
    ...brief,
    parts: {
      measures: totals.measures
        .filter(({ paid }) => paid)
        .map((each) => ({
          ...asRow(each),
          key: [each.policy, each.key, each.payer, each.payee].join('/'),
          clause: each.clause,
        })),
      policies: totals.parts.policies.map(asRow),
      payers: totals.parts.payers.map(asRow),
      levels: totals.parts.levels.map(asRow),
      months: totals.parts.months.map(asRow),
      regions: totals.parts.regions.map(asRow),
      sizes: totals.parts.sizes.map(asRow),
      industries: totals.parts.industries.map(asRow),
      titles: titles.map(asRow),
    },
    distribution: await distribute(population, after),
    reasons: await sumReasons(population, before, after),
    changes: (await listChanges(population, before, after, LISTED)).map(({ id, name, measures, ...amounts }) => ({
      id,
      name,
      before: amounts.before,
      after: amounts.after,
      because: measures,
    })),
    largest: await listLargest(population),
    milliseconds: performance.now() - started,
  };
}

/** Throws where two ways to compare do not say the same. */
function requireSame(tables: readonly DirectionTotal[], brief: readonly DirectionTotal[]): void {
  const write = (listed: readonly DirectionTotal[]): string =>
    listed
      .map(({ direction, enterprises, atNothing, before, after }) =>
        [direction, enterprises, atNothing, before.min, before.max, after.min, after.max].join(' '),
      )
      .join('\n');
  if (write(tables) !== write(brief)) throw new Error('two ways to compare the same payments do not agree');
}

function asRow({ key, name, payments, helped, perhaps, amount }: NamedSum): ImpactRow {
  return { key, name, clause: null, payments, helped, perhaps, amount };
}

/** Groups all enterprises by what each receives for certain; those that receive nothing are the first group. */
async function distribute(population: OpenPopulation, { table, rules }: PaidTable): Promise<readonly ImpactBin[]> {
  const bin = BOUNDS.map((bound, index) => `WHEN p.lo < ${bound} THEN ${index}`).join(' ');
  const rows = await query(
    population,
    `SELECT CASE ${bin} ELSE ${BOUNDS.length} END AS b, count(*) AS n, sum(p.lo) AS lo, ` +
      `CASE WHEN count(p.hi) = count(*) THEN sum(p.hi) END AS hi FROM ${paidByEnterprise(table, rules)} p GROUP BY b`,
  );
  const counted = rows.reduce((sum, row) => sum + Number(row['n']), 0);
  return [0n, ...BOUNDS].map((from, index) => {
    const row = rows.find((each) => Number(each['b']) === index);
    // Those without any payment have no row.
    const without = index === 0 ? population.manifest.enterprises - counted : 0;
    return {
      from,
      to: BOUNDS[index] ?? null,
      enterprises: Number(row?.['n'] ?? 0) + without,
      amount: row ? readInterval(row['lo'], row['hi']) : { min: asFen(0), max: asFen(0) },
    };
  });
}

function paidByEnterprise(table: string, rules: readonly PayingRule[]): string {
  const paid = rules.filter((rule) => rule.paid).map(({ k }) => k);
  const where = paid.length === 0 ? 'FALSE' : `s.k IN (${paid.join(', ')})`;
  return (
    `(SELECT s.e, sum(s.lo) AS lo, CASE WHEN count(s.hi) = count(*) THEN sum(s.hi) END AS hi ` +
    `FROM ${quoted(table)} s WHERE ${where} GROUP BY s.e)`
  );
}

/** The enterprises that receive most, with what they received under the baseline; reads the comparison made last. */
async function listLargest(population: OpenPopulation): Promise<readonly ImpactEnterprise[]> {
  const rows = await query(
    population,
    `SELECT n.id, n.name, c.alo, c.ahi, c.blo, c.bhi FROM change c JOIN enterprise n ON n.e = c.e ` +
      `WHERE c.blo > 0 OR c.bhi IS NULL OR c.bhi > 0 ORDER BY c.blo DESC, c.bhi DESC NULLS FIRST, c.e LIMIT ${LISTED}`,
  );
  return rows.map((row) => ({
    id: String(row['id']),
    name: typeof row['name'] === 'string' ? row['name'] : String(row['id']),
    before: readInterval(row['alo'], row['ahi']),
    after: readInterval(row['blo'], row['bhi']),
    because: [],
  }));
}

async function query({ connection }: OpenPopulation, text: string): Promise<readonly Record<string, unknown>[]> {
  return (await connection.runAndReadAll(text)).getRowObjectsJson();
}

function readInterval(lo: unknown, hi: unknown): MoneyInterval {
  return { min: asFen(BigInt(String(lo))), max: typeof hi === 'string' ? asFen(BigInt(hi)) : null };
}
