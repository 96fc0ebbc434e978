import type { EligibilityItem } from '../../../schemas/generated/types';
import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { listItems, type PlacedItem } from '../policy-item';
import { readCondition } from '../read-expression';
import { triggerOf } from '../reach';

/** Conditions of items are true or false; an item without its condition would give too much and is left out. */
export function checkItemConditions(context: CheckContext): void {
  for (const placed of context.items) {
    const { item, pointer } = placed;
    if (context.draft.dropped.has(pointer) || !('when' in item) || item.when === undefined) continue;
    const trigger =
      item.kind === 'eligibility' ? sharedTrigger(context, { ...placed, item }) : triggerOf(context, pointer);
    if (!readCondition(context, descend(pointer, 'when'), item.when, trigger?.id ?? null)) context.drop(pointer);
  }
}

/** The event an eligibility rule may speak of: that of the items it names, when they all have the same. */
function sharedTrigger(context: CheckContext, { item }: PlacedItem<EligibilityItem>): ReturnType<typeof triggerOf> {
  if (item.among === undefined) return null;
  const triggers = listItems(context.document)
    .filter((placed) => item.among?.includes(placed.item.id))
    .map((placed) => triggerOf(context, placed.pointer));
  return triggers.every((trigger) => trigger === triggers[0]) ? (triggers[0] ?? null) : null;
}
