import type { TextRange } from '../diagnostics/diagnostic';
import type { MapEntry, ScalarNode, SourceNode } from '../parse/source-node';
import { findProperty, policyShape } from '../validate/keywords';
import type { Property, Shape } from '../validate/shape';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { enterpriseShape } from './fact-shape';
import type { PolicyText } from './place-in-policy';
import { listPolicyNames, type PolicyNames } from './policy-names';
import { expectAtPath } from './rule-path';
import { type Expected, narrowToMap, narrowToScalar, startAt, stepToElement, stepToKey } from './shape-steps';

/** A node of the source tree with what its shape says of it. */
export interface TreePlace {
  readonly node: SourceNode;
  /** Narrowed to the kind of the node. */
  readonly shape: Shape | null;
  readonly valueType: string | null;
  readonly entry: MapEntry | null;
  /** The known key whose value, or an element of whose value, this is. */
  readonly property: Property | null;
  readonly parent: TreePlace | null;
}

/** A scalar among the places. */
export type ScalarPlace = TreePlace & { readonly node: ScalarNode };

interface Walk {
  readonly vocabulary: Vocabulary;
  readonly names: PolicyNames;
}

/** Finds the innermost place an offset stands in, and whether on its key; null outside the tree. */
export function findTreePlace(
  policy: PolicyText,
  offset: number,
): { readonly place: TreePlace; readonly onKey: boolean } | null {
  const walk = startWalk(policy);
  let place = rootOf(policy);
  for (;;) {
    if (!place || place.node.kind === 'scalar') return place && { place, onKey: false };
    const children: readonly TreePlace[] = childrenOf(walk, place);
    const key = children.find(({ entry }) => entry && contains(entry.keyRange, offset));
    if (key) return { place: key, onKey: true };
    const inner: TreePlace | undefined = children.find(({ node }) => contains(node.range, offset));
    if (!inner) return { place, onKey: false };
    place = inner;
  }
}

/** Lists all places of a text in its order, maps and lists before what they hold. Cost: linear in the tree. */
export function listTreePlaces(policy: PolicyText): readonly TreePlace[] {
  const walk = startWalk(policy);
  const places: TreePlace[] = [];
  const visit = (place: TreePlace): void => {
    places.push(place);
    childrenOf(walk, place).forEach(visit);
  };
  const root = rootOf(policy);
  if (root) visit(root);
  return places;
}

/** Whether a place holds a scalar. */
export function isScalarPlace(place: TreePlace): place is ScalarPlace {
  return place.node.kind === 'scalar';
}

/** The maps and lists around a place with their values as text, outermost first: what a cursor's levels are too. */
export function levelsAround(
  place: TreePlace,
): readonly { readonly shape: Shape | null; readonly values: ReadonlyMap<string, string> }[] {
  const outer = place.parent ? levelsAround(place.parent) : [];
  const { node, shape } = place;
  if (node.kind !== 'map') return outer;
  const values = node.entries.map(
    ({ key, value }) => [(shape && findProperty(shape, key)?.canonical) ?? key, asText(value)] as const,
  );
  return [...outer, { shape, values: new Map(values) }];
}

/** Range of a scalar's text without its quotes. */
export function contentRange({ contentStart, range, style }: ScalarNode): TextRange {
  const closing = style === 'single' || style === 'double' ? 1 : 0;
  return { start: contentStart, end: Math.max(contentStart, range.end - closing) };
}

function startWalk({ reading, vocabulary }: PolicyText): Walk {
  return { vocabulary, names: listPolicyNames(reading.tree) };
}

function rootOf({ reading }: PolicyText): TreePlace | null {
  const { tree } = reading;
  return tree && { node: tree, shape: policyShape, valueType: null, entry: null, property: null, parent: null };
}

function childrenOf(walk: Walk, place: TreePlace): readonly TreePlace[] {
  const { node, shape, valueType, property } = place;
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') {
    const element = stepToElement({ shape, valueType });
    return node.items.map((item) => narrow(item, element, { entry: null, property, parent: place }));
  }
  return node.entries.map((entry) => {
    const { property: known, ...expected } = stepToKey(shape, entry.key);
    const links = { entry, property: known, parent: place };
    return narrow(entry.value, expectUnder(walk, expected, known, node), links);
  });
}

function expectUnder(walk: Walk, expected: Expected, property: Property | null, map: SourceNode): Expected {
  if (expected.valueType === 'enterprise') return startAt(enterpriseShape(walk.vocabulary));
  if (property?.canonical !== 'to' || map.kind !== 'map') return expected;
  const at = map.entries.find(({ key }) => key === 'at' || key === '改')?.value;
  return at?.kind === 'scalar' ? expectAtPath(walk.names, String(at.value)) : expected;
}

function narrow(
  node: SourceNode,
  expected: Expected,
  links: Pick<TreePlace, 'entry' | 'property' | 'parent'>,
): TreePlace {
  if (node.kind === 'scalar') return { node, ...narrowToScalar(expected), ...links };
  if (node.kind === 'list') return { node, ...expected, ...links };
  const shape = narrowToMap(expected, (property) => {
    const value = node.entries.find(({ key }) => key === property.zh || key === property.canonical)?.value;
    return value?.kind === 'scalar' ? String(value.value) : undefined;
  });
  return { node, shape, valueType: expected.valueType, ...links };
}

function asText(node: SourceNode): string {
  if (node.kind === 'scalar') return String(node.value ?? '');
  return node.kind === 'list' ? node.items.map(asText).join(', ') : '';
}

function contains({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
