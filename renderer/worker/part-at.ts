import type { PartPlace } from './policy-view';

/** Finds the innermost part that an offset lies in. Shape: `places` in the order of the text, wider ones first. */
export function partAt(places: readonly PartPlace[], offset: number): string | null {
  let found: PartPlace | null = null;
  for (const place of places) {
    if (place.range.start > offset) break;
    if (offset <= place.range.end) found = place;
  }
  return found?.pointer ?? null;
}
