import type { CheckedExpression } from '../../expression/checked-expression';
import { allCells, type Space } from './space';

/** A hyperrectangle: for each axis the cells that are in it; an axis that is not named is whole. */
export type Box = ReadonlyMap<string, bigint>;

/** Beyond this many boxes a question is left undecided rather than answered slowly. */
const MOST_BOXES = 400;

/**
 * Gives the boxes on which a condition holds (or fails); null when there are too many to say.
 *
 * Shape: exact for conditions on single facts; where a condition cannot be taken apart it counts as free, so that an
 * empty answer is certain and one that is not empty must be tried.
 */
export function boxesOf(space: Space, condition: CheckedExpression, holds = true): readonly Box[] | null {
  switch (condition.node) {
    case 'literal':
      return (condition.value === true) === holds ? [new Map()] : [];
    case 'not':
      return boxesOf(space, condition.operand, !holds);
    case 'and':
    case 'or': {
      const parts = condition.operands.map((operand) => boxesOf(space, operand, holds));
      return (condition.node === 'and') === holds ? crossAll(parts) : uniteAll(parts);
    }
    case 'if': {
      const branch = (on: boolean, then: CheckedExpression) =>
        crossAll([boxesOf(space, condition.condition, on), boxesOf(space, then, holds)]);
      return uniteAll([branch(true, condition.then), branch(false, condition.otherwise)]);
    }
    default: {
      const { axis, yes, no } = space.setsOf(condition);
      const cells = holds ? yes : no;
      if (cells === 0n) return [];
      return [cells === allCells(space, axis) ? new Map() : new Map([[axis, cells]])];
    }
  }
}

/** Whether conditions can hold together: `no` is certain, `maybe` is to be tried. */
export function canHold(space: Space, condition: CheckedExpression): 'no' | 'maybe' | 'undecided' {
  const boxes = boxesOf(space, condition);
  if (!boxes) return 'undecided';
  return boxes.length === 0 ? 'no' : 'maybe';
}

/** Gives what two boxes share; null for nothing. */
export function meet(a: Box, b: Box): Box | null {
  const met = new Map(a);
  for (const [axis, cells] of b) {
    const shared = (met.get(axis) ?? cells) & cells;
    if (shared === 0n) return null;
    met.set(axis, shared);
  }
  return met;
}

/** Joins conditions so that all must hold. */
export function allHold(conditions: readonly CheckedExpression[]): CheckedExpression {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  if (conditions.length === 0) return { type: { kind: 'boolean' }, node: 'literal', value: true };
  return { type: { kind: 'boolean' }, node: 'and', operands: conditions };
}

/** Joins conditions so that one must hold. */
export function someHold(conditions: readonly CheckedExpression[]): CheckedExpression {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  if (conditions.length === 0) return { type: { kind: 'boolean' }, node: 'literal', value: false };
  return { type: { kind: 'boolean' }, node: 'or', operands: conditions };
}

/** Turns a condition round. */
export function negationOf(condition: CheckedExpression): CheckedExpression {
  return { type: { kind: 'boolean' }, node: 'not', operand: condition };
}

function crossAll(parts: readonly (readonly Box[] | null)[]): readonly Box[] | null {
  // Nothing at all is certain however many boxes the others have.
  if (parts.some((part) => part?.length === 0)) return [];
  let boxes: readonly Box[] = [new Map()];
  for (const part of parts) {
    if (!part || boxes.length * part.length > MOST_BOXES * 4) return null;
    boxes = tidy(boxes.flatMap((box) => part.flatMap((other) => meet(box, other) ?? [])));
    if (boxes.length > MOST_BOXES) return null;
  }
  return boxes;
}

function uniteAll(parts: readonly (readonly Box[] | null)[]): readonly Box[] | null {
  const boxes: Box[] = [];
  for (const part of parts) {
    if (!part) return null;
    boxes.push(...part);
  }
  const tidied = tidy(boxes);
  return tidied.length > MOST_BOXES ? null : tidied;
}

/** Joins boxes that differ along one axis only, and drops the same box twice. */
function tidy(boxes: readonly Box[]): readonly Box[] {
  if (boxes.length < 2) return boxes;
  const single = new Map<string, bigint>();
  const rest = new Map<string, Box>();
  for (const box of boxes) {
    if (box.size === 0) return [box];
    const [entry] = box;
    if (box.size === 1 && entry) single.set(entry[0], (single.get(entry[0]) ?? 0n) | entry[1]);
    else
      rest.set(
        [...box]
          .map(([axis, cells]) => `${axis}=${cells}`)
          .sort()
          .join(),
        box,
      );
  }
  return [...[...single].map(([axis, cells]): Box => new Map([[axis, cells]])), ...rest.values()];
}
