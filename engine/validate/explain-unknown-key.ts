import type { Bilingual, Diagnostic, Fix } from '../diagnostics/diagnostic';
import { nearestName } from '../vocabulary/nearest-name';
import type { ShapeScene } from './shape-scene';
import { policyShape, writeKey } from './keywords';
import { descend } from './pointer';
import type { Shape } from './shape';

const MAX_LISTED = 12;

/** Says that a key is not known at its place, and which one may be meant. Errors: shape/unknown-key. */
export function explainUnknownKey(scene: ShapeScene, key: string): Diagnostic {
  const { place, canonical, pointer } = scene;
  const range = canonical.places.get(descend(pointer, key))?.keyRange ?? place.node.range;
  const properties = [...(place.shape?.properties.values() ?? [])];
  const written = new Set(place.node.kind === 'map' ? place.node.entries.map((entry) => entry.key) : []);
  const free = properties.map((property) => writeKey(property, canonical.surface)).filter((word) => !written.has(word));
  const elsewhere = belongsToKinds(key);
  const near = elsewhere
    ? null
    : (nearestName(key, free) ??
      nearestName(
        key,
        properties.map((property) => property.zh),
      ));
  const advice = elsewhere ?? (near ? meant(near) : listed(free));
  const fixes: Fix[] = near
    ? [{ title: { zh: `改为“${near}”`, en: `Change to "${near}"` }, edits: [{ range, text: near }] }]
    : [];
  return scene.diagnose('shape/unknown-key', range, { key, advice }, fixes);
}

function meant(near: string): Bilingual {
  return { zh: `是否应为“${near}”？`, en: `Is "${near}" meant?` };
}

function listed(words: readonly string[]): Bilingual {
  if (words.length === 0) return { zh: '此处不再有别的键可写。', en: 'No further key can stand here.' };
  const more = words.length > MAX_LISTED;
  const shown = words.slice(0, MAX_LISTED);
  return {
    zh: `此处可写：${shown.join('、')}${more ? '等' : ''}。`,
    en: `Allowed here: ${shown.join(', ')}${more ? ' ...' : ''}.`,
  };
}

/** A key of another kind of item, such as a base in an award. */
function belongsToKinds(key: string): Bilingual | null {
  const item = policyShape.properties.get('articles')?.shape.items?.properties.get('items')?.shape.items;
  if (!item?.variants) return null;
  const kinds = [...item.variants.byValue].filter(([, shape]) => hasKey(shape, key));
  if (kinds.length === 0) return null;
  const names = kinds.map(([canonical, shape]) => {
    const word = shape.properties.get('kind')?.shape.values.find((value) => value.canonical === canonical);
    return { zh: word?.zh ?? canonical, en: canonical };
  });
  return {
    zh: `它用于类型：${names.map((name) => name.zh).join('、')}。`,
    en: `It belongs to items of kind ${names.map((name) => name.en).join(', ')}.`,
  };
}

function hasKey(shape: Shape, key: string): boolean {
  return [...shape.properties.values()].some((property) => property.zh === key || property.canonical === key);
}
