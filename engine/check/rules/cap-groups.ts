import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';

/** A claim that joins the events of a year has no one value of a field, so no cap of its own for each value. */
export function checkCapGroups(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'award', 'subsidy')) {
    if (!item.cap?.per || item.claim !== 'year' || context.draft.dropped.has(pointer)) continue;
    context.report('check/cap-per-yearly', descend(pointer, 'cap', 'per'), { id: item.id }, { at: 'key' });
    context.drop(pointer);
  }
}
