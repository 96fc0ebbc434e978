import { findProperty, findValue, mergeVariants } from '../validate/keywords';
import type { Property, Shape } from '../validate/shape';

/** What may stand at a place: its shape, and what its text means (also for the elements of a list of such texts). */
export interface Expected {
  readonly shape: Shape | null;
  readonly valueType: string | null;
}

/** Nothing is known about what stands here. */
export const anything: Expected = { shape: null, valueType: null };

/** Starts at the root of a shape. */
export function startAt(shape: Shape): Expected {
  return { shape, valueType: shape.valueType };
}

/** Narrows to a map, of the kind that its kind key says; `valueOf` gives the text under a canonical key. */
export function narrowToMap({ shape }: Expected, valueOf: (property: Property) => string | undefined): Shape | null {
  if (!shape) return null;
  if (shape.variants) {
    const all = mergeVariants(shape);
    const key = all.properties.get(shape.variants.key);
    const word = key && valueOf(key);
    const kind = key && word !== undefined ? findValue(key.shape, word) : undefined;
    return (kind && shape.variants.byValue.get(String(kind.canonical))) ?? all;
  }
  if (isMapShape(shape)) return shape;
  return shape.choices.find(isMapShape) ?? null;
}

/** Steps to the value under a key, known or chosen by the author. */
export function stepToKey(map: Shape | null, key: string): Expected & { readonly property: Property | null } {
  const property = (map && findProperty(map, key)) ?? null;
  const shape = property?.shape ?? map?.named ?? null;
  return { property, shape, valueType: shape?.valueType ?? null };
}

/** Steps to an element of a list. */
export function stepToElement({ shape, valueType }: Expected): Expected {
  const list = shape && (isListShape(shape) ? shape : shape.choices.find(isListShape));
  const element = list?.items ?? null;
  return { shape: element, valueType: element?.valueType ?? valueType };
}

/** Narrows to a scalar. */
export function narrowToScalar({ shape, valueType }: Expected): Expected {
  if (!shape || shape.choices.length === 0) return { shape, valueType };
  const scalar = shape.choices.find((choice) => !isMapShape(choice) && !isListShape(choice)) ?? null;
  return { shape: scalar ?? shape, valueType: scalar?.valueType ?? valueType };
}

/** Whether maps are written here. */
export function isMapShape(shape: Shape): boolean {
  return shape.types.has('object');
}

/** Whether lists are written here. */
export function isListShape(shape: Shape): boolean {
  return shape.types.has('array');
}

/** Whether a single value can be written here. */
export function takesScalar(shape: Shape): boolean {
  if (shape.choices.length > 0) return shape.choices.some(takesScalar);
  return !isMapShape(shape) && !isListShape(shape);
}
