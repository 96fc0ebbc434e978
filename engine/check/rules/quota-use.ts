import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';

/** A quota of money says what one event uses; one of persons counts each event as a person; both are plain limits. */
export function checkQuotaUse(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'quota')) {
    const { id, measure, used } = item;
    if (measure === 'money' && used === undefined) {
      context.report('check/quota-without-use', descend(pointer, 'measure'), { id });
      context.drop(pointer);
    }
    if (measure === 'persons' && used !== undefined)
      context.report('check/idle-field', descend(pointer, 'used'), { field: 'used', id }, { at: 'key' });
    const limit = context.draft.figures.get(descend(pointer, 'limit'));
    if (!limit || limit.modality === 'exactly') continue;
    context.report('check/cap-with-modality', descend(pointer, 'limit'), { text: String(item.limit) });
    context.drop(pointer);
  }
}
