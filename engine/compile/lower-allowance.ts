import type { AllowanceItem } from '../../schemas/generated/types';
import { perMonth } from '../check/per-month';
import type { PlacedItem } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import { lowerAward } from './lower-award';
import type { LoweredItem } from './lowered-item';
import type { Limit, Rule } from './plan';

/**
 * Lowers an allowance as an award is lowered, and then takes each month an event lists as an occasion of its own: the
 * claim of a year is the sum over persons and months.
 */
export function lowerAllowance(context: CompileContext, placed: PlacedItem<AllowanceItem>): LoweredItem {
  const { rules, limits } = lowerAward(context, placed);
  return {
    rules: rules.flatMap((rule) => payMonthly(rule, placed.item) ?? []),
    limits: limits.filter(isNoChoiceOfRow),
  };
}

function payMonthly(rule: Rule, { asOf = 'monthStart', payee = 'individual' }: AllowanceItem): Rule | null {
  const monthly = rule.amount?.kind === 'amount' ? perMonth(rule.amount.amount) : null;
  if (!monthly) return null;
  return {
    ...rule,
    kind: 'allowance',
    monthly: { field: monthly.field, day: asOf },
    amount: { kind: 'each', amount: monthly.amount },
    claim: 'year',
    payee,
    countsInTotal: payee === 'enterprise',
  };
}

/** Persons of several rows are paid side by side: the rows of an allowance do not compete. */
function isNoChoiceOfRow({ operation }: Limit): boolean {
  return operation.kind !== 'highest';
}
