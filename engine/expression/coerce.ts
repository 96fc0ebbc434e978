import type { CheckedExpression } from './checked-expression';
import { type Checking, makeNode } from './checking';
import { resolveWord } from './resolve-literal';
import type { Syntax } from './syntax';
import type { ExpressionType } from './types';

/** Tells whether an expression is a text in quotes, which takes the type of what it is compared with. */
export function isLiteralText(checked: CheckedExpression, syntax: Syntax): boolean {
  return syntax.syntax === 'literal' && syntax.type === 'text' && checked.node === 'literal';
}

/** Notes which values make sense where one is still to be typed. */
export function noteHole(syntax: Syntax, type: ExpressionType, checking: Checking): void {
  if (syntax.syntax === 'hole') checking.slots.push({ kind: 'value', range: syntax.range, type });
}

/** Turns a text in quotes into a literal of a type; null, with a finding, when it is no value of that type. */
export function coerce(
  checked: CheckedExpression,
  syntax: Syntax,
  type: ExpressionType,
  checking: Checking,
): CheckedExpression | null {
  const word = checked.node === 'literal' ? String(checked.value) : '';
  const { vocabulary } = checking.environment;
  checking.slots.push({ kind: 'value', range: syntax.range, type });
  const resolved = resolveWord({ word, range: syntax.range, quoted: true }, type, vocabulary);
  if ('problem' in resolved) {
    checking.problems.push(resolved.problem);
    return null;
  }
  const { value, label } = resolved;
  const range = { start: syntax.range.start + 1, end: syntax.range.end - 1 };
  checking.uses.push({ range, kind: 'value', written: word, id: value, label, type });
  return makeNode(checking, type, syntax.range, { node: 'literal', value });
}
