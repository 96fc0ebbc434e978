import type { Bilingual, Diagnostic, Fix, TextRange } from '../diagnostics/diagnostic';
import type { ShapeScene } from './shape-scene';
import { mergeVariants, writeKey } from './keywords';
import type { Shape } from './shape';

/** Says which key is missing, at the key of the map that lacks it, and offers to insert it. Errors: shape/missing-key. */
export function explainMissingKey(scene: ShapeScene, canonicalKey: string): Diagnostic {
  const { place, canonical } = scene;
  const property = place.shape && mergeVariants(place.shape).properties.get(canonicalKey);
  const key = property ? writeKey(property, canonical.surface) : canonicalKey;
  const only = property?.shape.values.length === 1 ? property.shape.values[0] : undefined;
  const value = only && typeof only.canonical === 'number' ? String(only.canonical) : '';
  const args = { key, about: property?.shape.description ?? listValues(property?.shape ?? null) };
  return scene.diagnose('shape/missing-key', placeOfMap(scene), args, insertion(scene, key, value));
}

function listValues(shape: Shape | null): Bilingual {
  const values = shape && shape.values.length > 1 ? shape.values : [];
  if (values.length === 0) return { zh: '', en: '' };
  return {
    zh: `可用的值：${values.map((value) => value.zh).join('、')}。`,
    en: `Allowed: ${values.map((value) => String(value.canonical)).join(', ')}.`,
  };
}

function placeOfMap({ place }: ShapeScene): TextRange {
  if (place.keyRange) return place.keyRange;
  const { node } = place;
  const first = node.kind === 'map' ? node.entries[0] : undefined;
  return first?.keyRange ?? { start: node.range.start, end: Math.min(node.range.end, node.range.start + 1) };
}

function insertion({ place: { node } }: ShapeScene, key: string, value: string): Fix[] {
  const first = node.kind === 'map' ? node.entries[0] : undefined;
  if (node.kind !== 'map' || !first) return [];
  const { start } = first.keyRange;
  // In front of the first entry: behind the last one a comment may stand that belongs to it.
  const text = node.flow ? `${key}: ${value}, ` : `${key}: ${value}\n${' '.repeat(node.column)}`;
  return [{ title: { zh: `补上“${key}”`, en: `Add "${key}"` }, edits: [{ range: { start, end: start }, text }] }];
}
