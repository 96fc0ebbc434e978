import { itemsOfKind, listItems } from '../../check/policy-item';
import type { Rule } from '../../compile/plan';
import type { Enterprise } from '../../enterprise/enterprise';
import { affectedByLines, report, type Analysis } from '../analysis';
import { findWitness } from '../build-witness';
import { allHold, meet } from '../domain/box';
import { labelOfItem, pointerOfItem } from '../item-label';
import type { PolicyScope } from '../policy-scope';

/** Two items of a policy do not pay for one event without a clause that says how they combine; told once for an item. */
export function findItemOverlaps(analysis: Analysis, scope: PolicyScope): void {
  const items = [...scope.items.values()].filter(([first]) => first?.trigger != null && first.unit === 'money');
  items.forEach((later, index) => {
    for (const earlier of items.slice(0, index)) {
      if (!isSameKind(earlier, later) || isSaid(scope, earlier, later)) continue;
      const found = findBoth(scope, earlier, later);
      if (!found) continue;
      tell(analysis, scope, earlier, later, found);
      break;
    }
  });
}

/** What two treasuries pay for one event is meant to come together. */
function isSameKind([a]: readonly Rule[], [b]: readonly Rule[]): boolean {
  return a?.trigger === b?.trigger && a?.payee === b?.payee && a?.payer === b?.payer;
}

/** A limit that reaches rules of both says how they combine, and so does a clause by which each is paid. */
function isSaid({ plan, document }: PolicyScope, earlier: readonly Rule[], later: readonly Rule[]): boolean {
  const both = [earlier, later];
  return (
    plan.limits.some(({ rules }) => both.every((item) => item.some(({ id }) => rules.includes(id)))) ||
    itemsOfKind(listItems(document), 'stacking').some(
      ({ item: { rule, levels, among } }) =>
        rule === 'additive' &&
        levels === undefined &&
        both.every(([first]) => among === undefined || (first !== undefined && among.includes(first.from.itemId))),
    )
  );
}

function findBoth(scope: PolicyScope, earlier: readonly Rule[], later: readonly Rule[]): Enterprise | null {
  for (const rule of later)
    for (const other of earlier) {
      const [left, right] = [scope.boxesOf(rule), scope.boxesOf(other)];
      if (!left?.some((box) => right?.some((second) => meet(box, second)))) continue;
      const condition = allHold([scope.conditionOf(rule), scope.conditionOf(other)]);
      const enterprise = findWitness(scope, { rule, condition }, (tried) => {
        const { lines } = scope.simulate(tried, [rule.from.itemId, other.from.itemId]);
        const [a, b] = [rule, other].map((each) => lines.find((line) => line.rule === each.id));
        return a !== undefined && b !== undefined && a.events.some((event) => b.events.includes(event));
      });
      if (enterprise) return enterprise;
    }
  return null;
}

function tell(
  analysis: Analysis,
  scope: PolicyScope,
  [earlier]: readonly Rule[],
  [later]: readonly Rule[],
  enterprise: Enterprise,
): void {
  if (!earlier || !later) return;
  const items = [earlier.from.itemId, later.from.itemId];
  const both = new Set(
    analysis.results.flatMap(({ lines }) => {
      const own = lines.filter((line) => line.policy === scope.plan.id && items.includes(line.from.itemId));
      return own.filter((line) =>
        own.some(
          (second) =>
            second.from.itemId !== line.from.itemId && second.events.some((event) => line.events.includes(event)),
        ),
      );
    }),
  );
  report(analysis, scope, {
    code: 'analyse/item-overlap',
    at: { pointer: `${pointerOfItem(later.from.pointer)}/id` },
    args: { item: labelOfItem(scope, items[1] ?? ''), other: labelOfItem(scope, items[0] ?? '') },
    witness: { enterprise },
    affected: affectedByLines(analysis, (line) => both.has(line)),
  });
}
