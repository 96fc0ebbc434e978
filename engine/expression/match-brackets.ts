import type { ExpressionProblem } from './expression-problem';

/** Deepest nesting that is read; deeper text is hostile or wants a definition of its own. */
const deepestNesting = 60;

const closings: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Finds the first bracket that is not closed, closed twice or nested too deep; `code` has quoted text masked. */
export function findBracketProblem(code: string): ExpressionProblem | null {
  const open: { readonly sign: string; readonly at: number; isInterval: boolean }[] = [];
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at] ?? '';
    const range = { start: at, end: at + 1 };
    if (sign === '.' && code[at + 1] === '.') {
      const innermost = open.at(-1);
      // One range has two ends; a chain of them costs the grammar seconds.
      if (!innermost || innermost.isInterval) {
        return { code: 'expression/unexpected', range: { start: at, end: at + 2 }, args: { found: '..' } };
      }
      innermost.isInterval = true;
      at += 1;
    } else if (Object.hasOwn(closings, sign)) {
      open.push({ sign, at, isInterval: false });
      if (open.length > deepestNesting) return { code: 'expression/too-deep', range, args: { limit: deepestNesting } };
    } else if (sign === ')' || sign === ']' || sign === '}') {
      const opening = open.pop();
      if (!opening) return { code: 'expression/unmatched-bracket', range, args: { found: sign } };
      const expected = closings[opening.sign] ?? '';
      // [1..5) is an interval that leaves 5 out.
      if (sign !== expected && !(opening.isInterval && sign !== '}' && opening.sign !== '{')) {
        const fixes = [
          { title: { zh: `改为 ${expected}`, en: `Change to ${expected}` }, edits: [{ range, text: expected }] },
        ];
        return { code: 'expression/wrong-bracket', range, args: { found: sign, expected }, fixes };
      }
    }
  }
  const unclosed = open.at(-1);
  if (!unclosed) return null;
  const expected = closings[unclosed.sign] ?? '';
  return {
    code: 'expression/unclosed-bracket',
    range: { start: unclosed.at, end: unclosed.at + 1 },
    args: { found: unclosed.sign, expected },
    fixes: [
      {
        title: { zh: `在末尾补上 ${expected}`, en: `Add ${expected} at the end` },
        edits: [{ range: { start: code.length, end: code.length }, text: expected }],
      },
    ],
  };
}
