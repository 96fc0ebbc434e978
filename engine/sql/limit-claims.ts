import type { Limit, PolicyPlan } from '../compile/plan';
import { lowerCap, partsOfRange, unbounded } from './lower-amount';
import { numberWords } from './fact-tables';
import { keepFirst, orderOf, orderOfEvents, writeDiffering, type WriteCut, type WriteKept } from './keep-claims';
import type { LimitScope } from './limit-scope';
import { NotExpressible, type LoweringScope } from './lowering';
import type { NumberedRule } from './numbered-rules';
import { cutsEachEvent, daysInForce, matchWords } from './raise-claims';

/** Limits of one kind over rules of their own, which are applied together. */
export interface LimitStep {
  readonly limits: readonly Limit[];
  /** The rules of each limit. */
  readonly members: readonly (readonly NumberedRule[])[];
}

/** Lists the limits that do anything to the claims of some rules, in their order, alike ones joined. */
export function listLimitSteps(plan: PolicyPlan, rules: readonly NumberedRule[]): readonly LimitStep[] {
  const steps: { limits: Limit[]; members: (readonly NumberedRule[])[] }[] = [];
  for (const limit of plan.limits) {
    const members = rules.filter(({ rule }) => limit.rules.includes(rule.id) && !cutsEachEvent(limit, rule));
    if (members.length === 0 || picksAmongDisjointRows(limit, members) || leavesAlone(limit, members)) continue;
    const last = steps.at(-1);
    const isAlike = last?.limits[0] && shapeOf(last.limits[0]) === shapeOf(limit);
    const isApart = last?.members.flat().every((each) => !members.includes(each));
    if (last && isAlike && isApart) {
      last.limits.push(limit);
      last.members.push(members);
    } else steps.push({ limits: [limit], members: [members] });
  }
  return steps;
}

function shapeOf({ operation, groupBy, alike, within, stage }: Limit): string {
  return JSON.stringify([operation, groupBy, alike, within, stage], (key, value: unknown) =>
    key === 'range' ? undefined : value,
  );
}

/** Of rows that no event can match together, there is never more than one claim for it. */
function picksAmongDisjointRows({ operation, within, groupBy }: Limit, members: readonly NumberedRule[]): boolean {
  return operation.kind === 'highest' && within === 'event' && groupBy.length === 0 && areDisjoint(members);
}

/** Tells whether no event can claim under two of some rules of one item. */
export function areDisjoint(rules: readonly NumberedRule[]): boolean {
  const matches = rules.map(({ rule }) => (rule.claim === 'event' && !rule.monthly ? matchWords(rule) : null));
  const [first] = matches;
  if (rules.length === 1 && rules[0]?.rule.claim === 'event') return true;
  const words = matches.flatMap((match) => match?.words ?? []);
  return matches.every((match) => match && match.field === first?.field) && new Set(words).size === words.length;
}

/** One claim a year alone in its group gives way to nothing. */
function leavesAlone({ operation, within, groupBy }: Limit, members: readonly NumberedRule[]): boolean {
  return operation.kind !== 'cap' && within === 'year' && groupBy.length === 0 && isOneClaim(members);
}

function isOneClaim([first, ...others]: readonly NumberedRule[]): boolean {
  return first?.rule.claim === 'year' && others.length === 0;
}

/** Tells whether a limit counts what was paid in earlier years. */
export function looksBack({ within }: Limit): boolean {
  return within === 'term' || within === 'life';
}

/**
 * Writes one step: the rows of `source` with what the limits leave of them.
 *
 * Each claim is paid the increase it brings to what its group may be paid, the best claim first: by worth, day, place of
 * its rule, content. Errors: NotExpressible.
 */
export function limitClaims(source: string, step: LimitStep, scope: LimitScope, columns: readonly string[]): string {
  const [limit] = step.limits;
  if (!limit) throw new Error('a step has limits');
  const { operation } = limit;
  const member = isMember(step, scope);
  const kept = columns.filter((column) => column !== 'lo' && column !== 'hi').map((column) => `s.${column}`);
  const write: WriteCut = (low, high, from) => {
    const lo = castAs(scope, `CASE WHEN ${member} THEN ${low} ELSE s.lo END`);
    const hi = castAs(scope, `CASE WHEN ${member} THEN ${high} ELSE s.hi END`);
    const before = scope.before === null ? '' : `, s.lo AS lo${scope.before}, s.hi AS hi${scope.before}`;
    return `SELECT ${kept.join(', ')}${before}, ${lo} AS lo, ${hi} AS hi\nFROM ${from}`;
  };
  // Claims that come to nothing are not asked for again, unless somebody wants to know why they do.
  const drops = scope.before === null && member === anyClaim;
  const keep: WriteKept = (condition, from) => {
    const paid = (end: string): string => `CASE WHEN ${condition} THEN s.${end} ELSE 0 END`;
    return drops
      ? `SELECT ${[...kept, 's.lo', 's.hi'].join(', ')}\nFROM ${from} WHERE ${condition}`
      : write(paid('lo'), paid('hi'), from);
  };
  if (
    operation.kind === 'cap' &&
    step.limits.length === 1 &&
    limit.within === 'year' &&
    isOneClaim(step.members.flat())
  ) {
    const cap = capOf(limit, step, scope);
    return write(`LEAST(s.lo, ${cap.low})`, `LEAST(s.hi, ${cap.high})`, `${source} s${cap.join}`);
  }
  const groups = partitionOf(step, limit, scope, member);
  const partition = groups.join(', ');
  const prior = scope.prior !== null && looksBack(limit) ? joinPrior(step, limit, scope) : null;
  const from = `${source} s${prior?.join ?? ''}`;
  if (operation.kind === 'highest' && operation.differing !== null) {
    if (prior)
      throw notExpressible('跨年的就高（同级不竞争）', 'highest only over years among differing values', limit);
    return writeDiffering({ keep, cut: write }, { from, partition: groups, differing: operation.differing, scope });
  }
  if (!isOneClaimEach(step, limit, scope))
    throw notExpressible('同一项目多行并付的限制', 'a limit over rows of one item that are paid together', limit);
  const differInEvent = isOneRuleEach(step, limit, scope);
  const order = differInEvent ? orderOfEvents : orderOf(scope);
  const over = `OVER (PARTITION BY ${partition} ORDER BY ${order})`;
  const before = `OVER (PARTITION BY ${partition} ORDER BY ${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
  if (operation.kind === 'cap') {
    const cap = capOf(limit, step, scope);
    const sum = (end: string): string => `COALESCE(sum(s.${end}) ${before}, 0)`;
    const low = cutSum(sum('lo'), 's.lo', cap.low, prior?.high ?? '0');
    const high = cap.high === unbounded ? 's.hi' : cutSum(sum('hi'), 's.hi', cap.high, prior?.low ?? '0');
    return write(`LEAST(${low}, ${high})`, high, `${from}${cap.join}`);
  }
  const times = operation.kind === 'highest' ? 1 : operation.times;
  if (operation.kind === 'count' && scope.uniform) {
    const { first } = scope.lowering.dialect;
    if (times === 1 && !prior && drops && differInEvent && first) return keepFirst(source, columns, groups, first);
    const left = prior ? `${times} - ${prior.used}` : String(times);
    return keep('s.q <= s.c', `(SELECT s.*, row_number() ${over} AS q, ${left} AS c FROM ${from}) s`);
  }
  if (times > 1)
    throw notExpressible('按次数限制，而金额性质不一', 'a count of payments whose amounts differ in modality', limit);
  const best = (end: 'lo' | 'hi'): string => {
    const taken = operation.kind === 'highest' && prior ? (end === 'lo' ? prior.bestHigh : prior.bestLow) : '0';
    const increase = increaseOver(`s.${end}`, `GREATEST(COALESCE(max(s.${end}) ${before}, 0), ${taken})`, scope);
    return operation.kind === 'count' && prior ? `CASE WHEN ${prior.used} > 0 THEN 0 ELSE ${increase} END` : increase;
  };
  return write(`LEAST(${best('lo')}, ${best('hi')})`, best('hi'), from);
}

function notExpressible(zh: string, en: string, limit: Limit): NotExpressible {
  return new NotExpressible({ zh: `${zh}（${limit.id}）`, en: `${en} (${limit.id})` }, undefined);
}

function castAs({ lowering, wide }: LimitScope, expression: string): string {
  return lowering.dialect.cast(expression, wide ? 'wide' : 'big');
}

/** Condition on a claim that it is worth anything. */
const anyClaim = 's.hi > 0';

function isMember(step: LimitStep, { rules }: LimitScope): string {
  const numbers = step.members.flat().map(({ number }) => number);
  return numbers.length === rules.length ? anyClaim : `(${anyClaim} AND s.r IN (${numbers.join(', ')}))`;
}

function partitionOf(step: LimitStep, limit: Limit, scope: LimitScope, member: string): readonly string[] {
  const members = step.members.flat();
  const triggers = [...new Set(members.map(({ rule }) => rule.trigger))];
  const byTrigger = triggers.length > 1 && (limit.groupBy.length > 0 || limit.within === 'event');
  return [
    's.e',
    ...(scope.years.length > 1 && !looksBack(limit) ? ['s.y'] : []),
    ...(limit.within === 'event' ? ['s.n'] : []),
    ...limit.groupBy.map((field) => groupColumn(field, 's', limit, scope)),
    ...(byTrigger ? [chooseByRule(members, ({ rule }) => triggers.indexOf(rule.trigger))] : []),
    ...(step.limits.length > 1 && !isOneRuleEach(step, limit, scope)
      ? [chooseByRule(members, (each) => step.members.findIndex((group) => group.includes(each)))]
      : []),
    // Of one year, claims of nothing come last; of an earlier one they would stand before others.
    ...(members.length === scope.rules.length && (scope.years.length === 1 || isOneRuleEach(step, limit, scope))
      ? []
      : [member]),
  ];
}

/** The column a limit groups claims by; values that count as one stand under the first of them. */
function groupColumn(
  field: string,
  alias: string,
  { alike = [] }: Limit,
  { lowering, keysAsText }: LimitScope,
): string {
  const column = `${alias}.k_${field}`;
  const words = numberWords(lowering.vocabulary);
  const numberOf = (value: string): string => {
    const number = words.get(value);
    if (number === undefined) throw new Error(`The vocabulary has no word ${value}.`);
    return keysAsText ? `'${number}'` : String(number);
  };
  const cases = alike.flatMap(([first = '', ...others]) =>
    others.map((other) => `WHEN ${numberOf(other)} THEN ${numberOf(first)}`),
  );
  return cases.length === 0 ? column : `(CASE ${column} ${cases.join(' ')} ELSE ${column} END)`;
}

/**
 * Whether each group holds claims under one rule of a fixed amount, because there is no other or the groups are those of
 * the field that chooses the rule: all that tells its claims apart is their event.
 */
function isOneRuleEach(step: LimitStep, limit: Limit, { untouched, plan }: LimitScope): boolean {
  const members = step.members.flat();
  const ofEvents = members.every(({ rule }) => rule.claim === 'event' && !rule.monthly);
  const isFixedEach = members.every(({ rule }) => rule.amount?.kind === 'amount' && isFixed(rule.amount.amount, plan));
  if (!untouched || !ofEvents || !isFixedEach) return false;
  const matches = members.map(({ rule }) => matchWords(rule));
  const [first] = matches;
  const words = matches.flatMap((match) => match?.words ?? []);
  return (
    members.length === 1 ||
    (first != null &&
      !limit.alike &&
      limit.groupBy.includes(first.field) &&
      matches.every((match) => match?.field === first.field) &&
      new Set(words).size === words.length)
  );
}

/** Whether an amount depends on nothing but the policy: no fact, and no day on which a figure changes. */
function isFixed(part: unknown, plan: PolicyPlan): boolean {
  if (Array.isArray(part)) return part.every((each) => isFixed(each, plan));
  if (typeof part !== 'object' || part === null) return true;
  if ('node' in part && part.node === 'variable') return false;
  if ('node' in part && part.node === 'parameter' && 'name' in part)
    return plan.parameters[String(part.name)]?.changes.length === 0;
  return Object.values(part).every((each) => isFixed(each, plan));
}

function chooseByRule(rules: readonly NumberedRule[], choose: (rule: NumberedRule) => number): string {
  const groups = new Map<number, number[]>();
  for (const rule of rules) groups.set(choose(rule), [...(groups.get(choose(rule)) ?? []), rule.number]);
  const cases = [...groups].map(([group, numbers]) => `WHEN s.r IN (${numbers.join(', ')}) THEN ${group}`);
  return `CASE ${cases.join(' ')} END`;
}

/** Whether every payment is one claim, so that no two claims stand or fall together. */
function isOneClaimEach(step: LimitStep, limit: Limit, { uniform, plan }: LimitScope): boolean {
  if (limit.operation.kind === 'cap') return true;
  if (limit.operation.kind === 'highest' && limit.stage === 'itemCap') return true;
  const items = new Map<number, NumberedRule[]>();
  for (const each of step.members.flat()) items.set(each.item, [...(items.get(each.item) ?? []), each]);
  const isPicked = (rules: readonly NumberedRule[]): boolean =>
    uniform &&
    plan.limits.some(
      (each) =>
        each.operation.kind === 'highest' &&
        each.stage === 'itemCap' &&
        each !== limit &&
        rules.every(({ rule }) => each.rules.includes(rule.id)),
    );
  return [...items.values()].every(
    (rules) => areDisjoint(rules) || rules.length === 1 || rules.every(({ rule }) => rule.monthly) || isPicked(rules),
  );
}

interface Cap {
  readonly low: string;
  readonly high: string;
  readonly join: string;
}

function capOf(limit: Limit, step: LimitStep, scope: LimitScope): Cap {
  const { operation } = limit;
  const unit = step.members[0]?.[0]?.rule.unit ?? 'money';
  if (operation.kind !== 'cap') throw new Error('only a cap has an amount');
  let joins = false;
  const caps = scope.years.map((year) => {
    const days = daysInForce(scope.plan, year, year);
    const at: LoweringScope = {
      lowering: scope.lowering,
      plan: scope.plan,
      year,
      e: 's.e',
      enterprise: () => {
        joins = true;
        return 'c';
      },
      event: null,
      asOf: limit.within === 'event' ? { sql: 's.d' } : { day: days.to },
      locals: new Map(),
    };
    return partsOfRange(lowerCap(operation.amount, at), unit, scope.lowering);
  });
  const choose = (end: 'low' | 'high'): string => {
    const texts = caps.map((cap) => cap[end]);
    const [first = '0'] = texts;
    if (texts.every((text) => text === first)) return first;
    return `(CASE s.y ${scope.years.map((year, index) => `WHEN ${year} THEN ${texts[index]}`).join(' ')} END)`;
  };
  return { low: choose('low'), high: choose('high'), join: joins ? ' JOIN enterprise c ON c.e = s.e' : '' };
}

/** What a claim adds to a sum that is cut at a cap; `taken` is what earlier years used up. */
function cutSum(before: string, own: string, cap: string, taken: string): string {
  const start = taken === '0' ? before : `(${before} + ${taken})`;
  return `GREATEST(LEAST(${start} + ${own}, ${cap}) - LEAST(${start}, ${cap}), 0)`;
}

/** What a claim adds to the greatest amount before it. */
function increaseOver(own: string, before: string, { wide }: LimitScope): string {
  const half = `5${'0'.repeat(29)}`;
  const increase = `GREATEST(${own} - ${before}, 0)`;
  return wide ? `(CASE WHEN ${own} > ${half} AND ${before} < ${half} THEN ${own} ELSE ${increase} END)` : increase;
}

interface Prior {
  readonly join: string;
  readonly used: string;
  readonly low: string;
  readonly high: string;
  readonly bestLow: string;
  readonly bestHigh: string;
}

/** What earlier years paid to the same group: money at its most counts against the lower ends, at its least the upper. */
function joinPrior(step: LimitStep, limit: Limit, scope: LimitScope): Prior {
  const members = step.members.flat();
  const numbers = members.map(({ number }) => number).join(', ');
  const groups: readonly { readonly sql: (alias: string) => string; readonly name: string }[] = [
    { name: 'e', sql: (alias) => `${alias}.e` },
    ...limit.groupBy.map((field) => ({
      name: `k_${field}`,
      sql: (alias: string) => groupColumn(field, alias, limit, scope),
    })),
    ...(step.limits.length > 1
      ? [
          {
            name: 'g',
            sql: (alias: string) =>
              chooseByRule(members, (each) => step.members.findIndex((group) => group.includes(each))).replaceAll(
                's.r',
                `${alias}.r`,
              ),
          },
        ]
      : []),
  ];
  const triggers = new Set(members.map(({ rule }) => rule.trigger));
  if (triggers.size > 1 && limit.groupBy.length > 0)
    throw notExpressible('跨年限制涉及多类事件', 'a limit over years over several kinds of events', limit);
  const selected = groups.map(({ name, sql }) => `${sql('b')} AS ${name}`).join(', ');
  const by = groups.map(({ sql }) => sql('b')).join(', ');
  const on = groups.map(({ name, sql }) => `a.${name} = ${sql('s')}`).join(' AND ');
  const join =
    `\nLEFT JOIN (SELECT ${selected}, count(*) AS used, sum(b.lo) AS slo, sum(b.hi) AS shi, max(b.lo) AS mlo, max(b.hi) AS mhi\n` +
    `  FROM ${scope.prior} b WHERE b.hi > 0 AND b.r IN (${numbers}) GROUP BY ${by}) a ON ${on}`;
  return {
    join,
    used: 'COALESCE(a.used, 0)',
    low: 'COALESCE(a.slo, 0)',
    high: 'COALESCE(a.shi, 0)',
    bestLow: 'COALESCE(a.mlo, 0)',
    bestHigh: 'COALESCE(a.mhi, 0)',
  };
}
