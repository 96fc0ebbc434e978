import { findRegion } from './find-region';
import { countryCode } from './region-hierarchy';
import type { Vocabulary } from './vocabulary';

/** Writes an area for readers: counties with their city (南昌市西湖区), wider areas alone, unknown codes as they are. */
export function describeRegion(vocabulary: Vocabulary, code: string): string {
  if (code === countryCode) return '全国';
  const region = findRegion(vocabulary, code);
  if (!region) return code;
  const parent = region.parent ? findRegion(vocabulary, region.parent) : undefined;
  // A city stands well without its province; a county does not without its city.
  return parent && !code.endsWith('00') ? parent.name + region.name : region.name;
}
