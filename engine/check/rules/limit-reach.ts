import { findFieldAmong } from '../../vocabulary/find-field';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';
import { reachOf, triggerOf } from '../reach';

/** A stacking rule inside the policy reaches at least one paying item. */
export function checkLimitReach(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'stacking')) {
    if (item.rule === 'additive' || item.levels !== undefined || context.draft.dropped.has(pointer)) continue;
    const fields = [...(item.same ?? []), ...(item.differing === undefined ? [] : [item.differing])];
    const reached = reachOf(context, item.among).some((placed) => {
      const kind = triggerOf(context, placed.pointer);
      return kind !== null && fields.every((field) => findFieldAmong(kind.fields, field) !== undefined);
    });
    if (!reached) context.report('check/limit-reaches-nothing', descend(pointer, 'id'), { id: item.id });
  }
}
