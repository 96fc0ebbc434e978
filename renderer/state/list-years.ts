import { listTermYears, longestYears, type Period } from '../../engine/index';
import type { AppState } from './app-state';

/** Lists the terms of the policies that can be read. */
export function listTerms(analyses: AppState['analyses']): readonly Period[] {
  return Object.values(analyses).flatMap(({ policy }) => policy?.view?.head.term ?? []);
}

/** Lists the years that can be chosen, the last first: those of the policies and their neighbours, and this year. */
export function listYears(analyses: AppState['analyses'], today: number): readonly number[] {
  const years = listTermYears(listTerms(analyses), today);
  const first = Math.min(today, ...years) - 1;
  const last = Math.max(today, ...years) + 1;
  return Array.from({ length: Math.min(last - first + 1, longestYears) }, (_, index) => last - index);
}
