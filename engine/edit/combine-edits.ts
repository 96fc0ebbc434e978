import type { TextEdit } from '../diagnostics/diagnostic';

/**
 * Orders edits of one text. Insertions at one place stay in the order they come in; one at the end of a line that is
 * removed takes the line's place. Null where two edits change the same characters.
 */
export function combineEdits(edits: readonly TextEdit[], text: string): readonly TextEdit[] | null {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((one, other) => compareEdits(one.edit, other.edit) || one.index - other.index)
    .map(({ edit }) => edit);
  const combined: TextEdit[] = [];
  for (const edit of sorted) {
    const last = combined.at(-1);
    if (!last || last.range.end <= edit.range.start) {
      combined.push(edit);
      continue;
    }
    const isBehindRemovedLine =
      isInsertion(edit) && edit.range.start === last.range.end - 1 && text.charAt(edit.range.start) === '\n';
    if (!isBehindRemovedLine || !edit.text.startsWith('\n')) return null;
    combined[combined.length - 1] = { range: last.range, text: `${last.text}${edit.text.slice(1)}\n` };
  }
  return combined;
}

function isInsertion({ range }: TextEdit): boolean {
  return range.start === range.end;
}

function compareEdits(one: TextEdit, other: TextEdit): number {
  return one.range.start - other.range.start || Number(isInsertion(other)) - Number(isInsertion(one));
}
