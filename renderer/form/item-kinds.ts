import type { Language } from '../../main/ipc/contract';
import { mergeVariants, policyShape, type Property, type Shape } from '../../engine/index';
import { nameValue } from './form-context';

/** Shape of an article. */
export const articleShape: Shape | null = policyShape.properties.get('articles')?.shape.items ?? null;

/** Shape of an item before its kind is known. */
export const itemShape: Shape | null = articleShape?.properties.get('items')?.shape.items ?? null;

/** The key that tells the kinds of items apart, with all of them. */
export const kindProperty: Property | null = (itemShape && mergeVariants(itemShape).properties.get('kind')) ?? null;

/** Names a kind of item for readers. */
export function nameKind(kind: string, language: Language): string {
  const word = kindProperty?.shape.values.find(({ canonical }) => canonical === kind);
  return word ? nameValue(word, language) : kind;
}
