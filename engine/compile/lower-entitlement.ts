import type { EntitlementItem } from '../../schemas/generated/types';
import type { PlacedItem } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import { conditionsOf } from './lower-item';
import type { LoweredItem } from './lowered-item';
import { referToClause } from './refer-to-clause';
import { labelItem } from './rule-label';

/** Lowers a service or a promise without an amount to a rule that pays nothing countable. */
export function lowerEntitlement(context: CompileContext, placed: PlacedItem<EntitlementItem>): LoweredItem {
  const { item } = placed;
  const trigger = context.triggerOf(placed)?.id ?? null;
  return {
    rules: [
      {
        id: item.id,
        from: referToClause(placed),
        kind: item.kind,
        label: labelItem(placed),
        gist: item.gist,
        trigger,
        asOf: item.asOf ?? 'yearEnd',
        monthly: null,
        conditions: conditionsOf(context, placed),
        amount: null,
        claim: trigger === null ? 'year' : 'event',
        unit: 'money',
        countsInTotal: false,
        payer: item.payer ?? 'issuer',
        payee: 'enterprise',
        readings: item.readings ?? [],
      },
    ],
    limits: [],
  };
}
