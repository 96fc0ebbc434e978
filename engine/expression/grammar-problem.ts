import type { SyntaxNode as TreeNode, Tree } from '@lezer/common';
import { type ExpressionProblem, replaceWith } from './expression-problem';
import { operatorFor } from './foreign-words';

/** Finds the first place the grammar could not read, in a drafter's words. */
export function findGrammarProblem(tree: Tree, text: string): ExpressionProblem | null {
  let error: TreeNode | null = null;
  tree.iterate({
    enter: (reference) => {
      if (reference.type.isError && !error) error = reference.node;
      return error === null;
    },
  });
  return error === null ? null : describe(error, text);
}

function describe(error: TreeNode, text: string): ExpressionProblem {
  const parent = error.parent?.name;
  const rest = text.slice(error.from);
  const end = text.trimEnd().length;
  if (rest.trim() === '') {
    // Something is missing at the end: point at the last word or sign, where the eye already is.
    const last = /(?:[\p{L}\p{N}_]+|"[^"]*"|\S)\s*$/u.exec(text.slice(0, end));
    const range = { start: last?.index ?? 0, end };
    if (parent === 'IfExpression') return { code: 'expression/incomplete-if', range };
    return { code: 'expression/incomplete', range, args: { last: text.slice(range.start, range.end) } };
  }
  const skipped = rest.length - rest.trimStart().length;
  const start = error.from + skipped;
  const word = /^(?:[\p{L}\p{N}_]+|"(?:[^"\\]|\\.)*"|\S)/u.exec(text.slice(start))?.[0] ?? '';
  const range = { start, end: Math.max(start + word.length, start) };
  if (parent === 'IfExpression') return { code: 'expression/incomplete-if', range };
  const sign = operatorFor(word);
  if (sign !== undefined) {
    return {
      code: 'expression/foreign-operator',
      range,
      args: { found: word, sign },
      fixes: [replaceWith(range, sign)],
    };
  }
  return { code: 'expression/unexpected', range, args: { found: word } };
}
