import type { ListNode, MapEntry, MapNode, ScalarNode, SourceNode } from '../parse/source-node';
import { findProperty, findValue, mergeVariants, policyShape } from '../validate/keywords';
import type { Shape } from '../validate/shape';

/** A parameter or definition as it stands in the text. */
export interface NamedEntry {
  readonly name: string;
  readonly entry: MapEntry;
  /** Its stable identifier, where it has one. */
  readonly id: ScalarNode | null;
}

/** An item as it stands in the text. */
export interface NamedItem {
  readonly id: string;
  readonly idNode: ScalarNode;
  readonly node: MapNode;
  readonly kind: string | null;
  readonly trigger: string | null;
  readonly title: string;
  readonly gist: string;
  readonly article: string;
}

/** A row of a table that has an identifier, as it stands in the text. */
export interface NamedRow {
  readonly id: string;
  readonly idNode: ScalarNode;
  readonly node: MapNode;
  readonly item: NamedItem;
}

export interface NamedReading {
  readonly id: string;
  readonly idNode: ScalarNode;
  readonly node: MapNode;
  readonly question: string;
  readonly chosen: string;
}

/** The names a policy text gives to its parts, read from the source tree, so that a broken text has them too. */
export interface PolicyNames {
  readonly parameters: readonly NamedEntry[];
  readonly definitions: readonly NamedEntry[];
  readonly items: readonly NamedItem[];
  readonly rows: readonly NamedRow[];
  readonly readings: readonly NamedReading[];
}

const none: PolicyNames = { parameters: [], definitions: [], items: [], rows: [], readings: [] };
const known = new WeakMap<SourceNode, PolicyNames>();

/** Shape of one item before its kind is known. */
export const itemShape: Shape | null =
  policyShape.properties.get('articles')?.shape.items?.properties.get('items')?.shape.items ?? null;

const anyItem = itemShape && mergeVariants(itemShape);

/** Shape of one row of a table. */
export const rowShape: Shape | null = anyItem?.properties.get('table')?.shape.items ?? null;

/** Lists the names a text gives to its parts. */
export function listPolicyNames(tree: SourceNode | null): PolicyNames {
  if (tree?.kind !== 'map') return none;
  let names = known.get(tree);
  if (!names) {
    names = readNames(tree);
    known.set(tree, names);
  }
  return names;
}

/** Finds an entry by its canonical key, in either surface. */
export function entryOf(node: SourceNode | undefined, shape: Shape | null, key: string): MapEntry | undefined {
  if (node?.kind !== 'map' || !shape) return undefined;
  return node.entries.find((entry) => findProperty(shape, entry.key)?.canonical === key);
}

/** Gives the text under a canonical key, or an empty one. */
export function textOf(node: SourceNode, shape: Shape | null, key: string): string {
  const value = entryOf(node, shape, key)?.value;
  return value?.kind === 'scalar' && value.value !== null ? String(value.value) : '';
}

/** Gives the map elements of the list under a canonical key. */
export function mapsOf(node: SourceNode | undefined, shape: Shape | null, key: string): readonly MapNode[] {
  const value = entryOf(node, shape, key)?.value;
  return value?.kind === 'list' ? mapElements(value) : [];
}

/** Canonical kind of an item, or null where it has none that is known. */
export function kindOfItem(node: SourceNode): string | null {
  const kind = anyItem?.properties.get('kind');
  const value = kind && findValue(kind.shape, textOf(node, anyItem, 'kind'));
  return value ? String(value.canonical) : null;
}

function mapElements(list: ListNode): readonly MapNode[] {
  return list.items.filter((item) => item.kind === 'map');
}

function readNames(tree: MapNode): PolicyNames {
  const named = (key: string): readonly NamedEntry[] => {
    const value = entryOf(tree, policyShape, key)?.value;
    const wide = policyShape.properties.get(key)?.shape.named ?? null;
    const shape = wide?.choices.find(({ types }) => types.has('object')) ?? wide;
    if (value?.kind !== 'map') return [];
    return value.entries.map((entry) => ({ name: entry.key, entry, id: idOf(entry.value, shape) }));
  };
  const articles = policyShape.properties.get('articles')?.shape.items ?? null;
  const items = mapsOf(tree, policyShape, 'articles').flatMap((article) =>
    mapsOf(article, articles, 'items').flatMap((node) => readItem(node, textOf(article, articles, 'number'))),
  );
  const reading = policyShape.properties.get('readings')?.shape.items ?? null;
  const readings = mapsOf(tree, policyShape, 'readings').flatMap((node): NamedReading[] => {
    const idNode = idOf(node, reading);
    const [question, chosen] = [textOf(node, reading, 'question'), textOf(node, reading, 'chosen')];
    return idNode ? [{ id: String(idNode.value), idNode, node, question, chosen }] : [];
  });
  return {
    parameters: named('parameters'),
    definitions: named('definitions'),
    items,
    rows: items.flatMap(readRows),
    readings,
  };
}

function readItem(node: MapNode, article: string): readonly NamedItem[] {
  const idNode = idOf(node, anyItem);
  if (!idNode) return [];
  const trigger = textOf(node, anyItem, 'trigger');
  return [
    {
      id: String(idNode.value),
      idNode,
      node,
      kind: kindOfItem(node),
      trigger: trigger === '' ? null : trigger,
      title: textOf(node, anyItem, 'title'),
      gist: textOf(node, anyItem, 'gist'),
      article,
    },
  ];
}

function readRows(item: NamedItem): readonly NamedRow[] {
  return mapsOf(item.node, anyItem, 'table').flatMap((node): NamedRow[] => {
    const idNode = idOf(node, rowShape);
    return idNode ? [{ id: String(idNode.value), idNode, node, item }] : [];
  });
}

function idOf(node: SourceNode, shape: Shape | null): ScalarNode | null {
  const value = entryOf(node, shape, 'id')?.value;
  return value?.kind === 'scalar' && value.value !== null ? value : null;
}
