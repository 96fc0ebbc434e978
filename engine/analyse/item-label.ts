import { itemsById } from '../check/policy-item';
import type { PolicyScope } from './policy-scope';

/** Names an item as readers know it: its own title, else that of its article, else its identifier. */
export function labelOfItem(scope: PolicyScope, itemId: string): string {
  const placed = itemsById(scope.document).get(itemId);
  const own = placed && 'title' in placed.item ? placed.item.title : undefined;
  return own ?? placed?.article.title ?? itemId;
}

/** Gives the pointer of an item from that of one of its rows. */
export function pointerOfItem(pointer: string): string {
  return pointer.replace(/\/table\/\d+$/, '');
}
