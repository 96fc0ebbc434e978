import type { TextEdit, TextRange } from '../diagnostics/diagnostic';
import { rangesTouch } from '../diagnostics/line-index';
import type { CodeAction } from './code-action';
import { offerParameter } from './extract-parameter';
import type { PolicyText } from './place-in-policy';
import { offerReading } from './record-reading';

/**
 * Lists the repairs of the findings that touch a range, that of all findings of a kind at once where each has a single
 * one, and what else can be done there: record a missing reading, name an amount.
 */
export function listCodeActions(policy: PolicyText, range: TextRange): readonly CodeAction[] {
  const { reading } = policy;
  const touched = reading.diagnostics.filter((found) => rangesTouch(found.range, range));
  const own = touched.flatMap(({ code, fixes }) =>
    fixes.map(({ title, edits }): CodeAction => ({ title, edits, repairs: code })),
  );
  const codes = [...new Set(touched.filter(({ fixes }) => fixes.length === 1).map(({ code }) => code))];
  const readings = touched.flatMap((found) => offerReading(policy, found) ?? []);
  const parameter = offerParameter({ ...policy, offset: range.start });
  const all = codes.flatMap((code) => repairAll(reading.diagnostics, code));
  return [...own, ...readings, ...all, ...(parameter ? [parameter] : [])];
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
