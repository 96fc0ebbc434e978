import { replaceName, type CheckContext } from '../check-context';
import { nearestName } from '../../vocabulary/nearest-name';
import { descend } from '../pointer';

/** Readings an item refers to are recorded in the policy. */
export function checkReadingReferences(context: CheckContext): void {
  const known = (context.document.readings ?? []).map((reading) => reading.id);
  for (const { item, pointer } of context.items)
    item.readings?.forEach((id, index) => {
      if (known.includes(id)) return;
      const at = descend(pointer, 'readings', index);
      context.report('check/unknown-reading', at, { id }, { fixes: replaceName(context, at, nearestName(id, known)) });
    });
}
