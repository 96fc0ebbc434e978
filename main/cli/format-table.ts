/** How many columns of a terminal a text takes: Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

export type Alignment = 'left' | 'right';

/** Aligns rows in columns with two spaces between them; the first row is the heading, underlined. */
export function formatTable(rows: readonly (readonly string[])[], alignments: readonly Alignment[]): readonly string[] {
  const widths = alignments.map((_, column) => Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))));
  const lines = rows.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? '';
        const space = ' '.repeat(width - displayWidth(cell));
        return alignments[column] === 'right' ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
  const [heading, ...body] = lines;
  return heading === undefined ? [] : [heading, widths.map((width) => '-'.repeat(width)).join('  '), ...body];
}

const MARK = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
// Source: Unicode Standard Annex 11, classes W and F; ambiguous characters take one column.
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]$/u;
