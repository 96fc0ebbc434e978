import type { Period } from './calendar';

/** A slip in a year must not make a list of centuries. */
export const longestYears = 40;

/** Lists the calendar years that terms cover, one entry for each term and year; an open end reaches to `today`. */
export function listTermYears(terms: readonly Period[], today: number): readonly number[] {
  return terms.flatMap(({ from, to }) => {
    const first = Number((from ?? to)?.slice(0, 4) ?? today);
    const last = Number(to?.slice(0, 4) ?? Math.max(first, today));
    return Array.from({ length: Math.min(Math.max(0, last - first + 1), longestYears) }, (_, index) => first + index);
  });
}

/** Chooses the year to look at first: the one in which most policies are in force, of those the closest to today. */
export function chooseYear(terms: readonly Period[], today: number): number {
  const counts = new Map<number, number>();
  for (const year of listTermYears(terms, today)) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [best] = [...counts].sort(
    ([a, countA], [b, countB]) => countB - countA || Math.abs(a - today) - Math.abs(b - today),
  );
  return best?.[0] ?? today;
}
