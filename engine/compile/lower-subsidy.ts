import type { SubsidyItem } from '../../schemas/generated/types';
import { descend } from '../check/pointer';
import type { PlacedItem } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import { conditionsOf, lowerItemLimits } from './lower-item';
import type { LoweredItem } from './lowered-item';
import type { Rule } from './plan';
import { referToClause } from './refer-to-clause';
import { labelItem } from './rule-label';

/** Lowers a subsidy to one rule that pays a share of its base, with the limits on it. */
export function lowerSubsidy(context: CompileContext, placed: PlacedItem<SubsidyItem>): LoweredItem {
  const { item, pointer } = placed;
  const base = context.checked.expressions.get(descend(pointer, 'base'));
  const rate = context.checked.figures.get(descend(pointer, 'rate'));
  if (!base || !rate) return { rules: [], limits: [] };
  const rule: Rule = {
    id: item.id,
    from: referToClause(placed),
    kind: 'subsidy',
    label: labelItem(placed),
    gist: item.gist ?? '',
    trigger: context.triggerOf(placed)?.id ?? null,
    asOf: 'yearEnd',
    conditions: conditionsOf(context, placed),
    amount: { kind: 'share', base, rate },
    claim: item.claim ?? 'year',
    payer: item.payer ?? 'issuer',
    payee: item.payee ?? 'enterprise',
    readings: item.readings ?? [],
  };
  return { rules: [rule], limits: lowerItemLimits(context, placed, [rule]) };
}
