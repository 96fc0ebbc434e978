import type { CheckedPolicy } from '../check/checked-policy';
import type { Bilingual } from '../diagnostics/diagnostic';
import { listParts } from './document-part';

/** Names items for readers, by their identifier; of several versions the last one's name is the one readers look for. */
export function nameItems(versions: readonly { readonly checked: CheckedPolicy }[]): ReadonlyMap<string, Bilingual> {
  const items = versions.flatMap(({ checked }) => listParts(checked)).filter(({ topic }) => topic === 'item');
  return new Map(items.map(({ key, subject }) => [key, subject]));
}
