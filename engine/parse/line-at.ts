/** One line of a text, without its line end. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Finds the line an offset stands in; an offset at a line end belongs to the line before it. */
export function lineAt(text: string, offset: number): Line {
  const place = Math.min(Math.max(offset, 0), text.length);
  const start = place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
  const found = text.indexOf('\n', place);
  const next = found < 0 ? text.length : found;
  const end = next > start && text[next - 1] === '\r' ? next - 1 : next;
  return { start, end, text: text.slice(start, end) };
}

/** Writes a text as a YAML scalar in quotes: single ones where it holds double quotes or backslashes. */
export function quoteText(text: string): string {
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
