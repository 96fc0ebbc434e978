import type { SubsidyItem } from '../../schemas/generated/types';
import { descend } from '../check/pointer';
import type { PlacedItem } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import { conditionsOf, lowerItemLimits } from './lower-item';
import type { LoweredItem } from './lowered-item';
import type { AmountPlan, Rule } from './plan';
import { referToClause } from './refer-to-clause';
import { labelItem } from './rule-label';

/** Lowers a subsidy to one rule that pays a share of its base, or a grant of an amount, with the limits on it. */
export function lowerSubsidy(context: CompileContext, placed: PlacedItem<SubsidyItem>): LoweredItem {
  const { item, pointer } = placed;
  const amount = lowerAmount(context, pointer);
  if (!amount) return { rules: [], limits: [] };
  const rule: Rule = {
    id: item.id,
    from: referToClause(placed),
    kind: 'subsidy',
    label: labelItem(placed),
    gist: item.gist ?? '',
    trigger: context.triggerOf(placed)?.id ?? null,
    asOf: 'yearEnd',
    monthly: null,
    conditions: conditionsOf(context, placed),
    amount,
    claim: item.claim ?? (amount.kind === 'share' ? 'year' : 'event'),
    unit: 'money',
    countsInTotal: (item.payee ?? 'enterprise') === 'enterprise',
    payer: item.payer ?? 'issuer',
    payee: item.payee ?? 'enterprise',
    readings: item.readings ?? [],
  };
  return { rules: [rule], limits: lowerItemLimits(context, placed, [rule]) };
}

function lowerAmount({ checked }: CompileContext, pointer: string): AmountPlan | null {
  const amount = checked.figures.get(descend(pointer, 'amount'));
  if (amount) return { kind: 'amount', amount };
  const base = checked.expressions.get(descend(pointer, 'base'));
  const rate = checked.figures.get(descend(pointer, 'rate'));
  return base && rate ? { kind: 'share', base, rate } : null;
}
