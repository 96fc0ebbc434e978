import type { ClauseReference, LevelRelation, PolicyPlan } from '../compile/plan';

/**
 * Says how the money of a policy stands to that of another: what the policy itself says about the level of the other.
 * Where both give way to one another, or one of them keeps only the higher, the enterprise gets the higher of the two.
 */
export function relate(own: PolicyPlan, other: PolicyPlan): LevelRelation {
  const said = own.relations[other.level] ?? 'additive';
  const answered = other.relations[own.level] ?? 'additive';
  if (said === 'highest' || answered === 'highest') return 'highest';
  return said !== 'additive' && answered !== 'additive' ? 'highest' : said;
}

/** Names the clause of a policy that speaks of the level of another, where one does. */
export function relationClause(own: PolicyPlan, other: PolicyPlan): ClauseReference | null {
  return own.relationClauses?.[other.level] ?? null;
}
