import type { Rule } from '../../compile/plan';
import type { Enterprise } from '../../enterprise/enterprise';
import type { CheckedExpression } from '../../expression/checked-expression';
import { compareIntervals, formatInterval, isNothing, type MoneyInterval } from '../../values/money';
import { add, compareRationals, subtract, toDecimalText, zero, type Rational } from '../../values/rational';
import { classifySize } from '../../vocabulary/size-class';
import { affectedByRules, report, type Analysis } from '../analysis';
import { findWitness, withFact } from '../build-witness';
import { describeFact, describeFactValue } from '../describe-fact';
import { scaleOf, type Axis } from '../domain/axis';
import { visitExpression } from '../domain/map-expression';
import { createSpace, listAtoms, type Space } from '../domain/space';
import { boundsOf, type PolicyScope } from '../policy-scope';
import { paidUnder, projectOn } from '../table-view';

/** One more employee or yuan never brings less: the facts are moved over each point where a rule changes. */
export function findCliffs(analysis: Analysis, scope: PolicyScope): void {
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
      if (axis.field.id === 'size' && axis.subject === 'enterprise') stepOverSize(analysis, scope, rules, told);
      const points = pointsOf(axis);
      for (const point of points) stepOver(analysis, scope, { rules, space, axis, point, told });
    }
  }
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

function stepOver(analysis: Analysis, scope: PolicyScope, { rules, space, axis, point, told }: Crossing): void {
  const { unit } = scaleOf(axis.field);
  const pairs = [
    [point, add(point, unit)],
    [subtract(point, unit), point],
  ] as const;
  for (const [low, high] of pairs) {
    if (compareRationals(low, zero) < 0) continue;
    const [from, to] = [toDecimalText(low), toDecimalText(high)];
    if (from === null || to === null) continue;
    const put = (enterprise: Enterprise, value: string): Enterprise =>
      withFact(
        enterprise,
        axis.subject === 'event' ? space.setting.trigger : null,
        { [axis.field.id]: value },
        scope.vocabulary,
      );
    const shown = [from, to].map((value) => describeFactValue(axis.field, value, scope.vocabulary));
    for (const rule of rules) {
      const found = fall(scope, rule, space, (enterprise) => [put(enterprise, from), put(enterprise, to)]);
      const key = `${axis.id} ${from}`;
      if (!found || told.has(key)) continue;
      // A limit on a rate is a threshold of quality, not of size.
      if (isNothing(found.less) && axis.field.type.kind === 'rate') continue;
      // What is paid again further up is a gap between rows, and told as one.
      if (isNothing(found.less) && paysAbove(scope, rules, space, axis, high)) continue;
      told.add(key);
      tell(analysis, scope, rule, { ...found, fact: describeFact(axis, space), shown });
    }
  }
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

/** Looks for an enterprise that the step costs money. */
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
    if (compareIntervals(less, more) < 0) found = { enterprise, contrast, less, more };
    return found !== null;
  });
  return found;
}

/** A step of employees that turns a medium enterprise into a large one, as the standard for its industry has it. */
function stepOverSize(analysis: Analysis, scope: PolicyScope, rules: readonly Rule[], told: Set<string>): void {
  const row = scope.vocabulary.sizeClasses.find(({ large }) => large.employees !== null && large.revenueYuan !== null);
  const limit = row?.large.employees;
  const [industry] = row?.industries ?? [];
  const field = scope.vocabulary.facts.enterprise.find(({ id }) => id === 'employees');
  if (!row || limit === null || limit === undefined || industry === undefined || !field || told.has('size')) return;
  const code = scope.vocabulary.industries.find((one) => one.code === industry || one.parent === industry)?.code;
  const withEmployees = (enterprise: Enterprise, employees: number): Enterprise => {
    const figures = {
      industry: code ?? industry,
      employees: String(employees),
      revenue: String(row.large.revenueYuan ?? 0),
      assets: String(row.large.assetsYuan ?? 0),
    };
    const size = classifySize(scope.vocabulary, figures);
    return withFact(
      enterprise,
      null,
      { ...figures, ...(size.kind === 'class' && { size: size.class }) },
      scope.vocabulary,
    );
  };
  for (const rule of rules) {
    const found = fall(scope, rule, scope.spaceOf(rule.trigger), (enterprise) => [
      withEmployees(enterprise, limit - 1),
      withEmployees(enterprise, limit),
    ]);
    if (!found || told.has('size')) continue;
    told.add('size');
    const shown = [limit - 1, limit].map((value) => describeFactValue(field, String(value), scope.vocabulary));
    tell(analysis, scope, rule, { ...found, fact: field.label, shown });
  }
}

function tell(
  analysis: Analysis,
  scope: PolicyScope,
  rule: Rule,
  {
    enterprise,
    contrast,
    less,
    more,
    fact,
    shown,
  }: Fall & {
    readonly fact: ReturnType<typeof describeFact>;
    readonly shown: readonly ReturnType<typeof describeFact>[];
  },
): void {
  const [from = fact, to = fact] = shown;
  const item = rule.from.articleTitle || rule.from.itemId;
  const inWords = (amount: MoneyInterval) => ({ zh: formatInterval(amount, 'zh'), en: formatInterval(amount, 'en') });
  const lost = isNothing(less);
  const pointer = rule.from.pointer.replace(/\/table\/\d+$/, '');
  report(analysis, scope, {
    code: lost ? 'analyse/cliff' : 'analyse/notch',
    at: { pointer: `${pointer}/id` },
    args: { fact, from, to, item, more: inWords(more), ...(lost ? {} : { less: inWords(less) }) },
    witness: { enterprise, contrast },
    affected: affectedByRules(analysis, scope, scope.items.get(rule.from.itemId) ?? [rule]),
  });
}
