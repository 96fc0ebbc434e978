import {
  direction,
  directions,
  nothing,
  readChange,
  sides as amounts,
  type DirectionTotal,
} from './compare-population';
import { quoted } from './database-values';
import type { OpenPopulation } from './open-population';
import type { PaidTable } from './pay-population';
import { addSums, nothingPaid, readSum, type Sum } from './total-payments';

/** The totals of two tables of payments, and who gains and loses from one to the other. */
export interface BriefComparison {
  readonly before: Sum;
  readonly after: Sum;
  /** Of `after`: what enterprises get themselves, and persons through them. */
  readonly enterprise: Sum;
  readonly individual: Sum;
  /** Every enterprise is in one of them; their amounts add up to the totals. */
  readonly directions: readonly DirectionTotal[];
}

/** A sum that is made beside others, of the rules with some places in one of the tables. */
interface Group {
  readonly name: keyof Omit<BriefComparison, 'directions'>;
  readonly table: string;
  readonly places: readonly number[];
}

/**
 * Compares two tables of payments in one pass over the enterprises that either pays, without a table of its own:
 * totals are sums of the directions. Errors: those of the database.
 */
export async function compareBriefly(
  { connection, manifest }: OpenPopulation,
  before: PaidTable,
  after: PaidTable,
): Promise<BriefComparison> {
  const places = (paid: PaidTable, choose: (rule: PaidTable['rules'][number]) => boolean): readonly number[] =>
    paid.rules.filter(choose).map(({ k }) => k);
  // The sides are told apart by name, also where they are one and the same table.
  const sides = {
    before: { table: before.table, places: places(before, ({ paid }) => paid) },
    after: { table: after.table, places: places(after, ({ paid }) => paid) },
  };
  const individuals = places(after, ({ paid, countsInTotal }) => paid && !countsInTotal);
  const groups: readonly Group[] = [
    { name: 'before', ...sides.before },
    { name: 'after', ...sides.after },
    // As a rule, all of it goes to enterprises.
    ...(individuals.length === 0
      ? []
      : ([
          { name: 'enterprise', table: after.table, places: places(after, ({ countsInTotal }) => countsInTotal) },
          { name: 'individual', table: after.table, places: individuals },
        ] as const)),
  ];
  const rows = Object.entries(sides).flatMap(([side, { table, places: paid }]) => {
    if (paid.length === 0) return [];
    const columns = groups.map((group) => columnsOf(group, (group.name === 'before') === (side === 'before'), paid));
    return [`SELECT s.e, ${columns.join(', ')} FROM ${quoted(table)} s WHERE s.k IN (${paid.join(', ')})`];
  });
  const found =
    rows.length === 0
      ? []
      : (await connection.runAndReadAll(writeComparison(rows.join(' UNION ALL '), groups))).getRowObjectsJson();
  const sumOf = (name: Group['name']): Sum =>
    addSums(found.map((row) => readSum(Object.fromEntries(sumNames.map((each) => [each, row[`${name}_${each}`]])))));
  const total = sumOf('after');
  const counted = found.reduce((sum, row) => sum + Number(row['n']), 0);
  return {
    before: sumOf('before'),
    after: total,
    enterprise: individuals.length === 0 ? total : sumOf('enterprise'),
    individual: individuals.length === 0 ? nothingPaid : sumOf('individual'),
    directions: directions.map((name) => {
      const row = found.find((each) => each['direction'] === name);
      // Those without any payment on either side have no row.
      const without = name === 'unchanged' ? manifest.enterprises - counted : 0;
      return {
        direction: name,
        enterprises: Number(row?.['n'] ?? 0) + without,
        atNothing: Number(row?.['none'] ?? 0) + without,
        ...(row ? readChange(row) : { before: nothingPaid.amount, after: nothingPaid.amount }),
      };
    }),
  };
}

const sumNames = ['payments', 'helped', 'perhaps', 'lo', 'hi'] as const;

/** What a payment `s` adds to a group: plain columns, so that all groups are summed in one pass. */
function columnsOf({ name, places }: Group, isOfSide: boolean, paid: readonly number[]): string {
  const all = places.length === paid.length;
  const member = all ? 'TRUE' : `s.k IN (${places.join(', ')})`;
  const column = (value: string, end: string): string => {
    if (!isOfSide) return `0 AS ${name}_${end}`;
    return all ? `${value} AS ${name}_${end}` : `CASE WHEN ${member} THEN ${value} ELSE 0 END AS ${name}_${end}`;
  };
  return [
    column('1', 'n'),
    column('CASE WHEN s.lo > 0 THEN 1 ELSE 0 END', 'certain'),
    column('s.lo', 'lo'),
    column('COALESCE(s.hi, 0)', 'hi'),
    column('CASE WHEN s.hi IS NULL THEN 1 ELSE 0 END', 'open'),
  ].join(', ');
}

function writeComparison(rows: string, groups: readonly Group[]): string {
  const each = groups.map(
    ({ name }) =>
      `sum(s.${name}_n) AS ${name}_n, max(s.${name}_certain) AS ${name}_certain, sum(s.${name}_lo) AS ${name}_lo, ` +
      `CASE WHEN max(s.${name}_open) = 0 THEN sum(s.${name}_hi) END AS ${name}_hi`,
  );
  const totals = groups.map(
    ({ name }) =>
      `sum(p.${name}_n) AS ${name}_payments, count(*) FILTER (WHERE p.${name}_certain > 0) AS ${name}_helped, ` +
      `count(*) FILTER (WHERE p.${name}_n > 0) AS ${name}_perhaps, sum(p.${name}_lo) AS ${name}_lo, ` +
      `CASE WHEN count(p.${name}_hi) = count(*) THEN sum(p.${name}_hi) END AS ${name}_hi`,
  );
  return (
    `WITH p AS (SELECT s.e, ${each.join(', ')} FROM (${rows}) s GROUP BY s.e),\n` +
    `c AS (SELECT p.*, p.before_lo AS alo, p.before_hi AS ahi, p.after_lo AS blo, p.after_hi AS bhi FROM p)\n` +
    `SELECT direction, count(*) AS n, count(*) FILTER (WHERE ${nothing}) AS none, ${amounts},\n  ${totals.join(',\n  ')}\n` +
    `FROM (SELECT c.*, ${direction} AS direction FROM c) p GROUP BY direction`
  );
}
