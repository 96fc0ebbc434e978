import type { TextEdit } from '../diagnostics/diagnostic';
import { placeNodes, type Placement } from './place-nodes';
import { scanTokens, type Token } from './scan-tokens';
import type { SourceNode } from './source-node';

/** One line of the text and what the layout needs to know about it. */
interface LayoutLine {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Token that begins the line; null for blank lines and for those inside a value. */
  readonly first: Token | null;
  /** First token behind list dashes. */
  readonly content: Token | null;
  /** The value of several lines this line lies in, but for its first line. */
  readonly inside: Placement['values'][number] | null;
}

/** Plans the edits that lay out a text without errors; `tree` is what it reads as. Line ends are LF. */
export function planLayout(text: string, tree: SourceNode): readonly TextEdit[] {
  const tokens = scanTokens(text, Infinity) ?? [];
  const placement = placeNodes(text, tree, tokens);
  const lines = readLines(text, tokens, placement);
  const edits: TextEdit[] = [...placement.colons];
  lines.forEach((line, index) => {
    const indentation = planIndentation(lines, index, placement);
    if (indentation) edits.push(indentation);
    const tail = planTail(line);
    if (tail) edits.push(tail);
  });
  edits.push(...planBlankLines(text, lines));
  return edits
    .filter((edit) => text.slice(edit.range.start, edit.range.end) !== edit.text)
    .sort((one, other) => one.range.start - other.range.start || one.range.end - other.range.end);
}

function readLines(text: string, tokens: readonly Token[], placement: Placement): readonly LayoutLine[] {
  const lines: LayoutLine[] = [];
  let start = 0;
  let next = 0;
  let value = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    while ((tokens[next]?.start ?? Infinity) < start) next += 1;
    while ((placement.values[value]?.end ?? Infinity) <= start) value += 1;
    const around = placement.values[value];
    const inside = around && around.start < start && start < around.end ? around : null;
    let content = next;
    while (tokens[content]?.kind === 'listItem' && (tokens[content]?.end ?? Infinity) <= end) content += 1;
    const onLine = (token: Token | undefined): Token | null => (!inside && token && token.start < end ? token : null);
    lines.push({
      start,
      end,
      text: text.slice(start, end),
      first: onLine(tokens[next]),
      content: onLine(tokens[content]),
      inside,
    });
    if (found < 0) break;
    start = end + 1;
  }
  return lines;
}

function planIndentation(lines: readonly LayoutLine[], index: number, placement: Placement): TextEdit | null {
  const line = lines[index];
  if (!line || line.text.trim() === '') return null;
  const old = /^[ \t]*/.exec(line.text)?.[0].length ?? 0;
  if (line.inside) {
    const column = Math.max(0, old + line.inside.shift);
    return { range: { start: line.start, end: line.start + old }, text: ' '.repeat(column) };
  }
  const { first, content } = line;
  if (!first) return null;
  if (first.kind === 'comment') {
    const column = commentColumn(lines, index, placement);
    return { range: { start: line.start, end: first.start }, text: ' '.repeat(column) };
  }
  const column = placement.columns.get(first.start);
  if (column === undefined) return null;
  if (first.kind !== 'listItem') return { range: { start: line.start, end: first.start }, text: ' '.repeat(column) };
  const dashes = /^[ \t]*((?:-[ \t]*)+)/.exec(line.text.slice(0, (content?.start ?? line.end) - line.start));
  const count = dashes?.[1]?.match(/-/g)?.length ?? 1;
  const text = `${' '.repeat(column)}${'- '.repeat(count)}`;
  return content
    ? { range: { start: line.start, end: content.start }, text }
    : { range: { start: line.start, end: line.end }, text: text.trimEnd() };
}

/** A comment keeps its place beside what follows it, or beside the level it was aligned with. */
function commentColumn(lines: readonly LayoutLine[], index: number, placement: Placement): number {
  const old = lines[index]?.first?.column ?? 0;
  const columnOf = (line: LayoutLine | undefined): number | null => {
    const token = line?.first;
    return token && token.kind !== 'comment' ? (placement.columns.get(token.start) ?? null) : null;
  };
  for (const line of lines.slice(index + 1)) {
    const column = columnOf(line);
    if (column === null) continue;
    if (line.first?.column === old) return column;
    break;
  }
  for (let above = index - 1; above >= 0; above -= 1) {
    const line = lines[above];
    const column = columnOf(line);
    if (column === null) continue;
    if (line?.first?.column === old) return column;
    if (line?.content?.column === old && line.content !== line.first) return column + 2;
  }
  return old;
}

function planTail(line: LayoutLine): TextEdit | null {
  const kept = line.text.trimEnd().length;
  if (kept === line.text.length || line.inside?.keepsSpaces) return null;
  // A line of nothing but a dash is written anew as a whole.
  if (line.first?.kind === 'listItem' && !line.content) return null;
  return { range: { start: line.start + kept, end: line.end }, text: '' };
}

function planBlankLines(text: string, lines: readonly LayoutLine[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const blank = (line: LayoutLine | undefined) => line !== undefined && line.text.trim() === '' && !line.inside;
  const last = lines.findLastIndex((line) => !blank(line));
  lines.forEach((line, index) => {
    const isTail = index > last;
    if (blank(line) && !isTail && (index === 0 || blank(lines[index - 1]))) {
      edits.push({ range: { start: line.start, end: line.end + 1 }, text: '' });
    }
    if (isSection(line) && !blank(lines[firstCommentAbove(lines, index) - 1])) {
      const above = lines[firstCommentAbove(lines, index)];
      if (above && above.start > 0) edits.push({ range: { start: above.start, end: above.start }, text: '\n' });
    }
  });
  const end = lines[last]?.end ?? 0;
  // Inside a block value at the end, line ends may be content.
  if (!lines[last]?.inside && last >= 0) {
    edits.push({ range: { start: end, end: text.length }, text: '\n' });
    const tail = lines[last];
    if (tail) return edits.filter((edit) => edit.range.start < end || edit.text === '\n');
  }
  return edits;
}

function isSection(line: LayoutLine): boolean {
  const { first } = line;
  return first !== null && first.column === 0 && (first.kind === 'plain' || first.kind === 'quoted');
}

function firstCommentAbove(lines: readonly LayoutLine[], index: number): number {
  let at = index;
  while (lines[at - 1]?.first?.kind === 'comment') at -= 1;
  return at;
}
