import { itemsOfKind } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import type { ClauseReference, FiscalLevel, LevelRelation } from './plan';
import { referToClause } from './refer-to-clause';

const levels: readonly FiscalLevel[] = ['nation', 'province', 'city', 'district'];

/** Gathers how the policy's money combines with that of other levels, from the header and the stacking items. */
export function lowerRelations(context: CompileContext): Readonly<Partial<Record<FiscalLevel, LevelRelation>>> {
  const header = context.checked.source.document.policy.otherLevels ?? {};
  const rules = itemsOfKind(context.items, 'stacking').map(({ item }) => item);
  const relations = levels.flatMap((level) => {
    const spoken = rules.find((rule) => rule.rule !== 'sharedCap' && rule.levels?.includes(level))?.rule;
    // The check refuses a contradiction; while one is being typed the header counts.
    const relation = header[level] ?? (spoken === 'sharedCap' ? undefined : spoken);
    return relation ? [[level, relation] as const] : [];
  });
  return Object.fromEntries(relations);
}

/** Names the clauses that say how the policy's money combines with that of other levels. */
export function lowerRelationClauses(context: CompileContext): Readonly<Partial<Record<FiscalLevel, ClauseReference>>> {
  const placed = itemsOfKind(context.items, 'stacking').filter(({ item }) => item.rule !== 'sharedCap');
  const clauses = levels.flatMap((level) => {
    const spoken = placed.find(({ item }) => item.levels?.includes(level));
    return spoken ? [[level, referToClause(spoken)] as const] : [];
  });
  return Object.fromEntries(clauses);
}
