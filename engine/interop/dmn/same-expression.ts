import type { CheckedExpression } from '../../expression/checked-expression';

/** Tells whether two expressions say the same, wherever they stand in the text. */
export function isSameExpression(a: CheckedExpression, b: CheckedExpression): boolean {
  return writeWithoutRanges(a) === writeWithoutRanges(b);
}

function writeWithoutRanges(expression: CheckedExpression): string {
  return JSON.stringify(expression, (key, value: unknown) => (key === 'range' ? undefined : value));
}
