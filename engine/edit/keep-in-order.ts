/**
 * Chooses the most elements of a list that can stay where they are while the others move around them: the longest
 * increasing run of their former places. Cost: the square of the length.
 */
export function keepInOrder(places: readonly (number | null)[]): ReadonlySet<number> {
  const kept = places.filter((place) => place !== null);
  const best: { readonly length: number; readonly before: number | null }[] = [];
  kept.forEach((place, index) => {
    let chosen: (typeof best)[number] = { length: 1, before: null };
    for (let other = 0; other < index; other += 1) {
      const candidate = best[other];
      if (candidate && (kept[other] ?? 0) < place && candidate.length >= chosen.length) {
        chosen = { length: candidate.length + 1, before: other };
      }
    }
    best.push(chosen);
  });
  let at: number | null = null;
  best.forEach(({ length }, index) => {
    if (at === null || length > (best[at]?.length ?? 0)) at = index;
  });
  const stays = new Set<number>();
  while (at !== null) {
    stays.add(kept[at] ?? 0);
    at = best[at]?.before ?? null;
  }
  return stays;
}
