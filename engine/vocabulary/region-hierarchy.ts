import type { Region } from './vocabulary';

/** Code of the whole country, which GB/T 2260 itself does not list. */
export const countryCode = '000000';

/**
 * Tells whether a GB/T 2260 code lies in an area: a province covers its cities and counties, a city its counties.
 * Development zones have no code of their own and count by the code of their city or county.
 */
export function isWithin(regionCode: string, areaCode: string): boolean {
  return regionCode.startsWith(significantPart(areaCode));
}

/** Cuts the trailing pairs of zeros off, so that what is left is the common start of all codes in the area. */
function significantPart(code: string): string {
  if (code === countryCode) return '';
  if (code.endsWith('0000')) return code.slice(0, -4);
  return code.endsWith('00') ? code.slice(0, -2) : code;
}

/** Finds the code of the smallest listed area that contains another; null for provinces. */
export function findParentCode(code: string, listed: ReadonlySet<string>): string | null {
  const wider = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  // Counties under a province, and the districts of the four municipalities, have no city above them.
  return wider.find((candidate) => candidate !== code && listed.has(candidate)) ?? null;
}

/** Adds to each area the area that contains it. */
export function placeRegions(areas: readonly { readonly code: string; readonly name: string }[]): readonly Region[] {
  const listed = new Set(areas.map(({ code }) => code));
  return areas.map(({ code, name }) => ({ code, name, parent: findParentCode(code, listed) }));
}
