import type { CanonicalValue, Property, Shape, Surface } from '../../engine/index';
import { elementsOf, isMap } from './document-access';

/** The shape of facts with the words that stand in the text as its keys: facts are not translated, as names are not. */
export function wordShape(shape: Shape, values: readonly CanonicalValue[], surface: Surface): Shape {
  const maps = values.filter(isMap);
  const properties = [...shape.properties.values()].map((property): readonly [string, Property] => {
    const { canonical, zh } = property;
    const written = [zh, canonical].find((word) => maps.some((map) => map[word] !== undefined));
    const word = written ?? (surface === 'zh' ? zh : canonical);
    const { items } = property.shape;
    const inside = maps.flatMap((map) => elementsOf(map[word]));
    const inner: Shape = {
      ...property.shape,
      values: property.shape.values.map((value) => ({
        canonical: surface === 'zh' ? value.zh : value.canonical,
        zh: value.zh,
      })),
      items: items && items.properties.size > 0 ? wordShape(items, inside, surface) : items,
    };
    return [word, { canonical: word, zh, shape: inner }];
  });
  const named = new Map(properties);
  const required = [...shape.required].flatMap((key) => {
    const zh = shape.properties.get(key)?.zh;
    return [key, zh].filter((word) => word !== undefined && named.has(word));
  });
  return { ...shape, properties: named, required: new Set(required.filter((word) => word !== undefined)) };
}
