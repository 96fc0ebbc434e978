import type { CheckContext } from '../check-context';
import { perMonth } from '../per-month';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';

/** The amounts of an allowance are for one month, which is what makes it one. */
export function checkAllowanceMonths(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'allowance')) {
    const places = item.table
      ? item.table.map((_, index) => descend(pointer, 'table', index, 'amount'))
      : [descend(pointer, 'amount')];
    for (const at of places) {
      const figure = context.draft.figures.get(at);
      if (!figure || perMonth(figure)) continue;
      context.report('check/allowance-not-monthly', at, { id: item.id });
      context.drop(pointer);
    }
  }
}
