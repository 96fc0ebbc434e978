import { normaliseName } from './normalise-name';
import type { Region, Vocabulary } from './vocabulary';

interface RegionIndex {
  readonly byCode: ReadonlyMap<string, Region>;
  readonly byName: ReadonlyMap<string, readonly Region[]>;
}

const indexes = new WeakMap<readonly Region[], RegionIndex>();

/** Finds an area by its GB/T 2260 code. */
export function findRegion(vocabulary: Vocabulary, code: string): Region | undefined {
  return indexOf(vocabulary).byCode.get(code);
}

/**
 * Finds the areas a name can mean: 西湖区 is a district of Nanchang and one of Hangzhou, 南昌市西湖区 and
 * 江西省南昌市西湖区 are one.
 */
export function findRegionsByName(vocabulary: Vocabulary, name: string): readonly Region[] {
  return indexOf(vocabulary).byName.get(normaliseName(name)) ?? [];
}

function indexOf(vocabulary: Vocabulary): RegionIndex {
  const { regions } = vocabulary;
  let index = indexes.get(regions);
  if (!index) {
    const byCode = new Map(regions.map((region) => [region.code, region] as const));
    const byName = new Map<string, Region[]>();
    for (const region of regions) {
      let path = '';
      for (let area: Region | undefined = region; area; area = area.parent ? byCode.get(area.parent) : undefined) {
        path = area.name + path;
        const key = normaliseName(path);
        byName.set(key, [...(byName.get(key) ?? []), region]);
      }
    }
    index = { byCode, byName };
    indexes.set(regions, index);
  }
  return index;
}
