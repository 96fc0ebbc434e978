import type { CanonicalValue } from '../../engine/index';
import { elementsOf, isMap, valueAt, type CanonicalMap } from './document-access';

/** What else in a document depends on an item: the kind of event it is about and the fact its table goes by. */
const keys = ['trigger', 'by'];

/**
 * Of a document what other fields rest on: names of parameters and definitions, and of each item what it is about. A
 * document of the same form as the whole one, so that what is asked of that can be asked of it.
 */
export function readSkeleton(document: CanonicalValue): CanonicalValue {
  return {
    parameters: namesOf(valueAt(document, '/parameters')),
    definitions: namesOf(valueAt(document, '/definitions')),
    articles: elementsOf(valueAt(document, '/articles')).map((article) =>
      isMap(article) ? { items: elementsOf(article['items']).map(readItem) } : null,
    ),
  };
}

function readItem(item: CanonicalValue): CanonicalValue {
  if (!isMap(item)) return null;
  return Object.fromEntries(keys.flatMap((key) => (item[key] === undefined ? [] : [[key, item[key]]])));
}

function namesOf(map: CanonicalValue | undefined): CanonicalMap {
  return isMap(map) ? Object.fromEntries(Object.keys(map).map((name) => [name, null])) : {};
}
