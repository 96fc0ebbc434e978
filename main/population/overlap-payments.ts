import { asFen, type MoneyInterval } from '../../engine/values/money';
import type { ImpactMatrix, ImpactOverlap, ImpactRow } from '../ipc/population-contract';
import { quoted } from './database-values';
import { nameMeasure, type PayingRule } from './list-rules';
import type { OpenPopulation } from './open-population';
import type { PaidTable } from './pay-population';
import { readSum, requireParts, sumColumns } from './total-payments';

/** Groups of rules whose payments are looked at together. */
interface Member {
  readonly key: string;
  readonly rules: readonly PayingRule[];
  readonly name: ImpactRow['name'];
  readonly clause: string | null;
}

/** Says who gets two measures, and two policies, of the payments of a year. Throws where counts would not add up. */
export async function overlapPayments(population: OpenPopulation, paid: PaidTable): Promise<ImpactOverlap> {
  const rules = paid.rules.filter((rule) => rule.paid);
  const measures = group(rules, ({ policy, item, payer, payee }) => [policy, item, payer, payee].join('/'));
  const policies = group(rules, ({ policy }) => policy);
  return {
    year: paid.year,
    measures: await overlap(
      population,
      paid,
      measures.map(([key, own]) => ({ key, rules: own, name: nameMeasure(own), clause: own[0]?.clause ?? null })),
    ),
    policies: await overlap(
      population,
      paid,
      policies.map(([key, own]) => {
        const title = own[0]?.policyTitle ?? key;
        return { key, rules: own, name: { zh: title, en: title }, clause: null };
      }),
    ),
  };
}

function group(
  rules: readonly PayingRule[],
  keyOf: (rule: PayingRule) => string,
): readonly (readonly [key: string, rules: readonly PayingRule[]])[] {
  const groups = new Map<string, PayingRule[]>();
  for (const rule of rules) {
    const known = groups.get(keyOf(rule));
    if (known) known.push(rule);
    else groups.set(keyOf(rule), [rule]);
  }
  return [...groups];
}

/** What enterprises get of each member: one row for each pair. */
const GAINS = 'gained';

const opens = (side: string): string => `count(${side}.hi) = count(*)`;

async function overlap(
  population: OpenPopulation,
  { table }: PaidTable,
  members: readonly Member[],
): Promise<ImpactMatrix> {
  const { connection, manifest } = population;
  const query = async (text: string): Promise<readonly Record<string, unknown>[]> =>
    (await connection.runAndReadAll(text)).getRowObjectsJson();
  const places = members.flatMap(({ rules }, place) => rules.map(({ k }) => `(${k}, ${place})`));
  if (places.length === 0) {
    const nothing: MoneyInterval = { min: asFen(0), max: asFen(0) };
    return { members: [], pairs: [], counts: [{ count: 0, enterprises: manifest.enterprises, amount: nothing }] };
  }
  const placed = `${quoted(table)} s JOIN (SELECT * FROM (VALUES ${places.join(', ')}) AS f(k, m)) f ON f.k = s.k`;
  await connection.run(
    `CREATE OR REPLACE TABLE ${GAINS} AS SELECT s.e, f.m, sum(s.lo) AS lo, ` +
      `CASE WHEN ${opens('s')} THEN sum(s.hi) END AS hi FROM ${placed} GROUP BY s.e, f.m`,
  );
  try {
    const own = new Map(
      (await query(`SELECT f.m, ${sumColumns} FROM ${placed} GROUP BY f.m`)).map((row) => [Number(row['m']), row]),
    );
    const nothing = { payments: 0, helped: 0, perhaps: 0, lo: '0', hi: '0' };
    const rows = members.map(({ key, name, clause }, place): ImpactRow => ({
      key,
      name,
      clause,
      ...readSum(own.get(place) ?? nothing),
    }));
    const both = 'a.lo > 0 AND b.lo > 0';
    const pairs = await query(
      `SELECT a.m AS one, b.m AS other, count(*) AS payments, count(*) FILTER (WHERE ${both}) AS helped, ` +
        `count(*) AS perhaps, COALESCE(sum(a.lo + b.lo) FILTER (WHERE ${both}), 0) AS lo, ` +
        `CASE WHEN ${opens('a')} AND ${opens('b')} THEN sum(a.hi + b.hi) END AS hi ` +
        `FROM ${GAINS} a JOIN ${GAINS} b ON b.e = a.e AND b.m > a.m GROUP BY a.m, b.m ORDER BY a.m, b.m`,
    );
    const counts = await query(
      `SELECT g.n, count(*) AS enterprises, count(*) AS payments, 0 AS helped, 0 AS perhaps, sum(g.lo) AS lo, ` +
        `CASE WHEN ${opens('g')} THEN sum(g.hi) END AS hi FROM (SELECT e, count(*) FILTER (WHERE g.lo > 0) AS n, ` +
        `sum(g.lo) AS lo, CASE WHEN ${opens('g')} THEN sum(g.hi) END AS hi FROM ${GAINS} g GROUP BY e) g ` +
        `GROUP BY g.n ORDER BY g.n`,
    );
    const counted = countMembers(counts, manifest.enterprises);
    requireParts({ amount: addUp(rows.map(({ amount }) => amount)) }, 'numbers of measures', counted);
    return {
      members: rows,
      pairs: pairs.map((row) => {
        const { helped, perhaps, amount } = readSum(row);
        return { one: Number(row['one']), other: Number(row['other']), helped, perhaps, amount };
      }),
      counts: counted,
    };
  } finally {
    await connection.run(`DROP TABLE IF EXISTS ${GAINS}`);
  }
}

/** Those without any payment have no row: they get none of the members, too. */
function countMembers(rows: readonly Record<string, unknown>[], enterprises: number): ImpactMatrix['counts'] {
  const found = rows.map((row) => ({
    count: Number(row['n']),
    enterprises: Number(row['enterprises']),
    amount: readSum(row).amount,
  }));
  const without = enterprises - found.reduce((sum, each) => sum + each.enterprises, 0);
  const [first, ...others] = found;
  if (first?.count === 0) return [{ ...first, enterprises: first.enterprises + without }, ...others];
  return [{ count: 0, enterprises: without, amount: { min: asFen(0), max: asFen(0) } }, ...found];
}

function addUp(amounts: readonly MoneyInterval[]): MoneyInterval {
  const open = amounts.some(({ max }) => max === null);
  return {
    min: asFen(amounts.reduce((sum, { min }) => sum + min, 0n)),
    max: open ? null : asFen(amounts.reduce((sum, { max }) => sum + (max ?? 0n), 0n)),
  };
}
