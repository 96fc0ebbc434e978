import { compareRationals } from '../values/rational';
import { boundsOf, liesBelow } from './bounds';
import type { ComparisonOperator } from './checked-expression';
import { booleanValue, type RuntimeValue, unknownValue } from './runtime-value';
import { needsOf } from './three-valued';

/**
 * Compares two values. What is known to be absent (null) equals null only, and is neither smaller nor larger than
 * anything: an ordering with it does not hold. An unknown number whose bounds settle the matter is compared by them.
 */
export function compareValues(operator: ComparisonOperator, left: RuntimeValue, right: RuntimeValue): RuntimeValue {
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    const settled = compareByBounds(operator, left, right);
    return settled === null ? unknownValue([...needsOf(left), ...needsOf(right)]) : booleanValue(settled);
  }
  if (operator === '=' || operator === '!=') return booleanValue(sameValue(left, right) === (operator === '='));
  if (left.kind === 'null' || right.kind === 'null') return booleanValue(false);
  return booleanValue(passes(operator, orderOf(left, right)));
}

/** Tells whether two known values are the same. */
export function sameValue(left: RuntimeValue, right: RuntimeValue): boolean {
  if (left.kind !== right.kind) return false;
  switch (left.kind) {
    case 'null':
      return true;
    case 'boolean':
    case 'text':
    case 'date':
      return right.kind === left.kind && left.value === right.value;
    case 'number':
      return right.kind === 'number' && compareRationals(left.value, right.value) === 0;
    default:
      throw new Error('Lists and records are never compared: the check refuses it.');
  }
}

/** Orders two known values of one ordered type. */
export function orderOf(left: RuntimeValue, right: RuntimeValue): number {
  if (left.kind === 'number' && right.kind === 'number') return compareRationals(left.value, right.value);
  // ISO dates order as text.
  if (left.kind === 'date' && right.kind === 'date')
    return left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
  throw new Error(`Values of kind ${left.kind} and ${right.kind} have no order: the check refuses it.`);
}

function passes(operator: ComparisonOperator, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function compareByBounds(operator: ComparisonOperator, left: RuntimeValue, right: RuntimeValue): boolean | null {
  const [a, b] = [boundsOf(left), boundsOf(right)];
  if (!a || !b) return null;
  switch (operator) {
    case '<':
      return liesBelow(a, b, true) ? true : liesBelow(b, a, false) ? false : null;
    case '<=':
      return liesBelow(a, b, false) ? true : liesBelow(b, a, true) ? false : null;
    case '>':
      return compareByBounds('<', right, left);
    case '>=':
      return compareByBounds('<=', right, left);
    case '=':
      return liesBelow(a, b, true) || liesBelow(b, a, true) ? false : null;
    case '!=':
      return liesBelow(a, b, true) || liesBelow(b, a, true) ? true : null;
  }
}
