import type { Fix } from '../../diagnostics/diagnostic';
import { report, type Analysis } from '../analysis';
import { labelOfItem, pointerOfItem } from '../item-label';
import { affectedByBoth, findSharedEvent, listItemPairs, saysHow, type ItemPair } from '../policy-pairs';
import { offerChange } from '../repair-text';

/** Two policies do not pay for one event without saying how they combine; told once for an item and another policy. */
export function findDoubleFunding(analysis: Analysis): void {
  const told = new Set<string>();
  for (const pair of listItemPairs(analysis)) {
    const { scope, other, rules } = pair;
    const key = `${scope.plan.id} ${rules[0]?.from.itemId} ${other.plan.id}`;
    if (told.has(key) || saysHow(pair)) continue;
    const shown = findSharedEvent(analysis, pair);
    if (!shown) continue;
    told.add(key);
    const { rule, twin, enterprise, year } = shown;
    report(analysis, scope, {
      code: 'analyse/double-funding',
      at: { pointer: `${pointerOfItem(rule.from.pointer)}/id` },
      args: {
        item: labelOfItem(scope, rule.from.itemId),
        other: labelOfItem(other, twin.from.itemId),
        policy: other.plan.title,
      },
      witness: { enterprise, year, policies: [scope.plan.id, other.plan.id] },
      affected: affectedByBoth(analysis, pair),
      fixes: stateRelation(analysis, pair),
    });
  }
}

const relations = [
  ['additive', { zh: '写明可叠加', en: 'Let both be paid' }],
  ['highest', { zh: '写明就高', en: 'Let only the higher be paid' }],
  ['exclusive', { zh: '写明不重复', en: 'Let this one not be paid beside the other' }],
  ['topUp', { zh: '写明补差', en: 'Let only the difference be paid' }],
] as const;

/** Offers what the text can say; the drafter chooses. Two policies of one level combine by their conditions alone. */
function stateRelation(analysis: Analysis, { scope, other }: ItemPair): readonly Fix[] {
  const { level } = other.plan;
  if (level === scope.plan.level) return [];
  // Where clauses speak of the levels, the header alone must not name another one.
  if (scope.document.policy.otherLevels === undefined && Object.keys(scope.plan.relations).length > 0) return [];
  const before = scope.document.policy.otherLevels;
  return relations.flatMap(([relation, title]) =>
    before === undefined
      ? offerChange(analysis, scope, title, {
          kind: 'set',
          pointer: '/policy/otherLevels',
          value: { [level]: relation },
        })
      : offerChange(analysis, scope, title, { kind: 'set', pointer: `/policy/otherLevels/${level}`, value: relation }),
  );
}
