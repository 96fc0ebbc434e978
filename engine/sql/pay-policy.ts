import type { AmountFigure } from '../expression/amount-figure';
import { listOpenLimits } from '../compile/list-open-limits';
import type { Limit, PolicyPlan } from '../compile/plan';
import { doubtEnterprises, excludeEnterprises, findFirstExclusion, undatedExclusions } from './exclude-enterprises';
import { listRowFields, type RowField } from './exclusive-rows';
import { hasColumn } from './fact-tables';
import { limitClaims, listLimitSteps, looksBack, type LimitStep } from './limit-claims';
import type { LimitScope } from './limit-scope';
import { collectionOf, cutsEachEvent, keyKind, raiseClaims, yearsInForce } from './raise-claims';
import { NotExpressible, type Lowering } from './lowering';
import type { NumberedRule } from './numbered-rules';

/** A common table of a statement. */
export interface CommonTable {
  readonly name: string;
  readonly select: string;
}

/** What a policy pays in a year: common tables, and those of them that hold its claims after every step. */
export interface PaidClaims {
  readonly tables: readonly CommonTable[];
  readonly results: readonly { readonly name: string; readonly wide: boolean }[];
  /** SELECTs of the enterprises whose missing facts make claims compete in ways only the interpreter settles. */
  readonly unsettled: readonly string[];
  /** What each step did to the claims of the year; empty unless they are traced. */
  readonly traces: readonly ClaimTrace[];
}

/** What a policy pays that does not apply. */
export const noClaims: PaidClaims = { tables: [], results: [], unsettled: [], traces: [] };

/** The claims of the year before exclusions, with the amounts they had on the way. */
export interface ClaimTrace {
  readonly table: string;
  readonly plan: PolicyPlan;
  /** Condition on a row `s` that leaves the claims of the year; null where there are no others. */
  readonly where: string | null;
  /** The limits, in their order: `lo1, hi1` are the amounts before the first of them, `lo2, hi2` before the second. */
  readonly steps: readonly LimitStep[];
  /** Rules with caps on each event, by number; where there are any, `lo0, hi0` are what claims were worth before them. */
  readonly cuts: readonly { readonly number: number; readonly limit: Limit }[];
  /** Table of `e` and the exclusion `q` that takes the claims of the enterprise away; null where there is none. */
  readonly excluded: string | null;
}

/** Earliest year anything is computed for. */
const firstYear = 1900;

/** Writes what a policy pays for the events of a year. Errors: NotExpressible. */
export function payPolicy(
  plan: PolicyPlan,
  rules: readonly NumberedRule[],
  year: number,
  lowering: Lowering,
  traced = false,
): PaidClaims {
  if (yearsInForce(plan, year, year).length === 0) return noClaims;
  const scoped = plan.exclusions.find(({ reaches }) => reaches !== undefined);
  if (scoped)
    throw new NotExpressible(
      {
        zh: `只涉及部分措施的不予奖励情形（${scoped.id}）`,
        en: `an exclusion that reaches some items only (${scoped.id})`,
      },
      undefined,
    );
  const exclusions = new Map<number, ExclusionTables>();
  const tables: CommonTable[] = [];
  const unsettled: string[] = [];
  const isOpen = lowering.mode === 'open';
  const add = (prefix: string, select: string): string => {
    const name = lowering.nextAlias(prefix);
    tables.push({ name, select });
    return name;
  };
  const excludedIn = (each: number): ExclusionTables | null => {
    if (plan.exclusions.length === 0) return null;
    const known = exclusions.get(each);
    if (known) return known;
    const made: ExclusionTables = {
      certain: add(`excluded_${each}_`, excludeEnterprises(plan, each, lowering)),
      possible: isOpen ? add(`doubtful_${each}_`, doubtEnterprises(plan, each, lowering)) : null,
    };
    exclusions.set(each, made);
    // What an earlier year paid is then not certain.
    if (made.possible !== null && each < year) unsettled.push(`SELECT v.e FROM ${made.possible} v`);
    return made;
  };
  const excluded =
    traced && plan.exclusions.length > 0 ? add('first_exclusion', findFirstExclusion(plan, year, lowering)) : null;
  const traces: ClaimTrace[] = [];
  const results = joinRules(plan, rules).map((component) => {
    const paid = payComponent(component, { plan, year, lowering, excludedIn, traced });
    tables.push(...paid.tables);
    unsettled.push(...paid.unsettled);
    if (traced) traces.push({ ...paid.trace, plan, excluded });
    return { name: paid.name, wide: paid.wide };
  });
  const rowFields = listRowFields(plan);
  if (isOpen)
    unsettled.push(
      ...findOpenEvents(rules, lowering),
      ...findOpenRows(rowFields, lowering),
      ...undatedExclusions(plan, lowering),
    );
  return { tables, results, unsettled, traces };
}

interface ExclusionTables {
  readonly certain: string;
  readonly possible: string | null;
}

/** Enterprises with lists nobody filled in, or events without a day, under which rules pay. */
function findOpenEvents(rules: readonly NumberedRule[], lowering: Lowering): readonly string[] {
  const { quote } = lowering.dialect;
  const kinds = [...new Set(rules.map(({ rule }) => rule.trigger ?? ''))].map((id) => collectionOf(id, lowering));
  if (kinds.length === 0) return [];
  const lists = kinds.map(({ id }) => `NOT c.${quote(hasColumn(id))}`).join(' OR ');
  const fields = new Set(rules.flatMap(({ rule }) => (rule.monthly ? [`${rule.trigger} ${rule.monthly.field}`] : [])));
  return [
    `SELECT c.e FROM enterprise c JOIN gaps g ON g.e = c.e WHERE ${lists}`,
    ...kinds.flatMap(({ id, dateField }) =>
      dateField === null
        ? []
        : [`SELECT x.e FROM ${quote(id)} x JOIN gaps g ON g.e = x.e WHERE x.${quote(dateField)} IS NULL`],
    ),
    ...[...fields].map((each) => {
      const [kind = '', field = ''] = each.split(' ');
      return `SELECT x.e FROM ${quote(kind)} x JOIN gaps g ON g.e = x.e WHERE NOT x.${quote(field)}`;
    }),
  ];
}

/** Enterprises with persons of whom nobody knows by which row of an allowance they are paid. */
function findOpenRows(fields: readonly RowField[], { dialect: { quote } }: Lowering): readonly string[] {
  return fields.map(
    ({ trigger, field }) =>
      `SELECT x.e FROM ${quote(trigger)} x JOIN gaps g ON g.e = x.e WHERE x.${quote(field)} IS NULL`,
  );
}

/** Rules that a limit reaches together are settled together. */
function joinRules(plan: PolicyPlan, rules: readonly NumberedRule[]): readonly (readonly NumberedRule[])[] {
  let groups: (readonly NumberedRule[])[] = rules.map((rule) => [rule]);
  for (const limit of plan.limits) {
    const isReached = (group: readonly NumberedRule[]): boolean =>
      group.some(({ rule }) => limit.rules.includes(rule.id));
    const joined = groups.filter(isReached).flat();
    if (joined.length > 0) groups = [...groups.filter((group) => !isReached(group)), joined];
  }
  return joinAlike(plan, groups).map((group) => [...group].sort((a, b) => a.number - b.number));
}

/** Groups whose limits differ in nothing but their rules are settled side by side, in one pass over the events. */
function joinAlike(
  plan: PolicyPlan,
  groups: readonly (readonly NumberedRule[])[],
): readonly (readonly NumberedRule[])[] {
  const alike = new Map<string, NumberedRule[]>();
  for (const group of groups) {
    const shapes = plan.limits
      .filter((limit) => group.some(({ rule }) => limit.rules.includes(rule.id)))
      .map(({ operation, groupBy, alike, within, stage }) => [operation, groupBy, alike, within, stage]);
    const kinds = [
      ...new Set(group.map(({ rule }) => `${rule.trigger} ${rule.claim} ${modalityOf(rule.amount)} ${rule.unit}`)),
    ];
    const key = JSON.stringify([shapes, kinds], (name, value: unknown) => (name === 'range' ? undefined : value));
    alike.set(key, [...(alike.get(key) ?? []), ...group]);
  }
  return [...alike.values()];
}

interface Setting {
  readonly plan: PolicyPlan;
  readonly year: number;
  readonly lowering: Lowering;
  readonly excludedIn: (year: number) => ExclusionTables | null;
  readonly traced: boolean;
}

function payComponent(rules: readonly NumberedRule[], { plan, year, lowering, excludedIn, traced }: Setting) {
  const open = listOpenLimits(plan).find((limit) => rules.some(({ rule }) => limit.rules.includes(rule.id)));
  if (open)
    throw new NotExpressible(
      {
        zh: `金额未定的几笔先相互取舍、再受其他限制（${open.id}）`,
        en: `claims without a fixed amount of which some are kept before another limit (${open.id})`,
      },
      undefined,
    );
  const steps = listLimitSteps(plan, rules);
  const lookingBack = steps.filter(({ limits: [limit] }) => limit && looksBack(limit));
  const years = lookingBack.length > 0 ? yearsInForce(plan, firstYear, year) : [year];
  const keys = [...new Set(steps.flatMap(({ limits }) => limits.flatMap(keysOf)))];
  const wide = rules.some(({ rule }) => isUnbounded(rule.amount));
  const uniform = isUniform(rules, steps);
  const kinds = (field: string): number => new Set(rules.map(({ rule }) => keyKind(rule, field, lowering))).size;
  const keysAsText = keys.some((field) => kinds(field) > 1);
  const cuts = traced ? listCuts(rules, plan) : [];
  const cut = cuts.length > 0;
  const columns = [
    'e',
    'y',
    'r',
    'n',
    'd',
    'o',
    'lo',
    'hi',
    ...keys.map((field) => `k_${field}`),
    ...amountsOf(cut ? 0 : null),
  ];
  const traceColumns = (count: number): readonly string[] =>
    traced ? steps.slice(0, count).flatMap((_, index) => amountsOf(index + 1)) : [];
  const tables: CommonTable[] = [];
  const add = (name: string, select: string): string => {
    tables.push({ name, select });
    return name;
  };
  const branches = raiseClaims(rules, { lowering, plan, years, keys, wide, keysAsText, whole: cut });
  const raised = add(lowering.nextAlias('raised'), branches.map(({ select }) => select).join('\nUNION ALL\n'));
  const isLimited = plan.limits.some((limit) => rules.some(({ rule }) => limit.rules.includes(rule.id)));
  const unsettled =
    lowering.mode === 'open'
      ? [...findCompetition(raised, isLimited, keys), ...findAlternatives(raised, rules, plan)]
      : [];
  const scope: LimitScope = {
    lowering,
    plan,
    rules,
    years: [year],
    wide,
    uniform,
    prior: null,
    keysAsText,
    untouched: true,
    before: null,
  };
  const limitAll = (source: string, each: LimitScope): string =>
    steps.reduce(
      (from, step, index) =>
        add(
          lowering.nextAlias('limited'),
          limitClaims(from, step, { ...each, untouched: index === 0, before: traced ? String(index + 1) : null }, [
            ...columns,
            ...traceColumns(index),
          ]),
        ),
      source,
    );
  const settle = (source: string, each: number, condition: string | null): string => {
    const excluded = excludedIn(each);
    const absent = excluded && lowering.dialect.absentFrom(excluded.certain, 'v');
    const conditions = [condition, absent?.where ?? null].filter((each) => each !== null);
    if (conditions.length === 0 && !absent) return source;
    const doubt = excluded?.possible ?? null;
    const kept = [...columns, ...traceColumns(steps.length)].map((column) =>
      column === 'lo' && doubt !== null
        ? `CASE WHEN EXISTS (SELECT 1 FROM ${doubt} v WHERE v.e = s.e) THEN 0 ELSE s.lo END AS lo`
        : `s.${column}`,
    );
    return add(
      lowering.nextAlias('paid'),
      `SELECT ${kept.join(', ')} FROM ${source} s${absent?.join ?? ''}${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`}`,
    );
  };
  const [only] = years;
  const end = (limited: string, where: string | null) => ({
    name: settle(limited, year, where),
    tables,
    wide,
    unsettled,
    trace: { table: limited, where, steps, cuts },
  });
  if (years.length === 1 && only === year) return end(limitAll(raised, scope), null);
  if (settlesAtOnce(plan, steps, uniform)) return end(limitAll(raised, { ...scope, years }), `s.y = ${year}`);
  const earlier: string[] = [];
  for (const each of years) {
    const own = add(lowering.nextAlias('raised'), `SELECT s.* FROM ${raised} s WHERE s.y = ${each}`);
    const prior =
      earlier.length === 0
        ? null
        : add(lowering.nextAlias('prior'), earlier.map((table) => `SELECT * FROM ${table}`).join(' UNION ALL '));
    const limited = limitAll(own, { ...scope, years: [each], prior });
    if (each === year) return end(limited, null);
    earlier.push(settle(limited, each, null));
  }
  throw new Error('the year is one of those the policy is in force');
}

function listCuts(rules: readonly NumberedRule[], plan: PolicyPlan): ClaimTrace['cuts'] {
  return rules.flatMap(({ rule, number }) => {
    const limit = plan.limits.find((each) => cutsEachEvent(each, rule));
    return limit ? [{ number, limit }] : [];
  });
}

/** Columns that keep the amounts a claim had before a step, 0 for caps on each event. */
function amountsOf(step: number | null): readonly string[] {
  return step === null ? [] : [`lo${step}`, `hi${step}`];
}

/** Enterprises whose uncertain claims compete with others, or belong to a group nobody knows. */
function findCompetition(raised: string, isLimited: boolean, keys: readonly string[]): readonly string[] {
  const worth = `SELECT s.e FROM ${raised} s WHERE s.u = 2${keys.map((key) => ` OR s.k_${key} IS NULL`).join('')}`;
  return isLimited ? [worth, `SELECT s.e FROM ${raised} s GROUP BY s.e HAVING count(*) > 1 AND max(s.u) > 0`] : [worth];
}

/** Enterprises with months that may be paid by one row of a table or by another: only the best of them counts. */
function findAlternatives(raised: string, rules: readonly NumberedRule[], plan: PolicyPlan): readonly string[] {
  const numbers = rules.flatMap(({ rule, number }) => {
    const rows = plan.rules.filter(({ monthly, from }) => monthly && from.itemId === rule.from.itemId);
    return rule.monthly && rows.length > 1 ? [number] : [];
  });
  return numbers.length === 0 ? [] : [`SELECT s.e FROM ${raised} s WHERE s.u > 0 AND s.r IN (${numbers.join(', ')})`];
}

/** A count over years that nothing comes after is told by one look at all years. */
function settlesAtOnce(plan: PolicyPlan, steps: readonly LimitStep[], uniform: boolean): boolean {
  const index = steps.findIndex(({ limits: [limit] }) => limit && looksBack(limit));
  const operation = steps[index]?.limits[0]?.operation;
  return uniform && operation?.kind === 'count' && index === steps.length - 1 && plan.exclusions.length === 0;
}

function keysOf({ groupBy, operation }: LimitStep['limits'][number]): readonly string[] {
  return operation.kind === 'highest' && operation.differing !== null ? [...groupBy, operation.differing] : groupBy;
}

type Amount = NumberedRule['rule']['amount'];

function figureOf(amount: Amount): AmountFigure | null {
  if (amount === null) return null;
  return amount.kind === 'share' ? amount.rate : amount.amount;
}

function modalityOf(amount: Amount): string {
  return figureOf(amount)?.modality ?? '';
}

function isUnbounded(amount: Amount): boolean {
  return modalityOf(amount) === 'atLeast';
}

function isUniform(rules: readonly NumberedRule[], steps: readonly LimitStep[]): boolean {
  const modalities = new Set(rules.map(({ rule }) => modalityOf(rule.amount)));
  const [modality] = modalities;
  if (modalities.size !== 1 || modality === 'between') return false;
  const caps = steps.flatMap(({ limits }) =>
    limits.flatMap(({ operation }) => (operation.kind === 'cap' ? [operation.amount.modality] : [])),
  );
  if (caps.length === 0) return true;
  return modality !== 'atLeast' && caps.every((cap) => cap === 'exactly' || cap === 'upTo');
}
