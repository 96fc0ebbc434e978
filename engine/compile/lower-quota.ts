import type { QuotaItem } from '../../schemas/generated/types';
import { descend } from '../check/pointer';
import type { PlacedItem } from '../check/policy-item';
import type { AmountFigure } from '../expression/amount-figure';
import type { CheckedExpression } from '../expression/checked-expression';
import type { CompileContext } from './compile-context';
import { conditionsOf } from './lower-item';
import type { LoweredItem } from './lowered-item';
import type { Limit, Rule } from './plan';
import { referToClause } from './refer-to-clause';
import { labelItem } from './rule-label';

/** Lowers a quota to a rule that adds up what is used, and a cap on it: what is used is never money paid. */
export function lowerQuota(context: CompileContext, placed: PlacedItem<QuotaItem>): LoweredItem {
  const { item, pointer } = placed;
  const used = lowerUse(context, item, pointer);
  const limit = context.checked.figures.get(descend(pointer, 'limit'));
  if (!used || !limit) return { rules: [], limits: [] };
  const rule: Rule = {
    id: item.id,
    from: referToClause(placed),
    kind: 'quota',
    label: labelItem(placed),
    gist: item.gist ?? '',
    trigger: context.triggerOf(placed)?.id ?? null,
    asOf: 'yearEnd',
    monthly: null,
    conditions: conditionsOf(context, placed),
    amount: { kind: 'each', amount: used },
    claim: 'year',
    unit: item.measure === 'money' ? 'quota' : 'persons',
    countsInTotal: false,
    payer: 'issuer',
    payee: 'enterprise',
    readings: item.readings ?? [],
  };
  const cap: Limit = {
    id: `${item.id}/limit`,
    stage: 'itemCap',
    operation: { kind: 'cap', amount: limit },
    rules: [rule.id],
    groupBy: [],
    within: item.within ?? 'year',
    from: referToClause(placed, descend(pointer, 'limit')),
  };
  return { rules: [rule], limits: [cap] };
}

const onePerson: CheckedExpression = { type: { kind: 'number' }, node: 'literal', value: '1' };

function lowerUse({ checked }: CompileContext, { measure }: QuotaItem, pointer: string): AmountFigure | null {
  if (measure === 'persons') return { modality: 'exactly', value: onePerson };
  const used = checked.expressions.get(descend(pointer, 'used'));
  return used ? { modality: 'exactly', value: used } : null;
}
