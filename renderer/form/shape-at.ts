import {
  mergeVariants,
  pointerSegments,
  policyShape,
  type CanonicalValue,
  type Property,
  type Shape,
} from '../../engine/index';
import { isList, isMap } from './document-access';

/** What may stand at a place of a document, and what does. */
export interface ShapedPlace {
  readonly property: Property;
  readonly required: boolean;
  readonly value: CanonicalValue | undefined;
}

/** Finds what may stand at a pointer; null where the schema knows nothing of it. */
export function shapeAt(document: CanonicalValue, pointer: string): ShapedPlace | null {
  let shape: Shape = policyShape;
  let value: CanonicalValue | undefined = document;
  let property: Property | null = null;
  let required = true;
  for (const segment of pointerSegments(pointer)) {
    const wide = narrow(shape, value);
    if (isList(value)) {
      if (!wide.items) return null;
      shape = wide.items;
      value = value[Number(segment)];
      property = { canonical: segment, zh: segment, shape };
      continue;
    }
    const known: Property | undefined = wide.properties.get(segment);
    const inner: Shape | null = known?.shape ?? wide.named;
    if (!inner) return null;
    required = known === undefined || wide.required.has(segment);
    property = known ?? { canonical: segment, zh: segment, shape: inner };
    shape = inner;
    value = isMap(value) ? value[segment] : undefined;
  }
  if (!property) return null;
  return { property: { ...property, shape: narrow(shape, value) }, required, value };
}

/** Narrows a shape to the value that stands there. */
function narrow(shape: Shape, value: CanonicalValue | undefined): Shape {
  if (shape.variants) {
    const kind = isMap(value) ? value[shape.variants.key] : undefined;
    return (typeof kind === 'string' ? shape.variants.byValue.get(kind) : undefined) ?? mergeVariants(shape);
  }
  // What selects a row takes one value or several: its field knows both.
  if (shape.choices.length === 0 || shape.valueType === 'unaryTests') return shape;
  const wanted = isMap(value) ? 'object' : isList(value) ? 'array' : null;
  const fitting = shape.choices.find(({ types }) =>
    wanted ? types.has(wanted) : !types.has('object') && !types.has('array'),
  );
  return fitting ?? shape;
}
