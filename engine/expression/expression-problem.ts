import type { DiagnosticCode } from '../diagnostics/catalogue';
import { diagnose, type MessageArguments } from '../diagnostics/diagnose';
import type { Bilingual, Diagnostic, TextRange } from '../diagnostics/diagnostic';
import { type ExpressionPlace, placeEdit, placeRange } from './expression-place';

/** A finding inside an expression's text; ranges are offsets in that text. */
export interface ExpressionProblem {
  readonly code: DiagnosticCode;
  readonly range: TextRange;
  readonly args?: MessageArguments;
  readonly fixes?: readonly ProblemFix[];
}

export interface ProblemFix {
  readonly title: Bilingual;
  readonly edits: readonly { readonly range: TextRange; readonly text: string }[];
}

/** Makes the fix that replaces a range by a text, titled with that text. */
export function replaceWith(range: TextRange, text: string): ProblemFix {
  return { title: { zh: `改为 ${text}`, en: `Change to ${text}` }, edits: [{ range, text }] };
}

/** Puts a finding at its place in the file. */
export function diagnoseProblem(problem: ExpressionProblem, place: ExpressionPlace): Diagnostic {
  const fixes = (problem.fixes ?? []).map(({ title, edits }) => ({
    title,
    edits: edits.map(({ range, text }) => placeEdit(place, range, text)),
  }));
  return diagnose(problem.code, place.file, placeRange(place, problem.range), problem.args, fixes);
}
