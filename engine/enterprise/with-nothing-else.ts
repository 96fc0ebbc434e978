import { findCollection } from '../vocabulary/find-collection';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Enterprise } from './enterprise';

/**
 * Completes the facts of an example or a case, which tells the whole story of its enterprise: events of a kind it does
 * not speak of did not happen. A kind that is named without a list stays unknown. `named` are the keys that were typed.
 */
export function withNothingElse(enterprise: Enterprise, named: readonly string[], vocabulary: Vocabulary): Enterprise {
  const typed = named.map((key) => findCollection(vocabulary, key)?.id);
  const others = vocabulary.facts.collections.filter(({ id }) => !typed.includes(id));
  return { ...enterprise, events: { ...Object.fromEntries(others.map(({ id }) => [id, []])), ...enterprise.events } };
}
