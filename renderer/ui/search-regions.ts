import type { RegionChoice } from '../worker/contract';
import type { Speller } from './find-commands';

interface RegionOption {
  readonly value: string;
  readonly label: string;
}

/** Areas to choose from, found by name, code, pinyin and its first letters. */
export function searchRegions(regions: readonly RegionChoice[], spell: Speller | null) {
  const options = regions.map(({ code }): RegionOption => ({
    value: code,
    label: `${nameRegion(regions, code)} ${code}`,
  }));
  const labels = new Map(options.map(({ value, label }) => [value, label]));
  const spelt = new Map<string, readonly string[]>();
  const isWanted = (typed: string, code: string): boolean => {
    const [wanted, label] = [typed.trim().toLowerCase(), labels.get(code) ?? ''];
    if (label.includes(wanted)) return true;
    if (!spell || !/^[a-z]+$/.test(wanted)) return false;
    // Spelt when first looked for: there are thousands of areas. By its own name, and behind that of what contains it.
    const own = regions.find((region) => region.code === code)?.name ?? '';
    const spelling = spelt.get(code) ?? spell([label, own]);
    spelt.set(code, spelling);
    return spelling.some((one) => one.startsWith(wanted));
  };
  return [options, isWanted] as const;
}

/** Names an area with the one that contains it; a city stands well without its province. */
export function nameRegion(regions: readonly RegionChoice[], code: string): string {
  const region = regions.find((each) => each.code === code);
  const parent = region?.parent && !code.endsWith('00') ? regions.find((each) => each.code === region.parent) : null;
  return `${parent?.name ?? ''}${region?.name ?? code}`;
}
