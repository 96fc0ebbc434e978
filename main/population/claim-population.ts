import type { PolicyPlan } from '../../engine/compile/plan';
import type { BaseClaim } from '../../engine/scenario/base-claim';
import type { ClaimYear } from '../../engine/scenario/list-claims';
import { isDiscretionary, listMeasures, nameOf } from '../../engine/scenario/measure';
import { listFactTables } from '../../engine/sql/fact-tables';
import { parseDate } from '../../engine/values/calendar';
import { asFen } from '../../engine/values/money';
import { fail } from '../ipc/host-failure';
import { quoted } from './database-values';
import { openPopulation, type OpenInput, type OpenPopulation } from './open-population';
import { payPopulation, type EngineName, type PaidTable } from './pay-population';
import { breathe, withDatabase, type TaskRun } from './task-run';

export interface ClaimInput extends OpenInput {
  /** Policies, as many times as one figure of them is varied. */
  readonly variants: readonly (readonly PolicyPlan[])[];
  readonly years: readonly ClaimYear[];
  readonly engine: EngineName;
}

/** Claims that one answer may hold: more would not fit beside their message. */
const MOST_CLAIMS = 2_000_000;

/**
 * Lists every payment of a population in some years, for each variant of the policies.
 * Errors: those of openPopulation and payPopulation; population/too-many-claims.
 */
export async function claimPopulation(input: ClaimInput, run: TaskRun): Promise<readonly (readonly BaseClaim[])[]> {
  const { variants, years, engine } = input;
  const claims = variants.map((): BaseClaim[] => []);
  let listed = 0;
  // Days are moved from where they were: a second move of a 29 February would start from the 28th.
  for (const moved of [...new Set(years.map((each) => each.moved))].sort((a, b) => a - b)) {
    const population = await openPopulation(input, run);
    try {
      if (moved > 0) await movePopulation(population, moved, run);
      for (const { year } of years.filter((each) => each.moved === moved))
        for (const [index, plans] of variants.entries()) {
          const paid = await payPopulation(population, { plans, year, table: 'paid', engine }, run);
          const found = await readClaims(population, paid, { plans, moved }, MOST_CLAIMS - listed);
          listed += found.length;
          for (const claim of found) claims[index]?.push(claim);
          await breathe(run);
        }
    } finally {
      await population.close();
    }
  }
  return claims;
}

/** Moves every day, month and calendar year of the facts: what `moveEnterprise` does to one enterprise. Units: years. */
async function movePopulation({ connection, vocabulary }: OpenPopulation, years: number, run: TaskRun): Promise<void> {
  const { facts } = vocabulary;
  const moved = (column: string): string =>
    `${quoted(column)} = CAST(${quoted(column)} + INTERVAL ${years} YEAR AS DATE)`;
  await withDatabase(connection, run, async () => {
    for (const { name, collection, columns } of listFactTables(vocabulary)) {
      const isMonths = columns.length === 0 && collection === null;
      const fields = collection?.fields ?? (isMonths ? [] : facts.enterprise);
      const changes = [
        ...(isMonths ? [moved('m')] : []),
        ...columns.filter(({ kind }) => kind === 'date').map((column) => moved(column.name)),
        ...fields
          .filter(({ type, unit }) => type.kind === 'number' && unit === 'calendarYear')
          .map(({ id }) => `${quoted(id)} = ${quoted(id)} + ${years} * 1000000`),
      ];
      if (changes.length > 0) await connection.run(`UPDATE ${quoted(name)} SET ${changes.join(', ')}`);
    }
  });
}

async function readClaims(
  { connection, words }: OpenPopulation,
  { table, rules, year }: PaidTable,
  { plans, moved }: { readonly plans: readonly PolicyPlan[]; readonly moved: number },
  most: number,
): Promise<readonly BaseClaim[]> {
  const measures = new Map(listMeasures(plans).map((measure) => [nameOf(measure), measure]));
  const discretionary = new Map(
    plans.flatMap((plan) => plan.rules.map((rule) => [`${plan.id} ${rule.id}`, isDiscretionary(rule)] as const)),
  );
  const paid = new Map(rules.filter((rule) => rule.paid).map((rule) => [rule.k, rule]));
  if (paid.size === 0) return [];
  const reader = await connection.runAndReadAll(
    `SELECT s.k, s.n, CAST(s.d AS VARCHAR) AS d, CAST(s.lo AS VARCHAR) AS lo, CAST(s.hi AS VARCHAR) AS hi, ` +
      `c.id, c.name, c.size FROM ${quoted(table)} s JOIN enterprise c ON c.e = s.e ` +
      `WHERE s.k IN (${[...paid.keys()].join(', ')}) ORDER BY s.e, s.k, s.n, s.d LIMIT ${most + 1}`,
  );
  const rows = reader.getRowObjectsJson();
  if (rows.length > most)
    throw fail(
      'population/too-many-claims',
      `付款超过 ${MOST_CLAIMS} 笔，情景测算放不下。请减少年份、政策或取值。`,
      `There are more than ${MOST_CLAIMS} payments, too many for a scenario. Take fewer years, policies or values.`,
    );
  return rows.map((row): BaseClaim => {
    const rule = paid.get(Number(row['k']));
    const measure = rule && measures.get(`${rule.policy}/${rule.item}`);
    const day = parseDate(textOf(row['d']));
    if (!rule || !measure || !day) throw new Error('a payment has a measure and a day');
    const size = row['size'];
    const id = textOf(row['id']);
    return {
      id: `${rule.rule} ${Number(row['n'])}`,
      enterprise: id,
      name: textOf(row['name']) || id,
      size: size === null || size === undefined ? null : (words[Number(size) - 1] ?? null),
      measure,
      discretionary: discretionary.get(`${rule.policy} ${rule.rule}`) ?? false,
      year,
      moved,
      day,
      low: asFen(BigInt(textOf(row['lo']))),
      high: typeof row['hi'] === 'string' ? asFen(BigInt(row['hi'])) : null,
    };
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
