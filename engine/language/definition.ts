import type { TextRange } from '../diagnostics/diagnostic';
import { findNameAt, listOccurrences, type NameOccurrence } from './name-occurrences';
import type { PlaceInPolicy } from './place-in-policy';

/** Finds where the name at a place is given: a parameter, definition, item, row or reading. */
export function findDefinition(scene: PlaceInPolicy): TextRange | null {
  return findReferences(scene).find(({ role }) => role === 'declaration')?.range ?? null;
}

/** Lists all places of the name at a place, its declaration among them. */
export function findReferences(scene: PlaceInPolicy): readonly NameOccurrence[] {
  const found = findNameAt(scene);
  return found ? listOccurrences(scene, found.name) : [];
}
