import type { Bilingual } from '../diagnostics/diagnostic';
import type { Rule } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { CheckedExpression } from '../expression/checked-expression';
import { compareIntervals, isNothing, sumIntervals, type MoneyInterval } from '../values/money';
import { add, compareRationals, subtract, toDecimalText, zero, type Rational } from '../values/rational';
import { classifySize } from '../vocabulary/size-class';
import { affectedByRules, report, type Analysis } from './analysis';
import { sayAmount } from './amount-words';
import { findWitness, withFact } from './build-witness';
import { describeFact, describeFactValue } from './describe-fact';
import { scaleOf, type Axis } from './domain/axis';
import { visitExpression } from './domain/map-expression';
import { createSpace, listAtoms, type Space } from './domain/space';
import { labelOfItem, pointerOfItem } from './item-label';
import { boundsOf, type PolicyScope } from './policy-scope';
import { paidUnder, projectOn } from './table-view';

/** A step by one yuan, employee or other unit that an enterprise is paid less for. */
export interface GrowthLoss {
  readonly rule: Rule;
  readonly fact: Bilingual;
  /** The values of the fact before the step and after it. */
  readonly from: Bilingual;
  readonly to: Bilingual;
  readonly enterprise: Enterprise;
  readonly contrast: Enterprise;
  readonly less: MoneyInterval;
  readonly more: MoneyInterval;
}

const lists = new WeakMap<PolicyScope, readonly GrowthLoss[]>();

/** Moves the facts over each point where a rule changes, and lists what is lost there. */
export function listGrowthLosses(scope: PolicyScope): readonly GrowthLoss[] {
  const known = lists.get(scope);
  if (known) return known;
  const losses: GrowthLoss[] = [];
  for (const rules of scope.items.values()) {
    const [first] = rules;
    if (!first || first.trigger === null) continue;
    const atoms = rules.flatMap((rule) => [
      ...listAtoms(scope.conditionOf(rule)),
      ...choicesOf(scope, rule).flatMap(listAtoms),
    ]);
    const space = createSpace({ vocabulary: scope.vocabulary, trigger: first.trigger }, atoms);
    const told = new Set<string>();
    for (const axis of space.axes.values()) {
      if (axis.field.id === 'size' && axis.subject === 'enterprise') losses.push(...stepOverSize(scope, rules));
      for (const point of pointsOf(axis)) losses.push(...stepOver(scope, { rules, space, axis, point, told }));
    }
  }
  lists.set(scope, losses);
  return losses;
}

/** Reports one loss under the code of its kind. */
export function reportLoss(analysis: Analysis, scope: PolicyScope, loss: GrowthLoss): void {
  const { rule, fact, from, to, enterprise, contrast, less, more } = loss;
  const { itemId, pointer } = rule.from;
  const item = labelOfItem(scope, itemId);
  const lost = isNothing(less);
  report(analysis, scope, {
    code: lost ? 'analyse/cliff' : 'analyse/notch',
    at: { pointer: `${pointerOfItem(pointer)}/id` },
    args: {
      fact,
      from,
      to,
      item,
      more: sayAmount(more, rule.unit),
      ...(lost ? {} : { less: sayAmount(less, rule.unit) }),
    },
    witness: { enterprise, contrast },
    affected: affectedByRules(analysis, scope, scope.items.get(itemId) ?? [rule]),
  });
}

/** The conditions amounts are chosen by. */
function choicesOf(scope: PolicyScope, { amount }: Rule): readonly CheckedExpression[] {
  if (!amount) return [];
  const figures = amount.kind === 'share' ? [amount.base, ...boundsOf(amount.rate)] : boundsOf(amount.amount);
  const choices: CheckedExpression[] = [];
  for (const figure of figures)
    visitExpression(scope.resolve(figure), (part) => {
      if (part.node === 'if') choices.push(part.condition);
    });
  return choices;
}

function pointsOf({ cells, field }: Axis): readonly Rational[] {
  if (field.type.kind === 'date') return [];
  return cells.flatMap(({ span }) =>
    span?.of === 'number' && span.low && span.high && compareRationals(span.low, span.high) === 0 ? [span.low] : [],
  );
}

interface Crossing {
  readonly rules: readonly Rule[];
  readonly space: Space;
  readonly axis: Axis;
  readonly point: Rational;
  readonly told: Set<string>;
}

function stepOver(scope: PolicyScope, { rules, space, axis, point, told }: Crossing): readonly GrowthLoss[] {
  const { unit } = scaleOf(axis.field);
  const pairs = [
    [point, add(point, unit)],
    [subtract(point, unit), point],
  ] as const;
  const losses: GrowthLoss[] = [];
  for (const [low, high] of pairs) {
    if (compareRationals(low, zero) < 0) continue;
    const [from, to] = [toDecimalText(low), toDecimalText(high)];
    if (from === null || to === null) continue;
    const collection = axis.subject === 'event' ? space.setting.trigger : null;
    const put = (enterprise: Enterprise, value: string): Enterprise =>
      withFact(enterprise, collection, { [axis.field.id]: value }, scope.vocabulary);
    const key = `${axis.id} ${from}`;
    for (const rule of rules) {
      if (told.has(key)) break;
      const found = fall(scope, rule, space, (enterprise) => [put(enterprise, from), put(enterprise, to)]);
      if (!found) continue;
      // A limit on a rate is a threshold of quality, not of size.
      if (isNothing(found.less) && axis.field.type.kind === 'rate') continue;
      // What is paid again further up is a gap between rows, and told as one.
      if (isNothing(found.less) && paysAbove(scope, rules, space, axis, high)) continue;
      told.add(key);
      const say = (value: string) => describeFactValue(axis.field, value, scope.vocabulary);
      losses.push({ ...found, rule, fact: describeFact(axis, space), from: say(from), to: say(to) });
    }
  }
  return losses;
}

function paysAbove(scope: PolicyScope, rules: readonly Rule[], space: Space, axis: Axis, value: Rational): boolean {
  const cells = rules.reduce((all, rule) => all | projectOn(space, scope.conditionOf(rule), axis.id), 0n);
  return axis.cells.some(
    ({ span }, index) =>
      span?.of === 'number' &&
      span.low !== null &&
      compareRationals(span.low, value) >= 0 &&
      (cells & (1n << BigInt(index))) !== 0n,
  );
}

interface Fall {
  readonly enterprise: Enterprise;
  readonly contrast: Enterprise;
  readonly less: MoneyInterval;
  readonly more: MoneyInterval;
}

/** Looks for an enterprise that the step costs money, whatever other items of the policy give it for it. */
function fall(
  scope: PolicyScope,
  rule: Rule,
  space: Space,
  step: (enterprise: Enterprise) => readonly [Enterprise, Enterprise],
): Fall | null {
  let found: Fall | null = null;
  findWitness(scope, { rule, condition: scope.conditionOf(rule), space }, (tried) => {
    const [contrast, enterprise] = step(tried);
    const more = paidUnder(scope, contrast, [rule.from.itemId]);
    const less = paidUnder(scope, enterprise, [rule.from.itemId]);
    if (compareIntervals(less, more) < 0 && !isMadeUpFor(scope, rule, enterprise, contrast))
      found = { enterprise, contrast, less, more };
    return found !== null;
  });
  return found;
}

function isMadeUpFor(scope: PolicyScope, { unit }: Rule, enterprise: Enterprise, contrast: Enterprise): boolean {
  if (unit !== 'money') return false;
  const [less, more] = [enterprise, contrast].map((each) => {
    const { totals } = scope.simulate(each);
    return sumIntervals([totals.enterprise, totals.individual]);
  });
  return less !== undefined && more !== undefined && compareIntervals(less, more) >= 0;
}

/** One more employee, or yuan of revenue, that makes a medium enterprise large, as the standard for its industry has it. */
function stepOverSize(scope: PolicyScope, rules: readonly Rule[]): readonly GrowthLoss[] {
  const { vocabulary } = scope;
  const row = vocabulary.sizeClasses.find(({ large }) => large.employees !== null && large.revenueYuan !== null);
  const [industry] = row?.industries ?? [];
  if (!row || industry === undefined) return [];
  const { employees, revenueYuan, assetsYuan } = row.large;
  const code = vocabulary.industries.find((one) => one.code === industry || one.parent === industry)?.code;
  const limits = { employees: employees ?? 0, revenue: revenueYuan ?? 0 };
  for (const id of ['employees', 'revenue'] as const) {
    const field = vocabulary.facts.enterprise.find((each) => each.id === id);
    if (!field) continue;
    const put = (enterprise: Enterprise, value: number): Enterprise => {
      const figures = {
        industry: code ?? industry,
        employees: String(limits.employees),
        revenue: String(limits.revenue),
        assets: String(assetsYuan ?? 0),
        [id]: String(value),
      };
      const size = classifySize(vocabulary, figures);
      const known = { ...figures, ...(size.kind === 'class' && { size: size.class }) };
      return withFact(enterprise, null, known, vocabulary);
    };
    const limit = limits[id];
    const say = (value: number) => describeFactValue(field, String(value), vocabulary);
    for (const rule of rules) {
      const found = fall(scope, rule, scope.spaceOf(rule.trigger), (enterprise) => [
        put(enterprise, limit - 1),
        put(enterprise, limit),
      ]);
      // Both figures make the one class: one of them is enough to show the step.
      if (found) return [{ ...found, rule, fact: field.label, from: say(limit - 1), to: say(limit) }];
    }
  }
  return [];
}
