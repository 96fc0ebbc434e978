import policySchema from '../../schemas/language/v1/policy.schema.json';
import type { SourceNode } from '../parse/source-node';
import type { Surface } from './canonical-document';
import { readShape, type JsonSchema, type Property, type Shape, type ValueWord } from './shape';

/** Shape of a policy document: the one keyword table of the language, read from its schema. */
export const policyShape: Shape = readShape(policySchema as unknown as JsonSchema);

/** The words of `true` and `false` in Chinese. */
export const BOOLEAN_WORDS: readonly ValueWord[] = [
  { canonical: true, zh: '是' },
  { canonical: false, zh: '否' },
];

/** Finds the key that an author's word stands for, in either surface. */
export function findProperty(shape: Shape, word: string): Property | undefined {
  const direct = shape.properties.get(word);
  if (direct) return direct;
  for (const property of shape.properties.values()) if (property.zh === word) return property;
  return undefined;
}

/** Finds the enumerated value that an author's word stands for, in either surface. */
export function findValue(shape: Shape, word: string): ValueWord | undefined {
  return valuesOf(shape).find((value) => value.zh === word || String(value.canonical) === word);
}

/** The enumerated values of a place, those of a yes-or-no included. */
export function valuesOf(shape: Shape): readonly ValueWord[] {
  if (shape.values.length > 0) return shape.values;
  return shape.types.size === 1 && shape.types.has('boolean') ? BOOLEAN_WORDS : [];
}

/** Writes a key in the words of a surface. */
export function writeKey(property: Property, surface: Surface): string {
  return surface === 'zh' ? property.zh : property.canonical;
}

/** Writes an enumerated value in the words of a surface. */
export function writeValue(value: ValueWord, surface: Surface): string {
  return surface === 'zh' ? value.zh : String(value.canonical);
}

/**
 * Narrows a shape to the node that stands there: the kind of an item by its kind key, one of several choices by
 * whether it is a text, a list or a map. Without a known kind the keys of all kinds are allowed.
 */
export function narrowShape(shape: Shape, node: SourceNode): Shape {
  if (shape.variants) {
    const kind = node.kind === 'map' ? kindOf(shape, node) : undefined;
    return (kind === undefined ? undefined : shape.variants.byValue.get(kind)) ?? mergeVariants(shape);
  }
  if (shape.choices.length === 0) return shape;
  const wanted = node.kind === 'map' ? 'object' : node.kind === 'list' ? 'array' : null;
  const fitting = shape.choices.find((choice) =>
    wanted ? choice.types.has(wanted) : !choice.types.has('object') && !choice.types.has('array'),
  );
  return fitting ?? shape;
}

/** Canonical kind of an item, or undefined where it is missing or not known. */
function kindOf(shape: Shape, node: SourceNode & { kind: 'map' }): string | undefined {
  const { variants } = shape;
  if (!variants) return undefined;
  const key = mergeVariants(shape).properties.get(variants.key);
  if (!key) return undefined;
  const entry = node.entries.find((each) => each.key === key.canonical || each.key === key.zh);
  if (entry?.value.kind !== 'scalar') return undefined;
  const value = findValue(key.shape, String(entry.value.value));
  return value === undefined ? undefined : String(value.canonical);
}

const merged = new WeakMap<Shape, Shape>();

/** A shape with the keys of all kinds; the key that tells them apart takes the values of all. */
export function mergeVariants(shape: Shape): Shape {
  const { variants } = shape;
  if (!variants) return shape;
  const known = merged.get(shape);
  if (known) return known;
  const properties = new Map<string, Property>();
  const kinds: ValueWord[] = [];
  for (const variant of new Set(variants.byValue.values())) {
    kinds.push(...(variant.properties.get(variants.key)?.shape.values ?? []));
    for (const property of variant.properties.values()) {
      const before = properties.get(property.canonical);
      // Keys whose values differ by kind, such as the period of an award and of an exclusion, take the values of both.
      const shapes = before && before.shape.values.length > 0 ? joinValues(before.shape, property.shape) : null;
      if (!before || shapes) properties.set(property.canonical, shapes ? { ...property, shape: shapes } : property);
    }
  }
  const key = properties.get(variants.key);
  if (key) properties.set(variants.key, { ...key, shape: { ...key.shape, values: kinds } });
  const all: Shape = { ...shape, properties, variants: null };
  merged.set(shape, all);
  return all;
}

function joinValues(one: Shape, other: Shape): Shape {
  const further = other.values.filter((value) => !one.values.some((known) => known.canonical === value.canonical));
  return { ...one, values: [...one.values, ...further] };
}
