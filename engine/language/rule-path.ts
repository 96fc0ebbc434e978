import { policyShape } from '../validate/keywords';
import type { Shape } from '../validate/shape';
import { anything, type Expected, isListShape, narrowToMap, startAt, stepToElement, stepToKey } from './shape-steps';
import { itemShape, rowShape, type NamedEntry, type NamedItem, type NamedRow, type PolicyNames } from './policy-names';

/** What the first word of a rule path names. */
export type PathStart =
  | { readonly kind: 'policy' }
  | { readonly kind: 'item'; readonly item: NamedItem }
  | { readonly kind: 'row'; readonly row: NamedRow }
  | { readonly kind: 'definition' | 'parameter'; readonly named: NamedEntry };

/** Finds what the first word of a rule path such as `innovation-patent.frequency.per` names. */
export function findPathStart(names: PolicyNames, head: string): PathStart | null {
  if (head === 'policy' || head === '政策') return { kind: 'policy' };
  const item = names.items.find(({ id }) => id === head);
  if (item) return { kind: 'item', item };
  const row = names.rows.find(({ id }) => id === head);
  if (row) return { kind: 'row', row };
  for (const [kind, group] of [
    ['definition', names.definitions],
    ['parameter', names.parameters],
  ] as const) {
    const named = group.find((one) => one.name === head || (one.id !== null && String(one.id.value) === head));
    if (named) return { kind, named };
  }
  return null;
}

/** Tells what may stand at the place of a rule path; anything where the path leads nowhere. */
export function expectAtPath(names: PolicyNames, path: string): Expected {
  const [head = '', ...fields] = path.trim().split('.');
  let expected = expectAtStart(findPathStart(names, head));
  for (const field of fields) {
    const isList = expected.shape !== null && isListShape(expected.shape);
    expected = isList
      ? stepToElement(expected)
      : stepToKey(
          narrowToMap(expected, () => undefined),
          field,
        );
  }
  return expected;
}

function expectAtStart(start: PathStart | null): Expected {
  const shape = start && shapeOfStart(start);
  return shape ? startAt(shape) : anything;
}

function shapeOfStart(start: PathStart): Shape | null {
  switch (start.kind) {
    case 'policy':
      return policyShape.properties.get('policy')?.shape ?? null;
    case 'item':
      return itemShape && ((start.item.kind !== null && itemShape.variants?.byValue.get(start.item.kind)) || itemShape);
    case 'row':
      return rowShape;
    case 'definition':
      return policyShape.properties.get('definitions')?.shape.named ?? null;
    case 'parameter':
      return policyShape.properties.get('parameters')?.shape.named ?? null;
  }
}

/** Event kind an item is triggered by, or that a rule path speaks of. */
export function triggerAtPath(names: PolicyNames, path: string): string | null {
  const start = findPathStart(names, path.trim().split('.')[0] ?? '');
  if (start?.kind === 'row') return start.row.item.trigger;
  return start?.kind === 'item' ? start.item.trigger : null;
}
