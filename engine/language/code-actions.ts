import type { Bilingual, TextEdit, TextRange } from '../diagnostics/diagnostic';
import { rangesTouch } from '../diagnostics/line-index';
import type { PolicyText } from './place-in-policy';

/** A change the editor offers. */
export interface CodeAction {
  readonly title: Bilingual;
  readonly edits: readonly TextEdit[];
  /** Code of the diagnostic it repairs. */
  readonly repairs: string | null;
}

/**
 * Lists the repairs of the findings that touch a range; where a finding of the same code has a single repair
 * everywhere, also that of all of them at once.
 */
export function listCodeActions({ reading }: PolicyText, range: TextRange): readonly CodeAction[] {
  const touched = reading.diagnostics.filter((found) => rangesTouch(found.range, range));
  const own = touched.flatMap(({ code, fixes }) =>
    fixes.map(({ title, edits }): CodeAction => ({ title, edits, repairs: code })),
  );
  const codes = [...new Set(touched.filter(({ fixes }) => fixes.length === 1).map(({ code }) => code))];
  return [...own, ...codes.flatMap((code) => repairAll(reading.diagnostics, code))];
}

function repairAll(diagnostics: PolicyText['reading']['diagnostics'], code: string): readonly CodeAction[] {
  const fixes = diagnostics
    .filter((found) => found.code === code && found.fixes.length === 1)
    .flatMap((found) => found.fixes);
  const edits: TextEdit[] = [];
  let count = 0;
  for (const fix of fixes) {
    // Two repairs of one place would undo each other.
    if (fix.edits.some((edit) => edits.some((other) => rangesOverlap(edit.range, other.range)))) continue;
    edits.push(...fix.edits);
    count += 1;
  }
  if (count < 2) return [];
  const title = { zh: `同类问题全部修正（${count} 处）`, en: `Repair all ${count} findings of this kind` };
  return [{ title, edits: edits.sort((one, other) => one.range.start - other.range.start), repairs: null }];
}

function rangesOverlap(one: TextRange, other: TextRange): boolean {
  if (one.start === one.end && other.start === other.end) return one.start === other.start;
  return one.start < other.end && other.start < one.end;
}
