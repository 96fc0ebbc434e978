import type { PolicyDocument } from '../../schemas/generated/types';
import { findProperty, findValue, policyShape } from '../validate/keywords';
import type { Property, Shape } from '../validate/shape';
import { itemsById, listItems } from './policy-item';

/** A place of the policy that a reading changes. */
export interface ChangePlace {
  /** Canonical keys and positions from the root of the document. */
  readonly path: readonly string[];
  readonly shape: Shape | null;
}

/**
 * Finds a place such as `innovation-patent.frequency.per`: an item, definition, parameter or `policy`, then fields in
 * the words of either surface; null for an unknown start.
 */
export function locateChange(document: PolicyDocument, at: string): ChangePlace | null {
  const [head = '', ...fields] = at.trim().split('.');
  const start = findStart(document, head);
  if (!start) return null;
  const path: string[] = [];
  let shape: Shape | null = policyShape;
  let value: unknown = document;
  for (const word of [...start, ...fields]) {
    const here: Shape | null = shape && narrow(shape, value);
    const property: Property | undefined = here ? findProperty(here, word) : undefined;
    const key = property?.canonical ?? word;
    path.push(key);
    shape = property?.shape ?? here?.items ?? here?.named ?? null;
    value = isRecord(value) || Array.isArray(value) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
  }
  return { path, shape };
}

/** Lists the words a place can start with. */
export function listChangeStarts(document: PolicyDocument): readonly string[] {
  const { definitions = {}, parameters = {} } = document;
  const items = listItems(document).map(({ item }) => item.id);
  return [...items, ...Object.keys(definitions), ...Object.keys(parameters), 'policy'];
}

/** Gives a new value in canonical words, as the shape of its place has them. */
export function canonicalizeChange(value: unknown, wide: Shape | null): unknown {
  const shape = wide && narrow(wide, value);
  if (!shape) return value;
  if (Array.isArray(value)) return value.map((element: unknown) => canonicalizeChange(element, shape.items));
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([word, inner]) => {
        const property = findProperty(shape, word);
        return [property?.canonical ?? word, canonicalizeChange(inner, property?.shape ?? shape.named)];
      }),
    );
  return typeof value === 'string' ? (findValue(shape, value)?.canonical ?? value) : value;
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function findStart(document: PolicyDocument, head: string): readonly string[] | null {
  if (head === 'policy' || head === '政策') return ['policy'];
  const placed = itemsById(document).get(head);
  if (placed) return placed.pointer.slice(1).split('/');
  for (const group of ['definitions', 'parameters'] as const) {
    const named = Object.entries<unknown>(document[group] ?? {});
    const found = named.find(([name, value]) => name === head || (isRecord(value) && value['id'] === head));
    if (found) return [group, found[0]];
  }
  return null;
}

/** The shape of what stands here: that of the item's kind, or of the one of several choices that fits. */
function narrow(shape: Shape, value: unknown): Shape {
  if (shape.variants) {
    const kind = isRecord(value) ? value[shape.variants.key] : undefined;
    return (typeof kind === 'string' ? shape.variants.byValue.get(kind) : undefined) ?? shape;
  }
  const type = Array.isArray(value) ? 'array' : isRecord(value) ? 'object' : null;
  const fits = (choice: Shape): boolean =>
    type ? choice.types.has(type) : !choice.types.has('object') && !choice.types.has('array');
  return shape.choices.find(fits) ?? shape;
}
