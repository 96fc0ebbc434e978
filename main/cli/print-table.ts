import type { Invocation } from './command';
import { formatTable } from './format-table';
import { printLine } from './print';
import type { ReadableTable } from './typed-table';

/** Prints a table with its title, and an empty line below. */
export function printTable(invocation: Invocation, { title, heading, numeric, rows }: ReadableTable): void {
  printLine(invocation, title);
  const alignments = numeric.map((each) => (each ? ('right' as const) : ('left' as const)));
  for (const line of formatTable([heading, ...rows], alignments)) printLine(invocation, line);
  printLine(invocation);
}

/** Writes a table in Markdown, its title as a heading. */
export function markdownTable({ title, heading, numeric, rows }: ReadableTable): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/[|\\]/g, '\\$&').replace(/\s+/g, ' ')).join(' | ')} |`;
  const rule = `|${numeric.map((each) => (each ? ' ---: ' : ' --- ')).join('|')}|`;
  return `## ${title}\n\n${[line(heading), rule, ...rows.map(line)].join('\n')}`;
}
