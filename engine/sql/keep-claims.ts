import type { FirstRow } from './dialect';
import type { LimitScope } from './limit-scope';
import { NotExpressible } from './lowering';
import { rulesOfOneRank } from './numbered-rules';

/** Best claims first; ties go by day, by the place of the rule, by content. */
export function orderOf(scope: LimitScope, worth = 's.lo DESC, s.hi DESC'): string {
  const { rules, lowering, years } = scope;
  const ties = rules.some(({ number }) => number % rulesOfOneRank > 0);
  const rank = ties ? `${lowering.dialect.divide('s.r', String(rulesOfOneRank))}, s.o, s.r` : 's.r, s.o';
  const [first] = years;
  return `${first !== undefined && years.length > 1 ? 's.y, ' : ''}${worth}, s.d, ${rank}, s.n`;
}

/** Claims under one rule of a fixed amount differ in their event alone. */
export const orderOfEvents = 's.d, s.o, s.n';

/** What the rows of a group under one rule of a fixed amount have in common, or grows with their order. */
const leastInFirst: ReadonlySet<string> = new Set(['y', 'r', 'd', 'lo', 'hi']);

/** Writes the first claim of each group of one rule of a fixed amount, without a window function. */
export function keepFirst(
  source: string,
  columns: readonly string[],
  partition: readonly string[],
  { key, valueOf }: FirstRow,
): string {
  const listed = columns.map((name) => {
    const column = `s.${name}`;
    if (partition.includes(column)) return column;
    return `${leastInFirst.has(name) ? `min(${column})` : valueOf(column, 's.z')} AS ${name}`;
  });
  return (
    `SELECT ${listed.join(', ')}\n` +
    `FROM (SELECT s.*, ${key} AS z FROM ${source} s WHERE s.hi > 0) s GROUP BY ${partition.join(', ')}`
  );
}

/** Writes the claims among some rows that meet a condition; the others come to nothing. */
export type WriteKept = (condition: string, from: string) => string;

/** Writes the claims of some rows with other amounts. */
export type WriteCut = (low: string, high: string, from: string) => string;

/** The best set of claims that share a value; others of the group give way to it. */
export function writeDiffering(
  { keep, cut }: { readonly keep: WriteKept; readonly cut: WriteCut },
  at: { readonly from: string; readonly partition: string; readonly differing: string; readonly scope: LimitScope },
): string {
  const { from, partition, differing, scope } = at;
  const value = `s.k_${differing}`;
  const bucket = `${partition}, ${value}`;
  const place = orderOf(scope);
  const best = scope.wide ? `s.blo DESC, LEAST(s.bhi, ${'1' + '0'.repeat(30)}) DESC` : 's.blo DESC, s.bhi DESC';
  const sums = `sum(s.lo) OVER (PARTITION BY ${bucket}) AS blo, sum(s.hi) OVER (PARTITION BY ${bucket}) AS bhi`;
  if (scope.uniform) {
    // The best claim of the best set comes first.
    const winner = `first_value(${value}) OVER (PARTITION BY ${partition} ORDER BY ${best}, ${place}) AS c`;
    return keep(
      `(${value} = s.c OR ${value} IS NULL AND s.c IS NULL)`,
      `(SELECT s.*, ${winner} FROM (SELECT s.*, ${sums}\nFROM ${from}) s) s`,
    );
  }
  const ranked = `(SELECT s.*, row_number() OVER (PARTITION BY ${partition} ORDER BY ${place}) AS p,\n  ${sums}\nFROM ${from}) s`;
  const led = `(SELECT s.*, min(s.p) OVER (PARTITION BY ${bucket}) AS q FROM ${ranked}) s`;
  const order = `${best}, s.q, s.p`;
  const grown =
    `(SELECT s.*, sum(s.lo) OVER (PARTITION BY ${bucket} ORDER BY ${order} ROWS UNBOUNDED PRECEDING) AS slo,\n` +
    `  sum(s.hi) OVER (PARTITION BY ${bucket} ORDER BY ${order} ROWS UNBOUNDED PRECEDING) AS shi\nFROM ${led}) s`;
  const before = `OVER (PARTITION BY ${partition} ORDER BY ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  if (scope.wide)
    throw new NotExpressible(
      { zh: '就高与无上限金额', en: 'highest only with amounts that have no upper end' },
      undefined,
    );
  const increase = (end: string): string => `GREATEST(s.s${end} - COALESCE(max(s.s${end}) ${before}, 0), 0)`;
  return cut(`LEAST(${increase('lo')}, ${increase('hi')})`, increase('hi'), grown);
}
