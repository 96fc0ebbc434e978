import type { Bilingual } from '../diagnostics/diagnostic';
import { policyShape, valuesOf, writeKey, writeValue } from '../validate/keywords';
import type { Property, Shape } from '../validate/shape';
import type { Surface } from '../values/surface';

let described: ReadonlyMap<string, Bilingual> | undefined;

/** Explains a key; one the schema explains at another place only is explained by that. */
export function describeKey(property: Property): Bilingual | null {
  described ??= collectDescriptions(policyShape);
  return property.shape.description ?? described.get(`${property.canonical}/${property.zh}`) ?? null;
}

/** The word of a key in the other surface. */
export function otherWord(property: Property, surface: Surface): string {
  const other = writeKey(property, surface === 'zh' ? 'en' : 'zh');
  return other === writeKey(property, surface) ? '' : other;
}

/** Lists what a closed list of values offers, for readers. */
export function describeValues(shape: Shape): Bilingual | null {
  const values = valuesOf(shape);
  if (values.length < 2) return null;
  return {
    zh: `可填：${values.map((value) => writeValue(value, 'zh')).join('、')}。`,
    en: `One of: ${values.map((value) => writeValue(value, 'en')).join(', ')}.`,
  };
}

/** Joins paragraphs of a text for readers. */
export function joinParagraphs(parts: readonly (Bilingual | null | undefined)[]): Bilingual {
  const kept = parts.filter((part): part is Bilingual => part != null);
  return { zh: kept.map(({ zh }) => zh).join('\n\n'), en: kept.map(({ en }) => en).join('\n\n') };
}

/** Says what a value left out counts as. */
export function describeDefault(shape: Shape): Bilingual | null {
  if (shape.default === undefined) return null;
  const value = valuesOf(shape).find(({ canonical }) => canonical === shape.default);
  const [zh, en] = value
    ? [writeValue(value, 'zh'), writeValue(value, 'en')]
    : [String(shape.default), String(shape.default)];
  return { zh: `省略时为“${zh}”。`, en: `When left out: ${en}.` };
}

function collectDescriptions(root: Shape): ReadonlyMap<string, Bilingual> {
  const found = new Map<string, Bilingual>();
  const seen = new Set<Shape>();
  const visit = (shape: Shape | null): void => {
    if (!shape || seen.has(shape)) return;
    seen.add(shape);
    for (const property of shape.properties.values()) {
      const { canonical, zh, shape: inner } = property;
      const key = `${canonical}/${zh}`;
      if (inner.description && !found.has(key)) found.set(key, inner.description);
      visit(inner);
    }
    for (const variant of shape.variants?.byValue.values() ?? []) visit(variant);
    for (const choice of shape.choices) visit(choice);
    visit(shape.items);
    visit(shape.named);
  };
  visit(root);
  return found;
}
