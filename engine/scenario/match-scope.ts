import { nameOf, type Measure } from './measure';

const kindWords: Readonly<Record<string, string>> = {
  奖励: 'award',
  补贴: 'subsidy',
  津贴: 'allowance',
  award: 'award',
  subsidy: 'subsidy',
  allowance: 'allowance',
};

/** How closely a scope fits a measure: 3 names it, 2 its policy, 1 its kind, 0 says nothing of either; null: not it. */
export function matchScope(scope: string | null, measure: Measure): 0 | 1 | 2 | 3 | null {
  if (scope === null) return 0;
  if (scope === nameOf(measure)) return 3;
  if (scope === measure.policy) return 2;
  return Object.hasOwn(kindWords, scope) && kindWords[scope] === measure.kind ? 1 : null;
}

/** Tells whether a word names a kind of measure, whether or not there is one. */
export function isKindWord(scope: string): boolean {
  return Object.hasOwn(kindWords, scope);
}
