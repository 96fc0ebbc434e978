import type { TextRange } from '../diagnostics/diagnostic';
import type { ExpressionProblem } from './expression-problem';
import type { NameUse } from './name-use';

/** Moves a finding from a part of a text to the whole. */
export function shiftProblem(problem: ExpressionProblem, by: number): ExpressionProblem {
  const fixes = problem.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ range, text }) => ({ range: shiftRange(range, by), text })),
  }));
  return { ...problem, range: shiftRange(problem.range, by), ...(fixes && { fixes }) };
}

/** Moves a use of a name from a part of a text to the whole. */
export function shiftUse(use: NameUse, by: number): NameUse {
  return { ...use, range: shiftRange(use.range, by) };
}

function shiftRange(range: TextRange, by: number): TextRange {
  return { start: range.start + by, end: range.end + by };
}
