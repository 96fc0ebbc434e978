import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';

/** A subsidy is a share of a base, or a grant of an amount: one of the two, and whole. */
export function checkSubsidyAmounts(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'subsidy')) {
    const { id, amount, base, rate } = item;
    if (amount !== undefined) {
      if (base === undefined && rate === undefined) continue;
      context.report('check/subsidy-two-ways', descend(pointer, 'amount'), { id }, { at: 'key' });
    } else {
      if (base !== undefined && rate !== undefined) continue;
      context.report('check/subsidy-without-share', descend(pointer, 'id'), { id });
    }
    context.drop(pointer);
  }
}
