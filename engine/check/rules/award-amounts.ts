import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';

/** An award or allowance states one amount, or a table with what selects its rows. */
export function checkAwardAmounts(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'award', 'allowance')) {
    const { id } = item;
    if (item.amount !== undefined && item.table !== undefined)
      context.report('check/two-amounts', descend(pointer, 'amount'), { id }, { at: 'key' });
    else if (item.amount === undefined && item.table === undefined)
      context.report('check/no-amount', descend(pointer, 'id'), { id });
    else if (item.table !== undefined && item.by === undefined)
      context.report('check/table-without-by', descend(pointer, 'table'), { id }, { at: 'key' });
    else if (item.table === undefined && item.by !== undefined)
      context.report('check/by-without-table', descend(pointer, 'by'), { id }, { at: 'key' });
    else continue;
    context.drop(pointer);
  }
}
