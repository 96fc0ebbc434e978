/** An element of a list of the document. */
export interface ElementPlace {
  readonly list: string;
  readonly index: number;
}

/** Where a part of the tree that is dragged would go, and where the tree shows so. */
export interface DropPlace {
  /** Before which element of its list, counted before anything is moved; the length of the list is its end. */
  readonly to: ElementPlace;
  readonly shownAt: string;
  readonly shownAs: 'above' | 'below' | 'into';
}

/** Of what list a part is an element, and which. */
export function placeOf(pointer: string): ElementPlace {
  const slash = pointer.lastIndexOf('/');
  return { list: pointer.slice(0, slash), index: Number(pointer.slice(slash + 1)) };
}

/**
 * Tells where a dragged part goes when it is let go over another one: before or behind one of its kind, depending on
 * the half that is pointed at; an item over an article goes to its end, an article over an item behind the article of
 * that item. Null where it cannot go, or would stay where it is.
 */
export function findDropPlace(
  dragged: string,
  over: string,
  half: 'upper' | 'lower',
  countAt: (list: string) => number,
): DropPlace | null {
  const drop = placeDrop(placeOf(dragged), placeOf(over), over, half, countAt);
  if (!drop) return null;
  const from = placeOf(dragged);
  const stays = drop.to.list === from.list && (drop.to.index === from.index || drop.to.index === from.index + 1);
  return stays ? null : drop;
}

const ARTICLES = '/articles';

function placeDrop(
  from: ElementPlace,
  target: ElementPlace,
  over: string,
  half: 'upper' | 'lower',
  countAt: (list: string) => number,
): DropPlace | null {
  const isItem = /^\/articles\/\d+\/items$/;
  if (isItem.test(from.list) && target.list === ARTICLES) {
    const list = `${over}/items`;
    return { to: { list, index: countAt(list) }, shownAt: over, shownAs: 'into' };
  }
  if (from.list === ARTICLES && isItem.test(target.list)) {
    const article = target.list.slice(0, -'/items'.length);
    const shownAt = `${target.list}/${countAt(target.list) - 1}`;
    return { to: { list: ARTICLES, index: placeOf(article).index + 1 }, shownAt, shownAs: 'below' };
  }
  const isSameKind = from.list === target.list || (isItem.test(from.list) && isItem.test(target.list));
  if (!isSameKind) return null;
  // The items of an article stand between its own line and the next article.
  const hasItems = target.list === ARTICLES && countAt(`${over}/items`) > 0;
  if (half === 'upper' || hasItems) return { to: target, shownAt: over, shownAs: 'above' };
  return { to: { list: target.list, index: target.index + 1 }, shownAt: over, shownAs: 'below' };
}
