import type { PricePreferenceItem } from '../../schemas/generated/types';
import { descend } from '../check/pointer';
import type { PlacedItem } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import { conditionsOf } from './lower-item';
import type { LoweredItem } from './lowered-item';
import { referToClause } from './refer-to-clause';
import { labelItem } from './rule-label';

/** Lowers a price preference to a rule that gives a rate for each event and pays nothing. */
export function lowerPricePreference(context: CompileContext, placed: PlacedItem<PricePreferenceItem>): LoweredItem {
  const { item, pointer } = placed;
  const rate = context.checked.figures.get(descend(pointer, 'rate'));
  if (!rate) return { rules: [], limits: [] };
  return {
    rules: [
      {
        id: item.id,
        from: referToClause(placed),
        kind: 'pricePreference',
        label: labelItem(placed),
        gist: item.gist ?? '',
        trigger: context.triggerOf(placed)?.id ?? null,
        asOf: 'yearEnd',
        monthly: null,
        conditions: conditionsOf(context, placed),
        amount: { kind: 'amount', amount: rate },
        claim: 'event',
        unit: 'rate',
        countsInTotal: false,
        payer: 'issuer',
        payee: 'enterprise',
        readings: item.readings ?? [],
      },
    ],
    limits: [],
  };
}
