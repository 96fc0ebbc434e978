import type { SyntaxNode as TreeNode } from '@lezer/common';
import type { Syntax } from './syntax';
import { childrenOf, contentsOf, hole } from './tree-access';

/** One part of a chain of `and` and `or`, with the operator in front of it. */
export interface JunctionOperand {
  readonly before: 'and' | 'or' | null;
  readonly node: TreeNode;
  /** For a comparison by `in` whose test took in the rest of the chain: the test alone. */
  readonly test?: { readonly operator: TreeNode | null; readonly limit: JunctionOperand };
}

/**
 * Finds the chain that a test behind `in` took in. The FEEL grammar reads `a in (b) and c` as `a in ((b) and c)`,
 * which nobody means: `in` binds as strongly as any comparison.
 */
export function findSwallowed(comparison: TreeNode): TreeNode | null {
  const test = childrenOf(comparison)[1]?.name === 'in' ? comparison.getChild('PositiveUnaryTest')?.firstChild : null;
  if (!test) return null;
  const inner = test.name === 'SimplePositiveUnaryTest' && !test.getChild('Interval') ? contentsOf(test)[0] : test;
  return inner && isJunction(inner) ? inner : null;
}

/** Lists the parts of a chain in the order of the text. */
export function listOperands(node: TreeNode, before: JunctionOperand['before'] = null): readonly JunctionOperand[] {
  // Long chains nest on the left: they are walked in a loop, so that they never run deep.
  const rights: { readonly node: TreeNode; readonly before: 'and' | 'or' }[] = [];
  let first = node;
  while (isJunction(first)) {
    const [left, right] = contentsOf(first);
    rights.push({ node: right ?? first, before: first.name === 'Conjunction' ? 'and' : 'or' });
    if (!left || !right) return [{ before, node: first }];
    first = left;
  }
  const parts = rights.toReversed().flatMap((right) => listOperands(right.node, right.before));
  const swallowed = first.name === 'Comparison' ? findSwallowed(first) : null;
  if (!swallowed) return [{ before, node: first }, ...parts];
  const [limit, ...rest] = listOperands(swallowed);
  const operator =
    first.getChild('PositiveUnaryTest')?.getChild('SimplePositiveUnaryTest')?.getChild('CompareOp') ?? null;
  return [{ before, node: first, ...(limit && { test: { operator, limit } }) }, ...rest, ...parts];
}

/** Joins the parts: `and` binds more strongly than `or`. */
export function groupByStrength(
  operands: readonly JunctionOperand[],
  convert: (operand: JunctionOperand) => Syntax,
): Syntax {
  const groups: Syntax[][] = [];
  for (const operand of operands) {
    const syntax = isJunction(operand.node) ? hole(operand.node) : convert(operand);
    const group = operand.before === 'and' ? groups.at(-1) : undefined;
    if (group) group.push(syntax);
    else groups.push([syntax]);
  }
  return joinParts(
    'or',
    groups.map((group) => joinParts('and', group)),
  );
}

function joinParts(syntax: 'and' | 'or', operands: readonly Syntax[]): Syntax {
  const [first, last] = [operands[0], operands.at(-1)];
  if (!first || !last) throw new Error('A chain of conditions has no parts.');
  if (operands.length === 1) return first;
  return { syntax, operands, range: { start: first.range.start, end: last.range.end } };
}

function isJunction(node: TreeNode): boolean {
  return node.name === 'Conjunction' || node.name === 'Disjunction';
}
