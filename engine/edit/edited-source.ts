import type { MapEntry, SourceNode } from '../parse/source-node';
import type { SourceMap } from '../validate/canonical-document';
import { findProperty, narrowShape } from '../validate/keywords';
import { descend, parentPointer, pointerSegments } from '../validate/pointer';
import type { Shape } from '../validate/shape';
import type { Surface } from '../values/surface';
import { innerShape } from './write-value';

/** A text that is edited by what its document means, with the places of its parts. */
export interface EditedSource {
  readonly text: string;
  readonly map: SourceMap;
  /** Of the whole document. */
  readonly shape: Shape;
  readonly surface: Surface;
}

/** A place of a source: what stands there, what may stand there, and whether it is within braces or brackets. */
export interface EditedPlace {
  readonly node: SourceNode;
  /** Narrowed to what stands there. */
  readonly shape: Shape | null;
  /** Within a list or map on one line. */
  readonly flow: boolean;
}

/** Finds a place of a source, or null where its document has none. */
export function findPlace(source: EditedSource, pointer: string): EditedPlace | null {
  let node = source.map.node('');
  if (!node) return null;
  let shape: Shape | null = narrowShape(source.shape, node);
  let flow = false;
  let path = '';
  for (const segment of pointerSegments(pointer)) {
    flow ||= isFlow(node);
    const wide: Shape | null = node.kind === 'list' ? (shape?.items ?? null) : innerShape(shape, segment);
    path = descend(path, segment);
    node = source.map.node(path);
    if (!node) return null;
    shape = wide && narrowShape(wide, node);
  }
  return { node, shape, flow };
}

/** Whether the parts of a node stand between braces or brackets. */
export function isFlow(node: SourceNode): boolean {
  return node.kind !== 'scalar' && node.flow;
}

/** Lists the elements of a list that the document has; those that could not be read are none of them. */
export function listElements(source: EditedSource, pointer: string): readonly SourceNode[] {
  const elements: SourceNode[] = [];
  for (;;) {
    const node = source.map.node(descend(pointer, elements.length));
    if (!node) return elements;
    elements.push(node);
  }
}

/** Finds the entry of a map by its canonical key. */
export function findEntry({ node, shape }: EditedPlace, key: string): MapEntry | undefined {
  if (node.kind !== 'map') return undefined;
  return node.entries.find((entry) => canonicalKey(shape, entry) === key);
}

/** The canonical name of a key as the author wrote it. */
export function canonicalKey(shape: Shape | null, { key }: MapEntry): string {
  return (shape && findProperty(shape, key)?.canonical) ?? key;
}

/** Offset behind the colon of an entry. */
export function behindColon({ text }: EditedSource, { keyRange }: MapEntry): number {
  return text.indexOf(':', keyRange.end) + 1;
}

/** Splits a pointer into that of its parent and its own last segment. */
export function splitPointer(pointer: string): { readonly parent: string; readonly segment: string } {
  return { parent: parentPointer(pointer) ?? '', segment: pointerSegments(pointer).at(-1) ?? '' };
}
