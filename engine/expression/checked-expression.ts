import type { TextRange } from '../diagnostics/diagnostic';
import type { ExpressionType } from './types';

/**
 * A checked expression: every name is resolved to its canonical identifier, every node has a type.
 * Plain JSON, so that it travels to workers and into bundles.
 */
export type CheckedExpression = {
  readonly type: ExpressionType;
  /** Place in the text of the policy file; absent for expressions the compiler made. */
  readonly range?: TextRange;
} & ExpressionNode;

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | '/';

export type ExpressionNode =
  /** Exact decimal text for numbers, rates (0.3) and money (in yuan), ISO text for dates. */
  | { readonly node: 'literal'; readonly value: string | boolean | null }
  /** A variable in scope: `enterprise`, `event`, `asOf`, `year`, `policyRegion`, or one bound by a quantifier or filter. */
  | { readonly node: 'variable'; readonly name: string }
  /** A field, or the events of a kind of the enterprise; of a list, the field of each item. */
  | { readonly node: 'path'; readonly of: CheckedExpression; readonly field: string }
  | { readonly node: 'parameter'; readonly name: string }
  | { readonly node: 'definition'; readonly name: string }
  | {
      readonly node: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: CheckedExpression;
      readonly right: CheckedExpression;
    }
  | {
      readonly node: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: CheckedExpression;
      readonly right: CheckedExpression;
    }
  | { readonly node: 'negate'; readonly operand: CheckedExpression }
  | { readonly node: 'and' | 'or'; readonly operands: readonly CheckedExpression[] }
  | { readonly node: 'not'; readonly operand: CheckedExpression }
  | { readonly node: 'in'; readonly value: CheckedExpression; readonly tests: readonly UnaryTest[] }
  | { readonly node: 'list'; readonly items: readonly CheckedExpression[] }
  | {
      readonly node: 'if';
      readonly condition: CheckedExpression;
      readonly then: CheckedExpression;
      readonly otherwise: CheckedExpression;
    }
  | {
      readonly node: 'some' | 'every';
      readonly variable: string;
      readonly list: CheckedExpression;
      readonly satisfies: CheckedExpression;
    }
  | {
      readonly node: 'filter';
      readonly list: CheckedExpression;
      readonly variable: string;
      readonly condition: CheckedExpression;
    }
  /** One of `functions`, or `within(value, area)`: whether a region or industry lies in another. */
  | { readonly node: 'call'; readonly function: string; readonly arguments: readonly CheckedExpression[] };

export type UnaryTest =
  /** With a list, whether the value is in it. */
  | { readonly test: 'equals'; readonly value: CheckedExpression }
  | { readonly test: 'compare'; readonly operator: ComparisonOperator; readonly value: CheckedExpression }
  | {
      readonly test: 'range';
      readonly from: CheckedExpression;
      readonly to: CheckedExpression;
      readonly fromInclusive: boolean;
      readonly toInclusive: boolean;
    };
