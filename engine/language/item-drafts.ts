import type { Bilingual } from '../diagnostics/diagnostic';
import { parseSource } from '../parse/parse-source';
import { canonicalize, type CanonicalValue } from '../validate/canonicalize';
import type { Surface } from '../values/surface';
import { offerItemTemplates } from './item-templates';
import type { PolicyText } from './place-in-policy';
import { itemShape, listPolicyNames } from './policy-names';

/** An item to begin with, well formed as it stands. */
export interface ItemDraft {
  readonly label: Bilingual;
  readonly kind: string;
  /** In canonical words; texts and names in the language of the policy. */
  readonly item: CanonicalValue;
}

/** Lists an item to begin with for each kind of measure, with an identifier the policy does not have yet. */
export function listItemDrafts({ reading, vocabulary }: PolicyText, surface: Surface): readonly ItemDraft[] {
  const scene = { surface, vocabulary, names: listPolicyNames(reading.tree) };
  return offerItemTemplates(scene).flatMap((offer): readonly ItemDraft[] => {
    const file = 'item.yaml';
    const tree = parseSource({ path: file, text: `${withoutPlaces(offer.text)}\n` }).value;
    const item = tree && itemShape ? canonicalize(tree, itemShape, file).value : null;
    const kind = typeof item === 'object' && item !== null && 'kind' in item ? item.kind : null;
    if (item === null || typeof kind !== 'string') return [];
    const [zh, en] = surface === 'zh' ? [offer.label, offer.detail] : [offer.detail, offer.label];
    return [{ label: { zh, en }, kind, item }];
  });
}

/** A snippet as plain text: what stands in its places, of a choice the first. */
function withoutPlaces(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\d+|\$\{\d+\}/g, '')
    .replace(/\\([$}\\,|])/g, '$1');
}
