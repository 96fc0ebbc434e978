import { matchWords as readMatch, type MatchWords } from '../compile/match-words';
import type { AmountFigure } from '../expression/amount-figure';
import type { Limit, PolicyPlan, Rule } from '../compile/plan';
import { firstDayOfYear, lastDayOfYear, yearOf } from '../values/calendar';
import { findCollection } from '../vocabulary/find-collection';
import { fieldsOf } from '../vocabulary/find-field';
import type { EventCollection } from '../vocabulary/vocabulary';
import { columnKind, hasColumn, numberWords } from './fact-tables';
import {
  cutRange,
  lowerAmount,
  lowerCap,
  lowerFigure,
  multiplyRanges,
  partsOfRange,
  roundToParts,
  unbounded,
  type SqlRange,
} from './lower-amount';
import { lowerCondition } from './lower-expression';
import { liesIn } from './lower-within';
import { NotExpressible, type Lowering, type LoweringScope, type ReferenceDay } from './lowering';
import { listMonthDays } from './month-days';
import type { NumberedRule } from './numbered-rules';
import { shareSeats } from './share-events';

/** Claims of rules that share everything but the row of their table, as one SELECT. */
export interface ClaimBranch {
  readonly rules: readonly NumberedRule[];
  readonly select: string;
}

export interface RaisingScope {
  readonly lowering: Lowering;
  readonly plan: PolicyPlan;
  /** Years in which events raise claims, in order. */
  readonly years: readonly number[];
  /** Event fields that group claims. */
  readonly keys: readonly string[];
  /** Whether amounts are written in the wide type, because some have no upper end. */
  readonly wide: boolean;
  /** Keys are compared as text where the events of the rules store them differently, or claims are over a year. */
  readonly keysAsText: boolean;
  /** Whether `lo0` and `hi0` say what a claim was worth before caps on each of its events. */
  readonly whole: boolean;
}

/**
 * Writes the claims of rules before any limit: `e, y, r, n, d, o, lo, hi` and a column `k_<field>` for each key.
 * Errors: NotExpressible.
 */
export function raiseClaims(rules: readonly NumberedRule[], scope: RaisingScope): readonly ClaimBranch[] {
  return groupRows(rules).map((group) => ({ rules: group, select: writeBranch(group, scope) }));
}

/** Groups the rules whose events are chosen by the words of one field alone. */
export function groupRows(rules: readonly NumberedRule[]): readonly (readonly NumberedRule[])[] {
  const groups = new Map<string, NumberedRule[]>();
  for (const numbered of rules) {
    const shape = sharedShape(numbered.rule) ?? numbered.rule.id;
    groups.set(shape, [...(groups.get(shape) ?? []), numbered]);
  }
  return [...groups.values()];
}

/** Rows of tables that are chosen by the words of one field, and pay fixed amounts, are looked up together. */
function sharedShape(rule: Rule): string | null {
  const { trigger, claim, monthly, amount, asOf, conditions, unit } = rule;
  if (matchWords(rule) === null || claim !== 'event' || monthly || amount?.kind !== 'amount') return null;
  const others = conditions.filter(({ role }) => role !== 'match').map(({ expression }) => expression);
  return JSON.stringify([trigger, asOf, unit, matchWords(rule)?.field, others], (key, value: unknown) =>
    key === 'range' ? undefined : value,
  );
}

/** The words of an event field that choose a row, where words have numbers; null where the row is chosen otherwise. */
export function matchWords(rule: Rule): MatchWords | null {
  const match = readMatch(rule);
  return match && (match.kind === 'title' || match.kind === 'enumeration') ? match : null;
}

function writeBranch(group: readonly NumberedRule[], scope: RaisingScope): string {
  const [first] = group;
  if (!first) throw new Error('a branch has rules');
  const lookup = group.length > 1 && scope.lowering.mode === 'known' ? writeLookup(group, scope) : null;
  return lookup ?? group.map((numbered) => writeRule(numbered, scope)).join('\nUNION ALL\n');
}

interface Occasions {
  readonly from: string;
  readonly where: readonly string[];
  /** The day of the claim; that of the conditions may differ for events without a day. */
  readonly day: string;
  readonly year: string;
  readonly scope: LoweringScope;
}

/** The events of a kind that lie in the years and days of the policy, each with the conditions of a rule. */
function listOccasions(
  { rule, plan }: NumberedRule,
  { lowering, years }: RaisingScope,
  joins: readonly string[],
): Occasions {
  const collection = collectionOf(rule.trigger ?? '', lowering);
  const { dialect } = lowering;
  const table = dialect.quote(collection.id);
  lowering.reads.add(`enterprise.${hasColumn(collection.id)}`);
  let joinsEnterprise = false;
  const enterprise = (): string => {
    joinsEnterprise = true;
    return 'c';
  };
  const { asOf, day, year, where, joins: more } = timeOccasions(rule, collection, { lowering, plan, years });
  const [only] = years;
  const scope: LoweringScope = {
    lowering,
    plan,
    year: years.length === 1 && only !== undefined ? only : null,
    e: 'x.e',
    enterprise,
    event: { collection: collection.id, alias: 'x' },
    asOf,
    locals: new Map(),
  };
  const { own, atSeat } = readPlace(collection, scope);
  // Those that sit there are found once, however many rules ask.
  const seat = atSeat && lowering.mode === 'known' ? shareSeats(plan.region, lowering) : null;
  const place = [...own, ...(atSeat && seat === null ? [testSeat(scope)] : [])];
  const conditions = rule.conditions
    .filter(({ role }) => role !== 'match')
    .map(({ expression }) => lowerCondition(expression, scope));
  return {
    get from() {
      const parts = [`${table} x`, ...more, ...joins, ...(seat === null ? [] : [`JOIN ${seat} a ON a.e = x.e`])];
      const gaps = lowering.mode === 'open' ? ' JOIN gaps g ON g.e = x.e' : '';
      return `FROM ${parts.join(' ')}${gaps}${joinsEnterprise ? ' JOIN enterprise c ON c.e = x.e' : ''}`;
    },
    where: [...where, ...place, ...conditions],
    day,
    year,
    scope,
  };
}

interface Timing {
  readonly asOf: ReferenceDay;
  readonly day: string;
  readonly year: string;
  readonly where: readonly string[];
  readonly joins: readonly string[];
}

function timeOccasions(
  rule: Rule,
  collection: EventCollection,
  { lowering, plan, years }: Pick<RaisingScope, 'lowering' | 'plan' | 'years'>,
): Timing {
  const { dialect } = lowering;
  const [first = 0] = years;
  const days = daysInForce(plan, first, years.at(-1) ?? first);
  if (rule.monthly) {
    const { join, day, year } = listMonthDays(rule.monthly, collection.id, years, plan, lowering);
    return { asOf: { sql: day }, day, year: years.length === 1 ? String(first) : year, where: [], joins: [join] };
  }
  if (collection.dateField === null) {
    if (years.length > 1)
      throw new NotExpressible(
        { zh: '跨年限制下没有日期的事件', en: 'events without a day under a limit over years' },
        undefined,
      );
    const asOf = { day: rule.asOf === 'yearStart' ? days.from : days.to };
    return { asOf, day: dialect.day(days.to), year: String(first), where: [], joins: [] };
  }
  const date = `x.${dialect.quote(collection.dateField)}`;
  lowering.reads.add(`${collection.id}.${collection.dateField}`);
  const year = years.length === 1 ? String(first) : dialect.yearOf(date);
  const where = [`${date} BETWEEN ${dialect.day(days.from)} AND ${dialect.day(days.to)}`];
  return { asOf: { sql: date }, day: date, year, where, joins: [] };
}

/** Gives the days of some years on which a policy applies. */
export function daysInForce(
  { window }: PolicyPlan,
  first: number,
  last: number,
): { readonly from: string; readonly to: string } {
  const [from, to] = [firstDayOfYear(first), lastDayOfYear(last)];
  return {
    from: window?.from != null && window.from > from ? window.from : from,
    to: window?.to != null && window.to < to ? window.to : to,
  };
}

/** Writes the conditions on the place of an event, or on the seat. */
export function testPlace(collection: EventCollection, scope: LoweringScope): readonly string[] {
  const { own, atSeat } = readPlace(collection, scope);
  return atSeat ? [...own, testSeat(scope)] : own;
}

interface Place {
  /** Conditions on the place of the event itself. */
  readonly own: readonly string[];
  /** Whether the enterprise has to sit there. */
  readonly atSeat: boolean;
}

function readPlace({ id, placeField }: EventCollection, { plan, lowering, event }: LoweringScope): Place {
  const { place } = plan.jurisdiction;
  const isOwn = placeField !== null && place !== 'seat';
  const atSeat = !isOwn || place !== 'event';
  if (atSeat) lowering.reads.add('enterprise.region');
  if (isOwn) lowering.reads.add(`${id}.${placeField}`);
  const column = isOwn ? `${event?.alias ?? 'x'}.${lowering.dialect.quote(placeField)}` : null;
  return { own: column === null ? [] : [liesIn(column, plan.region)], atSeat };
}

function testSeat(scope: LoweringScope): string {
  return liesIn(`${scope.enterprise()}.region`, scope.plan.region);
}

/** Looks the rows of tables up by the word of their field. Null where an amount is not fixed. */
function writeLookup(group: readonly NumberedRule[], scope: RaisingScope): string | null {
  const [first] = group;
  const field = first && matchWords(first.rule)?.field;
  if (!first || field === undefined) return null;
  const { lowering } = scope;
  const numbers = numberWords(lowering.vocabulary);
  const occasions = listOccasions(first, scope, []);
  const cells: string[][] = [];
  for (const { rule, number } of group) {
    if (rule.amount?.kind !== 'amount') return null;
    const parts = partsOfRange(lowerFigure(rule.amount.amount, occasions.scope), rule.unit, lowering);
    if (!parts.constant) return null;
    for (const word of matchWords(rule)?.words ?? [])
      cells.push([
        `${numbers.get(word) ?? 0} /* ${word} */`,
        String(number),
        wide(parts.low, scope),
        wide(parts.high, scope),
      ]);
  }
  lowering.reads.add(`${first.rule.trigger}.${field}`);
  const column = `x.${lowering.dialect.quote(field)}`;
  const rows = lowering.dialect.rows(['w', 'r', 'lo', 'hi'], cells);
  return (
    `SELECT x.e, ${occasions.year} AS y, v.r, x.n, ${occasions.day} AS d, x.o, v.lo, v.hi${scope.whole ? ', v.lo AS lo0, v.hi AS hi0' : ''}${selectKeys(first, scope)}\n` +
    `${occasions.from} JOIN ${rows} v ON v.w = ${column}\nWHERE ${occasions.where.join(' AND ')}`
  );
}

function wide(expression: string, { wide: isWide, lowering }: RaisingScope): string {
  return lowering.dialect.cast(expression, isWide ? 'wide' : 'big');
}

function selectKeys({ rule }: NumberedRule, { keys, lowering, keysAsText }: RaisingScope): string {
  return keys.map((field) => `, ${keyColumn(rule, field, lowering, keysAsText)} AS k_${field}`).join('');
}

function keyColumn(rule: Rule, field: string, lowering: Lowering, asText: boolean): string {
  const known = fieldsOf(lowering.vocabulary, rule.trigger).find(({ id }) => id === field);
  if (!known || known.default !== undefined || known.type.kind === 'months') return 'NULL';
  lowering.reads.add(`${rule.trigger}.${field}`);
  const column = `x.${lowering.dialect.quote(field)}`;
  return asText ? lowering.dialect.cast(column, 'text') : column;
}

/** Tells how a key is stored for the events of a rule; null where they do not have it. */
export function keyKind({ trigger }: Rule, field: string, { vocabulary }: Lowering): string | null {
  const known = fieldsOf(vocabulary, trigger).find(({ id }) => id === field);
  return known ? columnKind(known) : null;
}

function writeRule(numbered: NumberedRule, scope: RaisingScope): string {
  const { lowering } = scope;
  const { rule, number, plan } = numbered;
  const occasions = listOccasions(numbered, scope, []);
  const matches = rule.conditions
    .filter(({ role }) => role === 'match')
    .map(({ expression }) => lowerCondition(expression, occasions.scope));
  const all = [...occasions.where, ...matches];
  const isOpen = lowering.mode === 'open';
  const where =
    all.length === 0 ? '' : isOpen ? `\nWHERE (${all.join(' AND ')}) IS NOT FALSE` : `\nWHERE ${all.join(' AND ')}`;
  const doubt = isOpen ? `((${all.join(' AND ') || 'TRUE'}) IS NULL)` : null;
  const yearly = rule.claim === 'year';
  const amountOf = (caps: readonly AmountFigure[]): AmountColumns =>
    yearly
      ? sumAmounts(numbered, scope, occasions.scope, { caps, doubt })
      : oneAmount(numbered, scope, occasions.scope, doubt);
  const cut = amountOf(capsForEachEvent(rule, plan));
  const uncut = scope.whole ? amountOf([]) : null;
  const amount = `${cut.low} AS lo, ${cut.high} AS hi${uncut ? `, ${uncut.low} AS lo0, ${uncut.high} AS hi0` : ''}`;
  const { from, day, year } = occasions;
  const u = doubt === null ? '' : `, ${describeDoubt(numbered, doubt, occasions.scope, yearly)} AS u`;
  if (!yearly)
    return `SELECT x.e, ${year} AS y, ${number} AS r, x.n, ${day} AS d, x.o, ${amount}${selectKeys(numbered, scope)}${u}\n${from}${where}`;
  if (scope.keys.length > 0)
    throw new NotExpressible(
      { zh: '按年合计的一笔按字段分组', en: 'a claim over a year grouped by a field' },
      undefined,
    );
  const last = rule.monthly || collectionOf(rule.trigger ?? '', lowering).dateField !== null ? `max(${day})` : day;
  return (
    `SELECT x.e, ${year} AS y, ${number} AS r, 0 AS n, ${last} AS d, 0 AS o, ${amount}${u}\n` +
    `${from}${where}\nGROUP BY x.e${scope.years.length > 1 ? `, ${year}` : ''}`
  );
}

/** 0: all is known; 1: unknown whether the event counts; 2: unknown what it is worth. */
function describeDoubt({ rule, plan }: NumberedRule, doubt: string, at: LoweringScope, yearly: boolean): string {
  const { low, high } = rangeOfEvent(rule, at, yearly ? capsForEachEvent(rule, plan) : []);
  const unknown = [low, ...(high ? [high] : [])]
    .filter(({ maybeUnknown }) => maybeUnknown)
    .map(({ sql }) => `${sql} IS NULL`);
  const worth = unknown.length === 0 ? '' : `WHEN ${unknown.join(' OR ')} THEN 2 `;
  const state = `CASE ${worth}WHEN ${doubt} THEN 1 ELSE 0 END`;
  return yearly ? `max(${state})` : state;
}

interface AmountColumns {
  readonly low: string;
  readonly high: string;
}

function oneAmount(
  { rule }: NumberedRule,
  scope: RaisingScope,
  at: LoweringScope,
  doubt: string | null,
): AmountColumns {
  const { low, high } = partsOfRange(rangeOfEvent(rule, at, []), rule.unit, scope.lowering);
  const certain = doubt === null ? low : `CASE WHEN ${doubt} THEN 0 ELSE ${low} END`;
  return { low: wide(certain, scope), high: wide(high, scope) };
}

/** The amounts of the events of a year: added up and rounded once, or the best of them. */
function sumAmounts(
  { rule }: NumberedRule,
  scope: RaisingScope,
  at: LoweringScope,
  { caps, doubt }: { readonly caps: readonly AmountFigure[]; readonly doubt: string | null },
): AmountColumns {
  const { lowering } = scope;
  const ofCertain = (low: string): string => (doubt === null ? low : `CASE WHEN ${doubt} THEN 0 ELSE ${low} END`);
  if (rule.amount?.kind === 'amount') {
    const parts = [lowerFigure(rule.amount.amount, at), ...caps.map((cap) => lowerCap(cap, at))].map((range) =>
      partsOfRange(range, rule.unit, lowering),
    );
    const least = (ends: readonly string[]): string =>
      ends.length > 1 ? `LEAST(${ends.map((end) => wide(end, scope)).join(', ')})` : (ends[0] ?? '0');
    const low = least(parts.map((each) => each.low));
    const high = least(parts.map((each) => each.high));
    return { low: wide(`max(${ofCertain(low)})`, scope), high: wide(`max(${high})`, scope) };
  }
  const range = rangeOfEvent(rule, at, caps);
  const sum = (sql: string, number: SqlRange['low']): string =>
    wide(roundToParts({ ...number, sql: `sum(${sql})`, constant: null }, rule.unit, lowering), scope);
  const high = range.high === null ? wide(unbounded, scope) : sum(range.high.sql, range.high);
  return { low: sum(ofCertain(range.low.sql), range.low), high };
}

function rangeOfEvent({ amount }: Rule, at: LoweringScope, caps: readonly AmountFigure[]): SqlRange {
  if (!amount) throw new Error('a rule that pays has an amount');
  const range = amount.kind === 'share' ? rangeOfShare(amount, at) : lowerFigure(amount.amount, at);
  return caps.reduce((cut, cap) => cutRange(cut, lowerCap(cap, at)), range);
}

function rangeOfShare(
  { base, rate }: Extract<NonNullable<Rule['amount']>, { kind: 'share' }>,
  at: LoweringScope,
): SqlRange {
  const value = lowerAmount(base, at);
  return multiplyRanges({ low: value, high: value }, lowerFigure(rate, at), at.lowering, base);
}

function capsForEachEvent(rule: Rule, { limits }: PolicyPlan): readonly AmountFigure[] {
  return limits.flatMap((limit) =>
    cutsEachEvent(limit, rule) && limit.operation.kind === 'cap' ? [limit.operation.amount] : [],
  );
}

/** Tells whether a limit is a cap on each event of a claim for the year, which is cut before the claim is added up. */
export function cutsEachEvent({ operation, within, rules }: Limit, rule: Rule): boolean {
  return operation.kind === 'cap' && within === 'event' && rule.claim === 'year' && rules.includes(rule.id);
}

/** Finds a kind of event the plan names. */
export function collectionOf(id: string, { vocabulary }: Pick<Lowering, 'vocabulary'>): EventCollection {
  const collection = findCollection(vocabulary, id);
  if (!collection) throw new Error(`the plan names the unknown event kind ${id}`);
  return collection;
}

/** Lists the years, up to one, in which a policy applies. */
export function yearsInForce({ window }: PolicyPlan, from: number, to: number): readonly number[] {
  if (!window?.from || (window.to !== null && window.to < window.from)) return [];
  const first = Math.max(from, yearOf(window.from));
  const last = window.to === null ? to : Math.min(to, yearOf(window.to));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
