import type { SourceNode } from './source-node';

/** End of what is written in a node: YAML counts the blank lines and comments behind a block to it. */
export function endOfContent(node: SourceNode, least: number): number {
  if (node.kind === 'scalar') return Math.max(least, node.range.end - (node.style === 'block' ? 1 : 0));
  if (node.flow) return Math.max(least, node.range.end);
  const last = node.kind === 'list' ? node.items.at(-1) : node.entries.at(-1)?.value;
  const keyEnd = node.kind === 'map' ? (node.entries.at(-1)?.keyRange.end ?? least) : least;
  return last ? endOfContent(last, Math.max(least, keyEnd)) : Math.max(least, Math.min(node.range.end, least + 2));
}
