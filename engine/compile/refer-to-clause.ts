import type { PlacedItem } from '../check/policy-item';
import type { ClauseReference } from './plan';

/** Says where a part of an item comes from; a part without a clause of its own takes that of the item. */
export function referToClause(
  placed: PlacedItem,
  pointer = placed.pointer,
  clause = placed.item.clause,
): ClauseReference {
  const { article, item } = placed;
  return {
    clause: clause ?? null,
    article: article.number,
    articleTitle: article.title ?? article.chapter ?? '',
    itemId: item.id,
    pointer,
  };
}
