import { isMap, isNode, isScalar, isSeq, type Node, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextRange } from '../diagnostics/diagnostic';
import type { ScalarNode } from './source-node';

/*
 * Where a node stands, by what is written in it. The YAML reader counts the comments and blank lines behind a block to
 * it or not, depending on what follows: then a part of a text read alone would end elsewhere than in the whole.
 */

export function styleOf({ type }: Scalar): ScalarNode['style'] {
  if (type === 'QUOTE_DOUBLE') return 'double';
  if (type === 'QUOTE_SINGLE') return 'single';
  return type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL' ? 'block' : 'plain';
}

/** A block scalar without content ends with its first line. */
export function rangeOfScalar(text: string, scalar: Scalar): TextRange {
  const [start, end] = scalar.range ?? [0, 0];
  return { start, end: styleOf(scalar) === 'block' && scalar.value === '' ? endOfLine(text, start) : end };
}

/** Where the value itself begins: behind a quote, or in the line below the sign of a block. */
export function startOfContent(text: string, scalar: Scalar): number {
  const { start, end } = rangeOfScalar(text, scalar);
  const style = styleOf(scalar);
  if (style !== 'block') return style === 'plain' ? start : start + 1;
  const below = endOfLine(text, start);
  const indentation = /^(?:[ \t]*\r?\n)*[ ]*/.exec(text.slice(below, below + 1000));
  return Math.min(below + (indentation?.[0].length ?? 0), Math.max(below, end));
}

/** A block ends with the line of the last thing written in it. */
export function rangeOfCollection(text: string, collection: YAMLMap | YAMLSeq): TextRange {
  const [start, end] = collection.range ?? [0, 0];
  if (collection.flow) return { start, end };
  const written = Math.max(start, endOfWritten(text, collection));
  return { start, end: text[written - 1] === '\n' ? written : endOfLine(text, written) };
}

function endOfWritten(text: string, node: Node): number {
  if (isScalar(node)) return rangeOfScalar(text, node).end;
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1);
    const key = isNode(last?.key) ? endOfWritten(text, last.key) : 0;
    return Math.max(key, isNode(last?.value) ? endOfWritten(text, last.value) : 0);
  }
  if (isSeq(node) && !node.flow) {
    const last = node.items.at(-1);
    return isNode(last) ? endOfWritten(text, last) : (node.range?.[0] ?? 0);
  }
  return node.range?.[1] ?? 0;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}
