import type { SyntaxNode as TreeNode } from '@lezer/common';
import type { TextRange } from '../diagnostics/diagnostic';
import type { LiteralSyntax, Syntax } from './syntax';

const marks = new Set([
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '.',
  '..',
  ',',
  'in',
  'and',
  'or',
  'if',
  'then',
  'else',
  'some',
  'every',
  'satisfies',
  'between',
  'not',
  'CompareOp',
  'ArithOp',
]);

/** Tells whether a node of the grammar's tree is more than a mark such as a bracket or an operator. */
export function isContent(node: TreeNode): boolean {
  return !marks.has(node.name);
}

/** Lists the children of a node that are more than marks. */
export function contentsOf(node: TreeNode): TreeNode[] {
  return childrenOf(node).filter(isContent);
}

/** Lists the children of a node, marks included. */
export function childrenOf(node: TreeNode): TreeNode[] {
  const children: TreeNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** Makes the syntax of a place where something is missing. */
export function hole({ from, to }: { readonly from: number; readonly to: number }): Syntax {
  return { syntax: 'hole', range: { start: from, end: to } };
}

/** Makes the syntax of a literal. */
export function literal(node: TreeNode, type: LiteralSyntax['type'], value: LiteralSyntax['value']): Syntax {
  return { syntax: 'literal', type, value, range: rangeOf(node) };
}

/** Gives the range of a node. */
export function rangeOf(node: TreeNode): TextRange {
  return { start: node.from, end: node.to };
}

/** Gives the text of a node. */
export function sliceOf(node: TreeNode, reader: { readonly text: string }): string {
  return reader.text.slice(node.from, node.to);
}
