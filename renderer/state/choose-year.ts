import type { AppState } from './app-state';

/** Chooses the year to simulate first: the one in which most policies are in force, of those the closest to today. */
export function chooseYear(analyses: AppState['analyses'], today: number): number {
  const counts = new Map<number, number>();
  for (const year of listPolicyYears(analyses, today)) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [best] = [...counts].sort(
    ([a, countA], [b, countB]) => countB - countA || Math.abs(a - today) - Math.abs(b - today),
  );
  return best?.[0] ?? today;
}

/** Lists the years that can be chosen, the last first: those of the policies and their neighbours, and this year. */
export function listYears(analyses: AppState['analyses'], today: number): readonly number[] {
  const years = listPolicyYears(analyses, today);
  const first = Math.min(today, ...years) - 1;
  const last = Math.max(today, ...years) + 1;
  return Array.from({ length: Math.min(last - first + 1, longestList) }, (_, index) => last - index);
}

/** A slip in a year must not make a list of centuries. */
const longestList = 40;

function listPolicyYears(analyses: AppState['analyses'], today: number): readonly number[] {
  return Object.values(analyses).flatMap(({ policy }) => {
    const term = policy?.view?.head.term;
    if (!term) return [];
    const from = Number((term.from ?? term.to)?.slice(0, 4) ?? today);
    const to = Number(term.to?.slice(0, 4) ?? Math.max(from, today));
    return Array.from({ length: Math.min(Math.max(0, to - from + 1), longestList) }, (_, index) => from + index);
  });
}
