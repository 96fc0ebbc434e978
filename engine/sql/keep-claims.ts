import type { FirstRow } from './dialect';
import type { LimitScope } from './limit-scope';
import { NotExpressible } from './lowering';
import { rulesOfOneRank } from './numbered-rules';

/** Best claims first; ties go by day, by the place of the rule, by content. */
export function orderOf(scope: LimitScope): string {
  return listRanks(scope, downwards).join(', ');
}

/** Says of a number that the greatest comes first. */
type WriteFalling = (number: string) => string;

const downwards: WriteFalling = (number) => `${number} DESC`;

function listRanks({ rules, lowering, years }: LimitScope, fall: WriteFalling): readonly string[] {
  const ties = rules.some(({ number }) => number % rulesOfOneRank > 0);
  const place = ties ? [lowering.dialect.divide('s.r', String(rulesOfOneRank)), 's.o', 's.r'] : ['s.r', 's.o'];
  return [...(years.length > 1 ? ['s.y'] : []), fall('s.lo'), fall('s.hi'), 's.d', ...place, 's.n'];
}

/** Ranks sets of claims by what all of a set are worth together. */
function listRanksOfSets({ wide }: LimitScope, fall: WriteFalling): readonly string[] {
  return [fall('s.blo'), fall(wide ? `LEAST(s.bhi, ${'1' + '0'.repeat(30)})` : 's.bhi')];
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

interface DifferingClaims {
  readonly from: string;
  readonly partition: readonly string[];
  /** The field claims of a set share. */
  readonly differing: string;
  readonly scope: LimitScope;
}

/** The best set of claims that share a value; others of the group give way to it. */
export function writeDiffering(
  { keep, cut }: { readonly keep: WriteKept; readonly cut: WriteCut },
  claims: DifferingClaims,
): string {
  const { from, differing, scope } = claims;
  const { first } = scope.lowering.dialect;
  const value = `s.k_${differing}`;
  const partition = claims.partition.join(', ');
  const bucket = `${partition}, ${value}`;
  const place = orderOf(scope);
  const best = listRanksOfSets(scope, downwards).join(', ');
  const sums = `sum(s.lo) OVER (PARTITION BY ${bucket}) AS blo, sum(s.hi) OVER (PARTITION BY ${bucket}) AS bhi`;
  if (scope.uniform) {
    const isBest = (winner: string): string => `(${value} = ${winner} OR ${value} IS NULL AND ${winner} IS NULL)`;
    if (first) return keep(isBest('b.c'), joinBest(claims, first));
    // The best claim of the best set comes first.
    const winner = `first_value(${value}) OVER (PARTITION BY ${partition} ORDER BY ${best}, ${place}) AS c`;
    return keep(isBest('s.c'), `(SELECT s.*, ${winner} FROM (SELECT s.*, ${sums}\nFROM ${from}) s) s`);
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

/** Writes claims together with the value `b.c` of the best set of their group, without a window function. */
function joinBest({ from, partition, differing, scope }: DifferingClaims, { rank, valueOf }: FirstRow): string {
  const upwards: WriteFalling = (number) => `-${number}`;
  const groups = partition.map((_, index) => `g${index}`).join(', ');
  const sets =
    `SELECT ${partition.map((column, index) => `${column} AS g${index}`).join(', ')}, s.k_${differing} AS c, ` +
    `sum(s.lo) AS blo, sum(s.hi) AS bhi, min(${rank(listRanks(scope, upwards))}) AS z\n` +
    `  FROM ${from} GROUP BY ${partition.join(', ')}, s.k_${differing}`;
  const best = `SELECT ${groups}, ${valueOf('s.c', rank([...listRanksOfSets(scope, upwards), 's.z']))} AS c\n  FROM (${sets}) s GROUP BY ${groups}`;
  // A field that is not given groups claims, too.
  const on = partition.map((column, index) => `b.g${index} IS NOT DISTINCT FROM ${column}`).join(' AND ');
  return `${from} JOIN (${best}) b ON ${on}`;
}
