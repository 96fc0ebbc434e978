import type { TextRange } from '../diagnostics/diagnostic';
import type { MapNode, SourceNode } from '../parse/source-node';
import { findProperty, findValue, mergeVariants, policyShape, writeKey, writeValue } from '../validate/keywords';
import type { Shape } from '../validate/shape';
import type { Surface } from '../values/surface';
import { endOfContent } from '../parse/content-end';
import { parameterText } from './expression-scope';
import type { PolicyText } from './place-in-policy';
import { entryOf, itemShape, listPolicyNames, mapsOf, textOf } from './policy-names';
import { surfaceOf } from './surface-of';

/** One entry of the outline. */
export interface PolicySymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'section' | 'article' | 'item' | 'entry';
  readonly range: TextRange;
  readonly nameRange: TextRange;
  readonly children: readonly PolicySymbol[];
}

const longestName = 40;

/** Lists the outline of a policy: its header, parameters, definitions, articles with their items, readings, examples. */
export function listSymbols({ reading }: PolicyText): readonly PolicySymbol[] {
  const { tree } = reading;
  if (tree?.kind !== 'map') return [];
  const surface = surfaceOf(reading);
  return tree.entries.flatMap((entry): readonly PolicySymbol[] => {
    const property = findProperty(policyShape, entry.key);
    if (!property || property.canonical === 'measureLanguage') return [];
    const range = { start: entry.keyRange.start, end: endOfContent(entry.value, entry.keyRange.end) };
    const header = property.canonical === 'policy' ? textOf(entry.value, property.shape, 'title') : '';
    return [
      {
        name: header === '' ? writeKey(property, surface) : shorten(header),
        detail: header === '' ? '' : writeKey(property, surface),
        kind: 'section',
        range,
        nameRange: entry.keyRange,
        children: childrenOf(tree, property.canonical, surface),
      },
    ];
  });
}

function childrenOf(tree: MapNode, group: string, surface: Surface): readonly PolicySymbol[] {
  const shape = policyShape.properties.get(group)?.shape.items ?? null;
  const maps = mapsOf(tree, policyShape, group);
  switch (group) {
    case 'parameters':
    case 'definitions':
      return listPolicyNames(tree)[group].map((named) => ({
        name: named.name,
        detail: group === 'parameters' ? parameterText(named) : '',
        kind: 'entry',
        range: { start: named.entry.keyRange.start, end: endOfContent(named.entry.value, named.entry.keyRange.end) },
        nameRange: named.entry.keyRange,
        children: [],
      }));
    case 'articles':
      return maps.map((article) => articleSymbol(article, shape, surface));
    case 'readings':
      return maps.map((reading) =>
        mapSymbol(reading, shape, ['question', 'id'], textOf(reading, shape, 'id'), 'entry'),
      );
    case 'examples':
      return maps.map((example) => mapSymbol(example, shape, ['name'], textOf(example, shape, 'year'), 'entry'));
    default:
      return [];
  }
}

function articleSymbol(article: MapNode, shape: Shape | null, surface: Surface): PolicySymbol {
  const number = textOf(article, shape, 'number');
  const title = textOf(article, shape, 'title');
  const symbol = mapSymbol(article, shape, ['number'], textOf(article, shape, 'chapter'), 'article');
  const name = [number, title].filter((word) => word !== '').join(' ');
  return {
    ...symbol,
    name: shorten(name),
    children: mapsOf(article, shape, 'items').map((item) => itemSymbol(item, surface)),
  };
}

function itemSymbol(item: MapNode, surface: Surface): PolicySymbol {
  const shape = itemShape && mergeVariants(itemShape);
  const kind = shape?.properties.get('kind');
  const word = textOf(item, shape, 'kind');
  const value = kind && findValue(kind.shape, word);
  return mapSymbol(item, shape, ['title', 'gist', 'id'], value ? writeValue(value, surface) : word, 'item');
}

/** A map named by the first of the keys that it has. */
function mapSymbol(
  map: MapNode,
  shape: Shape | null,
  keys: readonly string[],
  detail: string,
  kind: PolicySymbol['kind'],
): PolicySymbol {
  const range = { start: map.range.start, end: endOfContent(map, map.range.start) };
  const key = keys.find((one) => textOf(map, shape, one) !== '');
  const value: SourceNode | undefined = key === undefined ? undefined : entryOf(map, shape, key)?.value;
  return {
    name: key === undefined ? '' : shorten(textOf(map, shape, key)),
    detail,
    kind,
    range,
    nameRange: value
      ? { start: value.range.start, end: endOfContent(value, value.range.start) }
      : { start: range.start, end: range.start },
    children: [],
  };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longestName ? `${line.slice(0, longestName)}…` : line;
}
