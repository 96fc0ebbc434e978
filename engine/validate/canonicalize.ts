import { diagnose } from '../diagnostics/diagnose';
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { ListNode, MapEntry, MapNode, ScalarNode, SourceNode } from '../parse/source-node';
import type { SourceMap, Surface } from './canonical-document';
import { CanonicalPlaces, type CanonicalPlace } from './canonical-places';
import { findProperty, findValue, narrowShape } from './keywords';
import type { JsonType, Shape } from './shape';

/** A JSON value with canonical keys; its shape is not yet checked. */
export type CanonicalValue =
  string | number | boolean | null | readonly CanonicalValue[] | { readonly [key: string]: CanonicalValue };

/** A document in canonical words before its shape is checked. */
export interface Canonicalization {
  readonly value: CanonicalValue;
  readonly places: CanonicalPlaces;
  readonly map: SourceMap;
  readonly surface: Surface;
  readonly diagnostics: readonly Diagnostic[];
}

interface Walk {
  readonly file: string;
  readonly left: ReadonlySet<SourceNode>;
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
  const walk: Walk = { file, left, diagnostics: [], zhKeys: 0, enKeys: 0 };
  const root = placeNode(tree, shape, null, '', null);
  const value = translate(walk, root, shape);
  const places = new CanonicalPlaces(root);
  return {
    value,
    places,
    map: mapPlaces(places),
    surface: walk.enKeys > walk.zhKeys ? 'en' : 'zh',
    diagnostics: walk.diagnostics,
  };
}

/** A place whose parts are still being added. */
interface OpenPlace extends CanonicalPlace {
  readonly children: CanonicalPlace[];
}

function placeNode(
  node: SourceNode,
  wide: Shape | null,
  parent: OpenPlace | null,
  segment: string | number,
  entry: MapEntry | null,
): OpenPlace {
  const shape = wide && narrowShape(wide, node);
  const place = {
    node,
    shape,
    keyRange: entry?.keyRange ?? null,
    key: entry?.key ?? null,
    segment,
    parent,
    children: node.kind === 'scalar' ? noChildren : [],
  };
  parent?.children.push(place);
  return place;
}

const noChildren: CanonicalPlace[] = [];

function translate(walk: Walk, place: OpenPlace, wide: Shape | null): CanonicalValue {
  const { node, shape } = place;
  if (node.kind === 'scalar') {
    if (wide) reportKeyInText(walk, node, wide);
    return shape ? translateScalar(node, shape) : node.value;
  }
  return node.kind === 'list' ? translateList(walk, node, place) : translateMap(walk, node, place);
}

function translateList(walk: Walk, node: ListNode, place: OpenPlace): CanonicalValue {
  const kept = walk.left.size === 0 ? node.items : node.items.filter((item) => !walk.left.has(item));
  const shape = place.shape?.items ?? null;
  return kept.map((item, index) => translate(walk, placeNode(item, shape, place, index, null), shape));
}

function translateMap(walk: Walk, node: MapNode, place: OpenPlace): CanonicalValue {
  const { shape } = place;
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
    result[key] = translate(walk, placeNode(entry.value, inner, place, key, entry), inner);
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

function mapPlaces(places: CanonicalPlaces): SourceMap {
  return {
    valueRange: (pointer) => places.nearest(pointer).node.range,
    keyRange: (pointer) => {
      const place = places.nearest(pointer);
      return place.keyRange ?? place.node.range;
    },
    node: (pointer) => places.get(pointer)?.node,
  };
}
