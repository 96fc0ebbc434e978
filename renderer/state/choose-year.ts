import type { AppState } from './app-state';

/** Chooses the year to simulate first: this year where a policy is in force, else the year closest to it. */
export function chooseYear(analyses: AppState['analyses'], today: number): number {
  const years = listPolicyYears(analyses, today);
  return years.reduce<number>(
    (best, year) => (best === today || Math.abs(year - today) < Math.abs(best - today) ? year : best),
    years[0] ?? today,
  );
}

/** Lists the years that can be chosen: those of the policies and their neighbours, and this year. */
export function listYears(analyses: AppState['analyses'], today: number): readonly number[] {
  const years = listPolicyYears(analyses, today);
  const first = Math.min(today, ...years) - 1;
  const last = Math.max(today, ...years) + 1;
  const span = Math.min(last - first + 1, 40);
  return Array.from({ length: span }, (_, index) => last - index);
}

function listPolicyYears(analyses: AppState['analyses'], today: number): readonly number[] {
  return Object.values(analyses).flatMap(({ policy }) => {
    const term = policy?.view?.head.term;
    if (!term) return [];
    const from = Number((term.from ?? term.to)?.slice(0, 4) ?? today);
    const to = Number(term.to?.slice(0, 4) ?? Math.max(from, today));
    return Array.from({ length: Math.min(Math.max(0, to - from + 1), 30) }, (_, index) => from + index);
  });
}
