import { itemsOfKind } from '../check/policy-item';
import type { CompileContext } from './compile-context';

/** Gathers the documents the policy repeals, from the header and the repeal items, each once. */
export function lowerRepeals(context: CompileContext): readonly string[] {
  const header = context.checked.source.document.policy.repeals ?? [];
  const items = itemsOfKind(context.items, 'repeal').flatMap(({ item }) => item.documents ?? []);
  return [...new Set([...header, ...items])];
}
