import type { TextRange } from '../diagnostics/diagnostic';
import type { SourceNode } from '../parse/source-node';
import { endOfContent } from '../parse/content-end';
import type { PolicyText } from './place-in-policy';

/** Lists what can be folded: sections, articles, items, tables, block texts, and runs of comment lines. */
export function listFoldingRanges({ reading, text }: PolicyText): readonly TextRange[] {
  const ranges: TextRange[] = [];
  const add = (start: number, end: number): void => {
    if (text.slice(start, end).trimEnd().includes('\n'))
      ranges.push({ start, end: start + text.slice(start, end).trimEnd().length });
  };
  const visit = (node: SourceNode): void => {
    if (node.kind === 'list')
      for (const item of node.items) {
        if (item.kind !== 'scalar') add(item.range.start, endOfContent(item, item.range.start));
        visit(item);
      }
    if (node.kind === 'map')
      for (const { keyRange, value } of node.entries) {
        add(keyRange.start, endOfContent(value, keyRange.end));
        visit(value);
      }
  };
  if (reading.tree) visit(reading.tree);
  const all = [...ranges, ...commentRuns(text)].sort((one, other) => one.start - other.start || other.end - one.end);
  return all.filter(
    (range, index) => !all.slice(0, index).some((before) => before.start === range.start && before.end === range.end),
  );
}

function commentRuns(text: string): readonly TextRange[] {
  const runs = text.matchAll(/(?:^[ \t]*#[^\n]*(?:\n|$)){2,}/gm);
  return [...runs].map((run) => ({ start: run.index, end: run.index + run[0].trimEnd().length }));
}
