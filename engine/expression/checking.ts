import type { TextRange } from '../diagnostics/diagnostic';
import type { CheckedExpression, ExpressionNode } from './checked-expression';
import type { ExpressionPlace } from './expression-place';
import { placeRange } from './expression-place';
import type { ExpressionProblem } from './expression-problem';
import type { NameUse } from './name-use';
import type { Syntax } from './syntax';
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

/** A place where only some words make sense: behind a dot, or where a value of a type is wanted. */
export interface Slot {
  readonly kind: 'member' | 'value';
  /** Of the member's name, or of the text with its quotes. */
  readonly range: TextRange;
  /** Of what stands before the dot, or of the value. */
  readonly type: ExpressionType;
}

/**
 * Checks one node and those below it; null, with a finding, when it is wrong. `expected` is a hint for texts in lists
 * and branches, not a demand.
 */
export type CheckNode = (syntax: Syntax, checking: Checking, expected?: ExpressionType) => CheckedExpression | null;

/** What one check of an expression reads and finds out. */
export interface Checking {
  readonly environment: TypeEnvironment;
  readonly place: ExpressionPlace;
  readonly problems: ExpressionProblem[];
  readonly uses: NameUse[];
  /** Innermost last. */
  readonly bindings: readonly Binding[];
  /** All bindings and slots of the expression, for completion. */
  readonly allBindings: Binding[];
  readonly slots: Slot[];
  /** Checks a part below: the parts of the grammar hold each other, their files must not. */
  readonly check: CheckNode;
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
