import type { TextRange } from '../diagnostics/diagnostic';
import type { CheckedExpression, ExpressionNode } from './checked-expression';
import type { ExpressionPlace } from './expression-place';
import { placeRange } from './expression-place';
import type { ExpressionProblem } from './expression-problem';
import type { NameUse } from './name-use';
import type { TypeEnvironment } from './type-environment';
import type { ExpressionType } from './types';

/** A name bound inside the expression: by a quantifier, or by a filter, whose item's fields are in scope by bare name. */
export interface Binding {
  readonly name: string;
  readonly type: ExpressionType;
  /** Part of the text the name is known in; used for completion. */
  readonly range: TextRange;
  readonly fieldsInScope: boolean;
}

/** What one check of an expression reads and finds out. */
export interface Checking {
  readonly environment: TypeEnvironment;
  readonly place: ExpressionPlace;
  readonly problems: ExpressionProblem[];
  readonly uses: NameUse[];
  /** Innermost last. */
  readonly bindings: readonly Binding[];
  /** All bindings of the expression, for completion. */
  readonly allBindings: Binding[];
}

/** Starts a check. */
export function startChecking(environment: TypeEnvironment, place: ExpressionPlace): Checking {
  return { environment, place, problems: [], uses: [], bindings: [], allBindings: [] };
}

/** Gives the check inside a quantifier or filter. */
export function bind(checking: Checking, binding: Binding): Checking {
  checking.allBindings.push(binding);
  return { ...checking, bindings: [...checking.bindings, binding] };
}

/** Makes a checked node at a place of the expression's text. */
export function makeNode(
  checking: Checking,
  type: ExpressionType,
  range: TextRange,
  node: ExpressionNode,
): CheckedExpression {
  return { type, range: placeRange(checking.place, range), ...node };
}
