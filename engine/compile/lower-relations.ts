import { itemsOfKind } from '../check/policy-item';
import type { CompileContext } from './compile-context';
import type { FiscalLevel, LevelRelation } from './plan';

/** Gathers how the policy's money combines with that of other levels, from the header and the stacking items. */
export function lowerRelations(context: CompileContext): Readonly<Partial<Record<FiscalLevel, LevelRelation>>> {
  const relations: Partial<Record<FiscalLevel, LevelRelation>> = {};
  for (const { item } of itemsOfKind(context.items, 'stacking'))
    if (item.rule !== 'sharedCap') for (const level of item.levels ?? []) relations[level] = item.rule;
  // The check refuses a contradiction; while one is being typed the header counts.
  return { ...relations, ...context.checked.source.document.policy.otherLevels };
}
