import type { CheckContext } from '../check-context';
import { descend } from '../pointer';
import { itemsOfKind } from '../policy-item';

/** One rule says which place must lie in the jurisdiction, and it holds for the whole policy. */
export function checkJurisdictionPlace(context: CheckContext): void {
  let first: { readonly id: string; readonly place: string } | null = null;
  for (const { item, pointer } of itemsOfKind(context.items, 'eligibility')) {
    const { place, id } = item;
    if (place === undefined) continue;
    if (item.among !== undefined)
      context.report('check/place-for-some', descend(pointer, 'place'), { id }, { at: 'key' });
    if (first && first.place !== place)
      context.report('check/place-conflict', descend(pointer, 'place'), { id: first.id });
    first ??= { id, place };
  }
}
