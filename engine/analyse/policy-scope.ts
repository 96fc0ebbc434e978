import type { PolicyDocument } from '../../schemas/generated/types';
import type { CheckedPolicy } from '../check/checked-policy';
import type { PolicyPlan, Rule } from '../compile/plan';
import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import type { Enterprise } from '../enterprise/enterprise';
import { appraiseFigure } from '../simulate/judge';
import type { EnterpriseResult } from '../simulate/result';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import { setYearContext } from '../simulate/year-context';
import { firstDayOfYear, isWithin, lastDayOfYear, yearOf, type CalendarDate } from '../values/calendar';
import type { MoneyInterval } from '../values/money';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { allHold, boxesOf, type Box } from './domain/box';
import { visitExpression } from './domain/map-expression';
import { resolveExpression } from './domain/resolve-expression';
import { createSpace, type Space } from './domain/space';

/** One policy as the rules look at it. */
export interface PolicyScope {
  readonly plan: PolicyPlan;
  readonly checked: CheckedPolicy;
  readonly document: PolicyDocument;
  readonly file: string;
  readonly vocabulary: Vocabulary;
  /** The day and year constructed enterprises are tried on: in the term, and in the year asked for where that is. */
  readonly day: CalendarDate;
  readonly year: number;
  /** Rules that pay, by item, in the order of the document. */
  readonly items: ReadonlyMap<string, readonly Rule[]>;
  /** A condition said of facts alone; with `anyDay`, of any day. */
  resolve(condition: CheckedExpression, anyDay?: boolean): CheckedExpression;
  /** All conditions of a rule in one. */
  conditionOf(rule: Rule, anyDay?: boolean): CheckedExpression;
  /** The space of everything the rules of one kind of event ask. */
  spaceOf(trigger: string | null): Space;
  /** Where a rule applies in that space; null where there is no saying. */
  boxesOf(rule: Rule): readonly Box[] | null;
  /** What a figure comes to whatever the facts; null where it depends on them. Units: fen. */
  constantOf(figure: AmountFigure): MoneyInterval | null;
  /** The same, and whatever the day; null too where a parameter in it changes. Units: fen. */
  steadyConstantOf(figure: AmountFigure): MoneyInterval | null;
  /** What an enterprise receives under the policy alone, or under some of its items and those they share limits with. */
  simulate(enterprise: Enterprise, itemIds?: readonly string[]): EnterpriseResult;
}

const nobody: Enterprise = { id: 'nobody', name: '', file: '', fields: {}, events: {} };

/** Makes the scope of one policy. */
export function createPolicyScope(checked: CheckedPolicy, plan: PolicyPlan, asked: number): PolicyScope {
  const { vocabulary } = checked;
  const day = chooseDay(plan, asked);
  const year = yearOf(day);
  const names = { plan, day };
  const anyDayNames = { plan, day: null };
  const resolve: PolicyScope['resolve'] = (condition, anyDay = false) =>
    resolveExpression(condition, anyDay ? anyDayNames : names);
  const joined = [new Map<Rule, CheckedExpression>(), new Map<Rule, CheckedExpression>()] as const;
  const conditionOf: PolicyScope['conditionOf'] = (rule, anyDay = false) => {
    const known = joined[anyDay ? 1 : 0];
    const condition = known.get(rule) ?? allHold(rule.conditions.map(({ expression }) => resolve(expression, anyDay)));
    known.set(rule, condition);
    return condition;
  };
  const spaces = new Map<string | null, Space>();
  const context = setYearContext(plan, nobody, year, vocabulary);
  const constantOf: PolicyScope['constantOf'] = (figure) => {
    if (boundsOf(figure).some((bound) => readsFacts(resolve(bound)))) return null;
    const { amount, needs } = appraiseFigure(figure, context.scopeWithoutEvent());
    return needs.length > 0 ? null : amount;
  };
  const boxes = new Map<Rule, readonly Box[] | null>();
  const spaceOf: PolicyScope['spaceOf'] = (trigger) => {
    const known = spaces.get(trigger);
    if (known) return known;
    const rules = plan.rules.filter((rule) => rule.trigger === trigger);
    const space = createSpace(
      { vocabulary, trigger },
      rules.map((rule) => conditionOf(rule)),
    );
    spaces.set(trigger, space);
    return space;
  };
  const partOf = splitPlan(plan);
  return {
    plan,
    checked,
    document: checked.source.document,
    file: checked.source.file,
    vocabulary,
    day,
    year,
    items: groupByItem(plan.rules.filter(({ amount }) => amount !== null)),
    resolve,
    conditionOf,
    boxesOf: (rule) => {
      if (!boxes.has(rule)) boxes.set(rule, boxesOf(spaceOf(rule.trigger), conditionOf(rule)));
      return boxes.get(rule) ?? null;
    },
    spaceOf,
    constantOf,
    steadyConstantOf: (figure) =>
      boundsOf(figure).some((bound) => changesInTime(resolve(bound, true))) ? null : constantOf(figure),
    simulate: (enterprise, itemIds) =>
      simulateEnterprise([itemIds ? partOf(itemIds) : plan], enterprise, { year, vocabulary }),
  };
}

/**
 * Gives the part of a plan that decides about some items: claims meet in limits only, so items that share none, directly
 * or through others, do not touch one another.
 */
function splitPlan(plan: PolicyPlan): (itemIds: readonly string[]) => PolicyPlan {
  const itemOf = new Map(plan.rules.map(({ id, from }) => [id, from.itemId] as const));
  const groups = new Map<string, Set<string>>(plan.rules.map(({ from }) => [from.itemId, new Set([from.itemId])]));
  for (const { rules } of plan.limits) {
    const joined = new Set(rules.flatMap((id) => [...(groups.get(itemOf.get(id) ?? '') ?? [])]));
    for (const item of joined) groups.set(item, joined);
  }
  const parts = new Map<string, PolicyPlan>();
  return (itemIds) => {
    const wanted = new Set(itemIds.flatMap((id) => [...(groups.get(id) ?? [])]));
    const key = [...wanted].join('\n');
    const part = parts.get(key) ?? {
      ...plan,
      rules: plan.rules.filter(({ from }) => wanted.has(from.itemId)),
      limits: plan.limits.filter(({ rules }) => rules.some((id) => wanted.has(itemOf.get(id) ?? ''))),
    };
    parts.set(key, part);
    return part;
  };
}

/** The middle of the asked year where the policy applies then, else the first day it applies. */
function chooseDay({ window }: PolicyPlan, asked: number): CalendarDate {
  const middle = `${asked}-07-01` as CalendarDate;
  if (!window?.from || isWithin(middle, window)) return middle;
  const first = window.from > firstDayOfYear(asked) ? window.from : firstDayOfYear(asked);
  if (isWithin(first, window) && first <= lastDayOfYear(asked)) return first;
  if (asked < yearOf(window.from) || window.to === null) return window.from;
  const lastYear = firstDayOfYear(yearOf(window.to));
  return lastYear > window.from ? lastYear : window.from;
}

function groupByItem(rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const items = new Map<string, Rule[]>();
  for (const rule of rules) items.set(rule.from.itemId, [...(items.get(rule.from.itemId) ?? []), rule]);
  return items;
}

/** Lists the formulas of a figure. */
export function boundsOf(figure: AmountFigure): readonly CheckedExpression[] {
  return figure.modality === 'between' ? [figure.low, figure.high] : [figure.value];
}

/** A formula resolved for any day keeps the parameters that change, and the day itself. */
function changesInTime(formula: CheckedExpression): boolean {
  let found = false;
  visitExpression(formula, (part) => {
    found ||= part.node === 'parameter' || (part.node === 'variable' && (part.name === 'asOf' || part.name === 'year'));
  });
  return found;
}

/** Whether a resolved formula depends on facts. */
export function readsFacts(formula: CheckedExpression): boolean {
  let found = false;
  visitExpression(formula, ({ node }) => {
    found ||= node === 'path';
  });
  return found;
}
