import type { CheckedExpression, ComparisonOperator, UnaryTest } from './checked-expression';

/** How a target language says what a test is made of. */
export interface TestWords {
  /** Writes the comparison of the tested value with another. */
  compare(operator: ComparisonOperator, other: CheckedExpression): string;
  readonly and: string;
  readonly or: string;
  readonly never: string;
}

/** Writes a test of a value as comparisons: one of several values, a comparison, or both ends of a range. */
export function writeTest(test: UnaryTest, { compare, and, or, never }: TestWords): string {
  switch (test.test) {
    case 'equals':
      if (test.value.node !== 'list') return compare('=', test.value);
      return `(${test.value.items.map((item) => compare('=', item)).join(` ${or} `) || never})`;
    case 'compare':
      return compare(test.operator, test.value);
    case 'range': {
      const from = compare(test.fromInclusive ? '>=' : '>', test.from);
      return `(${from} ${and} ${compare(test.toInclusive ? '<=' : '<', test.to)})`;
    }
  }
}
