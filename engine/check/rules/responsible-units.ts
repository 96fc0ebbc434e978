import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { isPaying } from '../policy-item';

/** Somebody answers for every payment. */
export function checkResponsibleUnits(context: CheckContext): void {
  for (const { item, article, pointer } of context.items) {
    if (!isPaying(item)) continue;
    const named = item.lead ?? article.lead ?? item.units?.[0] ?? article.units?.[0];
    if (named === undefined) context.report('check/no-responsible-unit', descend(pointer, 'id'), { id: item.id });
  }
}
