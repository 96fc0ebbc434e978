import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';

/** A stacking rule has the fields its kind needs and no others. */
export function checkStackingFields(context: CheckContext): void {
  for (const { item, pointer } of itemsOfKind(context.items, 'stacking')) {
    const { id } = item;
    if (item.rule === 'sharedCap' && item.amount === undefined) {
      context.report('check/shared-cap-without-amount', descend(pointer, 'rule'), { id });
      context.drop(pointer);
    }
    const idle = (field: 'amount' | 'differing' | 'among' | 'same' | 'alike'): void =>
      context.report('check/idle-field', descend(pointer, field), { field, id }, { at: 'key' });
    if (item.rule !== 'sharedCap' && item.amount !== undefined) idle('amount');
    if (item.rule !== 'highest' && item.differing !== undefined) idle('differing');
    if (item.levels === undefined) continue;
    if (item.rule === 'sharedCap') {
      context.report('check/shared-cap-across-levels', descend(pointer, 'levels'), { id }, { at: 'key' });
      context.drop(pointer);
    }
    // A rule about other levels holds for the money of the whole policy.
    if (item.among !== undefined) idle('among');
    if (item.same !== undefined) idle('same');
    if (item.alike !== undefined) idle('alike');
  }
}
