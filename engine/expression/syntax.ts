import type { TextRange } from '../diagnostics/diagnostic';
import type { ArithmeticOperator, ComparisonOperator } from './checked-expression';

/** An expression as written: names unresolved, types unknown. Ranges are offsets in the expression's own text. */
export type Syntax = { readonly range: TextRange } & SyntaxNode;

export type SyntaxNode =
  | LiteralSyntax
  | { readonly syntax: 'name'; readonly name: string }
  | { readonly syntax: 'path'; readonly of: Syntax; readonly field: string; readonly fieldRange: TextRange }
  | {
      readonly syntax: 'compare';
      readonly operator: ComparisonOperator;
      readonly operatorRange: TextRange;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | {
      readonly syntax: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly operatorRange: TextRange;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  | { readonly syntax: 'negate'; readonly operand: Syntax }
  | { readonly syntax: 'and' | 'or'; readonly operands: readonly Syntax[] }
  | { readonly syntax: 'in'; readonly value: Syntax; readonly tests: readonly TestSyntax[] }
  | { readonly syntax: 'list'; readonly items: readonly Syntax[] }
  | { readonly syntax: 'if'; readonly condition: Syntax; readonly then: Syntax; readonly otherwise: Syntax }
  | {
      readonly syntax: 'some' | 'every';
      readonly variable: string;
      readonly variableRange: TextRange;
      readonly list: Syntax;
      readonly satisfies: Syntax;
    }
  | { readonly syntax: 'filter'; readonly list: Syntax; readonly condition: Syntax }
  | {
      readonly syntax: 'call';
      readonly name: string;
      readonly nameRange: TextRange;
      readonly arguments: readonly Syntax[];
    }
  /** A place where something is missing: only in texts that are being typed. */
  | { readonly syntax: 'hole' };

export interface LiteralSyntax {
  readonly syntax: 'literal';
  readonly type: 'text' | 'number' | 'money' | 'rate' | 'boolean' | 'null';
  /** Exact decimal text for numbers; money in yuan, 0.3 for 30%. */
  readonly value: string | boolean | null;
}

/** One of the tests behind `in`, or in a cell of a table. */
export type TestSyntax = { readonly range: TextRange } & (
  | { readonly test: 'equals'; readonly value: Syntax }
  | { readonly test: 'compare'; readonly operator: ComparisonOperator; readonly value: Syntax }
  | {
      readonly test: 'range';
      readonly from: Syntax;
      readonly to: Syntax;
      readonly fromInclusive: boolean;
      readonly toInclusive: boolean;
    }
);

/** The tests of a table cell: `> 10`, `[1..5]`, `"a", "b"`; negated by `not(...)`; `any` for `-`. */
export interface UnaryTestsSyntax {
  readonly range: TextRange;
  readonly negated: boolean;
  readonly any: boolean;
  readonly tests: readonly TestSyntax[];
}
