import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic, TextRange } from '../diagnostics/diagnostic';
import type { ListNode, MapEntry, MapNode, ScalarNode, SourceNode } from '../parse/source-node';
import type { SourceMap, Surface } from './canonical-document';
import { findProperty, findValue, narrowShape } from './keywords';
import { descend, parentPointer } from './pointer';
import type { JsonType, Shape } from './shape';

/** A JSON value with canonical keys; its shape is not yet checked. */
export type CanonicalValue =
  string | number | boolean | null | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

/** One place of a canonical document. */
export interface CanonicalPlace {
  readonly node: SourceNode;
  readonly shape: Shape | null;
  readonly keyRange: TextRange | null;
  /** The key as the author wrote it. */
  readonly key: string | null;
}

/** A document in canonical words before its shape is checked. */
export interface Canonicalization {
  readonly value: CanonicalValue;
  readonly places: ReadonlyMap<string, CanonicalPlace>;
  readonly map: SourceMap;
  readonly surface: Surface;
  readonly diagnostics: readonly Diagnostic[];
}

interface Walk {
  readonly file: string;
  readonly left: ReadonlySet<SourceNode>;
  readonly places: Map<string, CanonicalPlace>;
  readonly diagnostics: Diagnostic[];
  zhKeys: number;
  enKeys: number;
}

/**
 * Translates a source tree into canonical words by the shape of its document: only keys and enumerated values the
 * schema knows at their place change; names, free texts and facts of enterprises stay as they are. Nodes in `left`
 * are left out, and pointers count without them.
 *
 * Errors: shape/key-in-both-languages, parse/full-width-colon, shape/no-value (optional keys without a value are left out).
 */
export function canonicalize(
  tree: SourceNode,
  shape: Shape,
  file: string,
  left: ReadonlySet<SourceNode> = new Set(),
): Canonicalization {
  if (left.size > 0) return canonicalizeAnew(tree, shape, file, left);
  const known = whole.get(tree);
  if (known?.shape === shape && known.file === file) return known.canonicalization;
  const canonicalization = canonicalizeAnew(tree, shape, file, left);
  whole.set(tree, { shape, file, canonicalization });
  return canonicalization;
}

/** A change of a form is checked, read as a policy and shown as a form: three readings of the same tree. */
const whole = new WeakMap<
  SourceNode,
  { readonly shape: Shape; readonly file: string; readonly canonicalization: Canonicalization }
>();

function canonicalizeAnew(
  tree: SourceNode,
  shape: Shape,
  file: string,
  left: ReadonlySet<SourceNode>,
): Canonicalization {
  const walk: Walk = { file, left, places: new Map(), diagnostics: [], zhKeys: 0, enKeys: 0 };
  const value = translate(walk, tree, shape, '', null);
  return {
    value,
    places: walk.places,
    map: mapPlaces(walk.places),
    surface: walk.enKeys > walk.zhKeys ? 'en' : 'zh',
    diagnostics: walk.diagnostics,
  };
}

function translate(
  walk: Walk,
  node: SourceNode,
  wide: Shape | null,
  pointer: string,
  entry: MapEntry | null,
): CanonicalValue {
  const shape = wide && narrowShape(wide, node);
  walk.places.set(pointer, { node, shape, keyRange: entry?.keyRange ?? null, key: entry?.key ?? null });
  if (node.kind === 'scalar') {
    if (wide) reportKeyInText(walk, node, wide);
    return shape ? translateScalar(node, shape) : node.value;
  }
  if (node.kind === 'list') return translateList(walk, node, shape, pointer);
  return translateMap(walk, node, shape, pointer);
}

function translateList(walk: Walk, node: ListNode, shape: Shape | null, pointer: string): CanonicalValue {
  const kept = node.items.filter((item) => !walk.left.has(item));
  return kept.map((item, index) => translate(walk, item, shape?.items ?? null, descend(pointer, index), null));
}

function translateMap(walk: Walk, node: MapNode, shape: Shape | null, pointer: string): CanonicalValue {
  const result: Record<string, CanonicalValue> = {};
  const written = new Map<string, MapEntry>();
  for (const entry of node.entries) {
    if (walk.left.has(entry.value)) continue;
    const property = shape ? findProperty(shape, entry.key) : undefined;
    if (property && property.zh !== property.canonical) {
      if (entry.key === property.zh) walk.zhKeys += 1;
      else walk.enKeys += 1;
    }
    const key = property?.canonical ?? entry.key;
    const twin = written.get(key);
    if (twin) {
      walk.diagnostics.push(
        diagnose('shape/key-in-both-languages', walk.file, entry.keyRange, { key: entry.key, other: twin.key }),
      );
      continue;
    }
    written.set(key, entry);
    const inner = property?.shape ?? shape?.named ?? null;
    if (isEmptyAndOptional(entry, key, inner, shape)) {
      walk.diagnostics.push(diagnose('shape/no-value', walk.file, entry.keyRange, { key: entry.key }));
      continue;
    }
    result[key] = translate(walk, entry.value, inner, descend(pointer, key), entry);
  }
  return result;
}

/** `标题:` without a value, as a key is while it is typed. */
function isEmptyAndOptional(entry: MapEntry, key: string, inner: Shape | null, outer: Shape | null): boolean {
  if (!inner || !outer || outer.required.has(key) || outer.named === inner) return false;
  if (entry.value.kind !== 'scalar' || entry.value.value !== null) return false;
  return (inner.types.size > 0 || inner.choices.length > 0) && !inner.types.has('null');
}

/** `值：30%` below a parameter: a full-width colon turns an entry into a text, which alone would be allowed there. */
function reportKeyInText(walk: Walk, node: ScalarNode, wide: Shape): void {
  const maps = wide.choices.filter((choice) => choice.types.has('object'));
  const found = node.style === 'plain' && /^([^\s：]+)(：[ \u3000]*)/u.exec(node.text);
  if (!found || !maps.some((choice) => findProperty(choice, found[1] ?? ''))) return;
  const start = node.range.start + (found[1] ?? '').length;
  const range = { start, end: start + (found[2] ?? '').length };
  const title = { zh: '改为半角冒号加空格', en: 'Use a half-width colon and a space' };
  walk.diagnostics.push(
    diagnose('parse/full-width-colon', walk.file, range, {}, [{ title, edits: [{ range, text: ': ' }] }]),
  );
}

function translateScalar(node: ScalarNode, shape: Shape): CanonicalValue {
  const { value } = node;
  if (value === null) return null;
  const word = findValue(shape, String(value));
  if (word) return word.canonical;
  // YAML reads 360103 or 1.10 as numbers; where the schema knows text only, what is written counts.
  if (typeof value !== 'string' && accepts(shape, 'string') && !accepts(shape, typeof value as JsonType)) {
    return node.text;
  }
  return value;
}

function accepts(shape: Shape, type: JsonType): boolean {
  return shape.types.has(type) || (type === 'number' && shape.types.has('integer'));
}

function mapPlaces(places: ReadonlyMap<string, CanonicalPlace>): SourceMap {
  const nearest = (pointer: string): CanonicalPlace => {
    for (let path: string | null = pointer; path !== null; path = parentPointer(path)) {
      const place = places.get(path);
      if (place) return place;
    }
    throw new Error('A canonical document has no root.');
  };
  return {
    valueRange: (pointer) => nearest(pointer).node.range,
    keyRange: (pointer) => {
      const place = nearest(pointer);
      return place.keyRange ?? place.node.range;
    },
    node: (pointer) => places.get(pointer)?.node,
  };
}
