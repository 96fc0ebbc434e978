import type { MoneyInterval } from '../../engine/values/money';
import { asFen } from '../../engine/values/money';
import { describeRegion } from '../../engine/vocabulary/describe-region';
import { findIndustry } from '../../engine/vocabulary/find-industry';
import type { Bilingual } from '../../engine/diagnostics/diagnostic';
import { quoted } from './database-values';
import { nameMeasure, type PayingRule } from './list-rules';
import type { OpenPopulation } from './open-population';
import type { EngineName, PaidTable } from './pay-population';

/** What some payments come to. Units: fen. */
export interface Sum {
  readonly payments: number;
  /** Enterprises that receive something for certain. */
  readonly helped: number;
  /** Those that receive something, or may, as far as the facts are known. */
  readonly perhaps: number;
  readonly amount: MoneyInterval;
}

export interface NamedSum extends Sum {
  readonly key: string;
  readonly name: Bilingual;
}

export interface MeasureSum extends NamedSum {
  readonly policy: string;
  readonly clause: string | null;
  readonly payer: string;
  readonly treasury: string;
  readonly payee: 'enterprise' | 'individual';
  readonly unit: string;
  /** Whether the total contains it. */
  readonly paid: boolean;
}

/** Ways to cut one total into parts; every list adds up to it, to the fen. */
export const partitions = ['policies', 'payers', 'levels', 'months', 'regions', 'sizes', 'industries'] as const;
export type Partition = (typeof partitions)[number];

/** What a population receives for the events of one year. */
export interface YearTotals {
  readonly year: number;
  readonly engine: EngineName;
  /** Why the interpreter computed everybody, where it was not asked to. */
  readonly notExpressible: readonly Bilingual[];
  readonly enterprises: number;
  /** Enterprises the interpreter computed, because facts are missing that compete. */
  readonly interpreted: number;
  readonly total: Sum;
  readonly enterprise: Sum;
  readonly individual: Sum;
  readonly measures: readonly MeasureSum[];
  readonly parts: Readonly<Record<Partition, readonly NamedSum[]>>;
}

/** Adds the payments of a year up in every way that is shown. Throws where parts would not make the total. */
export async function totalPayments(population: OpenPopulation, paid: PaidTable): Promise<YearTotals> {
  const { rules, table, year, engine, interpreted, notExpressible } = paid;
  const sums = summing(population, table);
  const select = (chosen: readonly PayingRule[]) => inRules(chosen);
  const money = rules.filter((rule) => rule.paid);
  const total = await sums.one(select(money));
  const measures = await sumMeasures(rules, sums);
  const places = await sumByEnterprise(population, sums, select(money));
  const parts: Record<Partition, readonly NamedSum[]> = {
    policies: await sumRules(money, sums, (rule) => [rule.policy, { zh: rule.policyTitle, en: rule.policyTitle }]),
    payers: await sumRules(money, sums, (rule) => [rule.payer, payerNames[rule.payer]]),
    levels: await sumRules(money, sums, (rule) => [rule.treasury, payerNames[rule.treasury]]),
    months: (await sums.by(byMonth, select(money))).map(([key, sum]) => named(key, sum)),
    ...places,
  };
  requireParts(
    total,
    'measures',
    measures.filter((each) => each.paid),
  );
  for (const name of partitions) requireParts(total, name, parts[name]);
  return {
    year,
    engine,
    notExpressible: notExpressible.map(({ message }) => message),
    enterprises: population.manifest.enterprises,
    interpreted,
    total,
    enterprise: await sums.one(select(rules.filter((rule) => rule.countsInTotal))),
    individual: await sums.one(select(money.filter((rule) => !rule.countsInTotal))),
    measures,
    parts,
  };
}

/** What a population receives in one year: the total, and the months it is made of. */
export interface YearSums {
  readonly total: Sum;
  readonly months: readonly NamedSum[];
}

/** Cuts the payments of a year by month. Throws where the months would not make the total. */
export async function totalByMonths(population: OpenPopulation, { rules, table }: PaidTable): Promise<YearSums> {
  const sums = summing(population, table);
  const where = inRules(rules.filter((rule) => rule.paid));
  const months = (await sums.by(byMonth, where)).map(([key, sum]) => named(key, sum));
  const total = await sums.one(where);
  requireParts(total, 'months', months);
  return { total, months };
}

const byMonth = `strftime(s.d, '%Y-%m')`;

/** Adds the payments of a year up, without their parts. */
export async function totalBriefly(
  population: OpenPopulation,
  { rules, table }: PaidTable,
): Promise<Pick<YearTotals, 'total' | 'enterprise' | 'individual'>> {
  const sums = summing(population, table);
  const money = rules.filter((rule) => rule.paid);
  return {
    total: await sums.one(inRules(money)),
    enterprise: await sums.one(inRules(rules.filter((rule) => rule.countsInTotal))),
    individual: await sums.one(inRules(money.filter((rule) => !rule.countsInTotal))),
  };
}

/** The largest groups that are named; the others are put together, so that parts add up. */
const MOST_TITLE_GROUPS = 12;

/**
 * Cuts the total by what recognitions the paid enterprises have on record until the end of the year: an enterprise with
 * several is in the group of just these, so that everybody is in one group.
 */
export async function totalByTitles(
  population: OpenPopulation,
  { rules, table, year }: PaidTable,
): Promise<readonly NamedSum[]> {
  const { vocabulary, words } = population;
  const sums = summing(population, table);
  const where = inRules(rules.filter((rule) => rule.paid));
  const held =
    `(SELECT e, string_agg(DISTINCT CAST("family" AS VARCHAR), ',' ORDER BY CAST("family" AS VARCHAR)) AS g FROM recognitions ` +
    `WHERE "family" IS NOT NULL AND ("awardedOn" IS NULL OR "awardedOn" <= DATE '${year}-12-31') GROUP BY e)`;
  const groups = await sums.by(`COALESCE(c.g, '')`, where, `LEFT JOIN ${held} c ON c.e = s.e`);
  const largest = [...groups]
    .sort(([a, one], [b, other]) => compareEnds(other, one) || (a < b ? -1 : 1))
    .slice(0, MOST_TITLE_GROUPS)
    .map(([key]) => key);
  const nameOf = (number: string): Bilingual => {
    const word = words[Number(number) - 1] ?? number;
    return vocabulary.titleFamilies.find(({ id }) => id === word)?.label ?? { zh: word, en: word };
  };
  const listed = groups
    .filter(([key]) => largest.includes(key))
    .map(([key, sum]) => {
      if (key === '') return named('', sum, { zh: '无认定', en: 'no recognition' });
      const names = key.split(',').map(nameOf);
      return named(key, sum, { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') });
    });
  const others = groups.filter(([key]) => !largest.includes(key)).map(([, sum]) => sum);
  if (others.length > 0)
    listed.push(
      named('others', addSums(others), {
        zh: `其他 ${others.length} 种组合`,
        en: `${others.length} other combinations`,
      }),
    );
  requireParts(await sums.one(where), 'titles', listed);
  return listed;
}

function compareEnds(a: Sum, b: Sum): number {
  return a.amount.min < b.amount.min ? -1 : a.amount.min > b.amount.min ? 1 : a.perhaps - b.perhaps;
}

/** Adds sums of enterprises that are in one of them only. */
export function addSums(sums: readonly Sum[]): Sum {
  const open = sums.some(({ amount }) => amount.max === null);
  const count = (read: (sum: Sum) => number): number => sums.reduce((all, sum) => all + read(sum), 0);
  return {
    payments: count(({ payments }) => payments),
    helped: count(({ helped }) => helped),
    perhaps: count(({ perhaps }) => perhaps),
    amount: {
      min: asFen(sums.reduce((all, { amount }) => all + amount.min, 0n)),
      max: open ? null : asFen(sums.reduce((all, { amount }) => all + (amount.max ?? 0n), 0n)),
    },
  };
}

/** Who pays, as the language knows them. */
export const payerNames: Readonly<Record<string, Bilingual>> = {
  issuer: { zh: '发文机关本级', en: 'the issuer' },
  nation: { zh: '中央', en: 'nation' },
  province: { zh: '省级', en: 'province' },
  city: { zh: '市级', en: 'city' },
  district: { zh: '区县级', en: 'district' },
  beneficiary: { zh: '受益财政', en: "the beneficiary's treasury" },
};

function named(key: string, sum: Sum, name: Bilingual = { zh: key, en: key }): NamedSum {
  return { key, name, ...sum };
}

function inRules(rules: readonly PayingRule[]): string {
  return rules.length === 0 ? 'FALSE' : `s.k IN (${rules.map(({ k }) => k).join(', ')})`;
}

interface Summing {
  one(where: string): Promise<Sum>;
  by(key: string, where: string, joins?: string): Promise<readonly (readonly [key: string, sum: Sum])[]>;
}

/** Columns that `readSum` reads, over rows `s` of payments. */
export const sumColumns =
  'count(*) AS payments, count(DISTINCT CASE WHEN s.lo > 0 THEN s.e END) AS helped, count(DISTINCT s.e) AS perhaps, ' +
  'COALESCE(sum(s.lo), 0) AS lo, CASE WHEN count(s.hi) = count(*) THEN COALESCE(sum(s.hi), 0) END AS hi';

function summing({ connection }: OpenPopulation, table: string): Summing {
  const run = async (text: string): Promise<readonly Record<string, unknown>[]> =>
    (await connection.runAndReadAll(text)).getRowObjectsJson();
  return {
    one: async (where) => {
      const [row] = await run(`SELECT ${sumColumns} FROM ${quoted(table)} s WHERE ${where}`);
      if (!row) throw new Error('a sum has one row');
      return readSum(row);
    },
    by: async (key, where, joins = '') => {
      const rows = await run(
        `SELECT CAST(${key} AS VARCHAR) AS g, ${sumColumns} FROM ${quoted(table)} s ${joins} WHERE ${where} GROUP BY g ORDER BY g NULLS LAST`,
      );
      return rows.map((row) => [typeof row['g'] === 'string' ? row['g'] : '', readSum(row)] as const);
    },
  };
}

/** Reads the columns of a sum. */
export function readSum(row: Record<string, unknown>): Sum {
  const { payments, helped, perhaps, lo, hi } = row;
  return {
    payments: Number(payments),
    helped: Number(helped),
    perhaps: Number(perhaps),
    amount: { min: asFen(BigInt(String(lo))), max: typeof hi === 'string' ? asFen(BigInt(hi)) : null },
  };
}

/** What nobody pays. */
export const nothingPaid: Sum = { payments: 0, helped: 0, perhaps: 0, amount: { min: asFen(0), max: asFen(0) } };

/** Sums groups of rules; a group that pays nothing is listed with nothing. */
async function sumRules(
  rules: readonly PayingRule[],
  sums: Summing,
  group: (rule: PayingRule) => readonly [key: string, name: Bilingual | undefined],
): Promise<readonly NamedSum[]> {
  const names = new Map(rules.map((rule) => group(rule)));
  const found = new Map(
    await sums.by(
      groupRules(rules, (rule) => group(rule)[0]),
      inRules(rules),
    ),
  );
  return [...names].map(([key, name]) => named(key, found.get(key) ?? nothingPaid, name));
}

function groupRules(rules: readonly PayingRule[], group: (rule: PayingRule) => string): string {
  const keys = [...new Set(rules.map(group))];
  const cases = keys.map(
    (key) =>
      `WHEN s.k IN (${rules
        .filter((rule) => group(rule) === key)
        .map(({ k }) => k)
        .join(', ')}) THEN '${key.replaceAll("'", "''")}'`,
  );
  return cases.length === 0 ? "''" : `CASE ${cases.join(' ')} END`;
}

/** A measure is an item as one payer gives it in one unit to one payee. */
async function sumMeasures(rules: readonly PayingRule[], sums: Summing): Promise<readonly MeasureSum[]> {
  const keyOf = ({ policy, item, payer, payee, unit }: PayingRule): string =>
    [policy, item, payer, payee, unit].join('\n');
  const found = new Map(await sums.by(groupRules(rules, keyOf), inRules(rules)));
  const groups = new Map<string, PayingRule[]>();
  for (const rule of rules) {
    const group = groups.get(keyOf(rule));
    if (group) group.push(rule);
    else groups.set(keyOf(rule), [rule]);
  }
  return [...groups].flatMap(([key, group]) =>
    group.slice(0, 1).map(({ policy, item, clause, payer, treasury, payee, unit, paid }) => ({
      ...named(item, found.get(key) ?? nothingPaid, nameMeasure(group)),
      policy,
      clause,
      payer,
      treasury,
      payee,
      unit,
      paid,
    })),
  );
}

async function sumByEnterprise(population: OpenPopulation, sums: Summing, where: string) {
  const { vocabulary, words } = population;
  const unknown: Bilingual = { zh: '不详', en: 'not known' };
  const join = 'JOIN enterprise c ON c.e = s.e';
  const size = vocabulary.facts.enterprise.find(({ id }) => id === 'size');
  const sizes = size?.type.kind === 'enumeration' ? size.type.values : [];
  const by = async (column: string, name: (key: string) => Bilingual): Promise<readonly NamedSum[]> =>
    (await sums.by(`c.${quoted(column)}`, where, join)).map(([key, sum]) =>
      key === '' ? named('', sum, unknown) : named(key, sum, name(key)),
    );
  const regions = await by('region', (key) => {
    const area = describeRegion(vocabulary, key.padStart(6, '0'));
    return { zh: area, en: area };
  });
  const sized = (
    await by('size', (key) => {
      const word = words[Number(key) - 1] ?? key;
      return sizes.find(({ id }) => id === word)?.label ?? { zh: word, en: word };
    })
  ).map((each) => ({ ...each, key: each.key === '' ? '' : (words[Number(each.key) - 1] ?? each.key) }));
  const industries = await by('industry', (key) => findIndustry(vocabulary, key)?.name ?? { zh: key, en: key });
  return { regions, sizes: sized, industries };
}

/** Throws where parts do not add up to their total, at both ends. */
export function requireParts(total: Pick<Sum, 'amount'>, name: string, parts: readonly Pick<Sum, 'amount'>[]): void {
  const min = parts.reduce((sum, { amount }) => sum + amount.min, 0n);
  const open = parts.some(({ amount }) => amount.max === null);
  const max = parts.reduce((sum, { amount }) => sum + (amount.max ?? 0n), 0n);
  if (min !== total.amount.min || (open ? total.amount.max !== null : max !== total.amount.max))
    throw new Error(
      `the ${name} add up to ${min}..${open ? '' : max}, not ${total.amount.min}..${total.amount.max ?? ''}`,
    );
}
