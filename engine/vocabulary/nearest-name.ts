/**
 * Finds the candidate a mistyped word most likely means, or null when none is near.
 *
 * Cost: the product of the word lengths for each candidate.
 */
export function nearestName(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const allowed = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    const distance = editDistance(word, candidate, Math.min(allowed, bestDistance));
    // A word of one or two characters shares too little with another for a guess.
    if (distance > allowed || distance >= candidate.length || distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** Counts insertions, deletions, replacements and swaps of neighbours; gives up above `limit`. */
function editDistance(left: string, right: string, limit: number): number {
  const from = [...left.toLowerCase()];
  const to = [...right.toLowerCase()];
  if (Math.abs(from.length - to.length) > limit) return Infinity;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1])
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[to.length] ?? Infinity;
}
