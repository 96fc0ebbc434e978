import type { CheckedExpression } from '../expression/checked-expression';
import type { Fen } from '../values/money';
import type { Limit, Rule } from '../compile/plan';
import { appraiseFigure } from './judge';
import { mentionsEvent } from './judge-without-event';
import { compareBounds, lesser, plus, type Bound } from './tally';
import type { YearContext } from './year-context';

/**
 * Says what rules of one item can pay at most for events nobody filled in: the number of payments times the amount of
 * each, where the policy bounds both. Caps and limits shared with other items follow with the other limits.
 *
 * Units: fen; null is unbounded.
 */
export function boundOpenClaim(rules: readonly Rule[], context: YearContext): Bound {
  const amounts = rules.map((rule) => boundPayment(rule, context));
  const largest = amounts.reduce((a, b) => (compareBounds(a, b) >= 0 ? a : b), 0n as Fen);
  // Rates are not added up: each stands beside its own event.
  if (rules.every(({ claim, unit }) => claim === 'year' || unit === 'rate')) return largest;
  return context.plan.limits
    .filter((limit) => limit.within !== 'event' && rules.every(({ id }) => limit.rules.includes(id)))
    .map((limit) => boundPayments(limit, rules, amounts, largest))
    .reduce(lesser, null);
}

/** What the rule pays for one event at most. */
function boundPayment({ amount, unit }: Rule, context: YearContext): Bound {
  if (amount?.kind !== 'amount' || restsOnEvent(amount)) return null;
  return appraiseFigure(amount.amount, { ...context.scopeWithoutEvent(), asOf: null }, unit).amount.max;
}

const known = new WeakMap<object, boolean>();

/** Whether an amount reads the event, looked for once for all enterprises. */
function restsOnEvent(amount: object): boolean {
  let rests = known.get(amount);
  if (rests === undefined) {
    rests = mentionsEvent(amount);
    known.set(amount, rests);
  }
  return rests;
}

function boundPayments(
  { operation, groupBy }: Limit,
  rules: readonly Rule[],
  amounts: readonly Bound[],
  largest: Bound,
): Bound {
  if (operation.kind !== 'count') return null;
  const [field, ...others] = groupBy;
  if (field === undefined) return times(largest, operation.times);
  if (others.length > 0) return null;
  return rules
    .map((rule, index) => {
      const values = countMatches(rule, field);
      return values === null ? null : times(amounts[index] ?? null, values * operation.times);
    })
    .reduce(plus, 0n as Fen);
}

function times(amount: Bound, factor: number): Bound {
  return amount === null ? null : ((amount * BigInt(factor)) as Fen);
}

/** How many values of a field a table row stands for; null when that is not said. */
function countMatches({ conditions }: Rule, field: string): number | null {
  const [match] = conditions.filter(({ role }) => role === 'match');
  if (match?.expression.node !== 'in' || !isEventField(match.expression.value, field)) return null;
  const { tests } = match.expression;
  return tests.every((test) => test.test === 'equals' && test.value.node === 'literal') ? tests.length : null;
}

function isEventField(expression: CheckedExpression, field: string): boolean {
  return (
    expression.node === 'path' &&
    expression.field === field &&
    expression.of.node === 'variable' &&
    expression.of.name === 'event'
  );
}
