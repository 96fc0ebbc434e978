import type { Diagnostic, TextEdit } from '../../engine/index';

/** Fixes that can be made together, by the path of their file. */
export interface GatheredFixes {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** Problems these edits repair. */
  readonly count: number;
  /** Problems left out as their fix touches what another one changes. */
  readonly left: number;
}

/** Whether there is one way to repair a problem; of several only the drafter can choose. */
export function isClear({ fixes }: Diagnostic): boolean {
  return fixes.length === 1;
}

/**
 * Gathers the clear fixes of problems, the first of the text first. One that would change or touch the characters of
 * another is left for the next time; the same edit asked for twice is made once.
 */
export function gatherFixes(problems: readonly Diagnostic[]): GatheredFixes {
  const edits = new Map<string, readonly TextEdit[]>();
  let [count, left] = [0, 0];
  const ordered = problems.filter(isClear).toSorted((one, other) => one.range.start - other.range.start);
  for (const { file, fixes } of ordered) {
    const taken = edits.get(file) ?? [];
    const wanted = fixes.flatMap((fix) => fix.edits).filter((edit) => !taken.some((other) => isSame(edit, other)));
    if (wanted.some((edit) => taken.some((other) => touches(edit, other)))) {
      left += 1;
      continue;
    }
    edits.set(file, [...taken, ...wanted]);
    count += 1;
  }
  return { edits, count, left };
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  // Two insertions of the same words may be two things that are both missing.
  const isReplacement = one.range.start < one.range.end;
  return (
    isReplacement &&
    one.range.start === other.range.start &&
    one.range.end === other.range.end &&
    one.text === other.text
  );
}

function touches({ range: one }: TextEdit, { range: other }: TextEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}
