import type { ClauseReference } from '../compile/plan';
import type { NumberedRule } from './numbered-rules';

/** What the numbers `r` and `c` of the reasons stand for together; null where the number says nothing. */
export interface Cause {
  readonly kind: 'condition' | 'limit' | 'exclusion';
  readonly policy: string;
  /** Rule the condition belongs to; null for limits and exclusions, which are numbered in their policy. */
  readonly r: number | null;
  readonly c: number;
  readonly id: string | null;
  readonly clause: string | null;
  readonly article: string;
}

/** Lists the conditions, limits and exclusions that the reasons name by numbers. */
export function listCauses(rules: readonly NumberedRule[]): readonly Cause[] {
  const told = ({ clause, article }: ClauseReference) => ({ clause, article });
  const conditions = rules.flatMap(({ number, plan, rule }) =>
    rule.conditions
      .filter(({ role }) => role !== 'match')
      .map(({ from }, index) => ({
        kind: 'condition' as const,
        policy: plan.id,
        r: number,
        c: index + 1,
        id: null,
        ...told(from),
      })),
  );
  const shared = [...new Set(rules.map(({ plan }) => plan))].flatMap(({ id: policy, limits, exclusions }) => [
    ...limits.map(({ id, from }, index) => ({
      kind: 'limit' as const,
      policy,
      r: null,
      c: index + 1,
      id,
      ...told(from),
    })),
    ...exclusions.map(({ id, from }, index) => ({
      kind: 'exclusion' as const,
      policy,
      r: null,
      c: index + 1,
      id,
      ...told(from),
    })),
  ]);
  return [...conditions, ...shared];
}
