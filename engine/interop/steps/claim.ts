import type { PolicyPlan, Rule } from '../../compile/plan';
import { shapeOf, type Shape } from './formula';

/** Members of a claim, and of a line of an earlier year. */
export type ClaimMember = string;

const claimMembers = [
  ...['rule', 'trigger', 'events', 'min', 'max', 'doubt'],
  // The event, and what orders claims of equal worth: day, place of the rule, content and place of the event.
  ...['at', 'day', 'place', 'order', 'tie', 'index'],
];

/** The shape of the claims of a policy: with a member for each event field that any of its limits groups by. */
export function claimShape(plan: PolicyPlan): Shape<ClaimMember> {
  return shapeOf<ClaimMember>([...claimMembers, ...groupFields(plan).map(keyName)]);
}

/** Names the member that holds the value of a field. */
export const keyName = (field: string): string => `key_${field}`;

/** Lists the event fields that group claims. */
export function groupFields({ limits }: PolicyPlan): readonly string[] {
  const fields = limits.flatMap((limit) => [
    ...limit.groupBy,
    ...(limit.operation.kind === 'highest' && limit.operation.differing !== null ? [limit.operation.differing] : []),
  ]);
  return [...new Set(fields)].sort();
}

/** Rules that pay and the events they pay for. */
export interface PayingRule extends Rule {
  readonly trigger: string;
  readonly amount: NonNullable<Rule['amount']>;
}

/** Lists the rules that raise claims. */
export function payingRules({ rules }: PolicyPlan): readonly PayingRule[] {
  return rules.filter((rule): rule is PayingRule => rule.amount !== null && rule.trigger !== null);
}

/** The place of each rule among those of its policy by identifier: the last thing that tells claims apart. */
export function tieOf(rule: PayingRule, rules: readonly PayingRule[]): number {
  return rules.filter(({ id }) => id < rule.id).length;
}

/** The place of each rule in the order that settles ties: by clause, item and label. */
export function placeRules(rules: readonly PayingRule[]): ReadonlyMap<string, number> {
  const keyOf = ({ from, label }: PayingRule): string => JSON.stringify([from.clause ?? '', from.itemId, label]);
  const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const ordered = [...rules].sort(
    (a, b) =>
      compareTexts(a.from.clause ?? '', b.from.clause ?? '') ||
      compareTexts(a.from.itemId, b.from.itemId) ||
      compareTexts(a.label, b.label),
  );
  const keys = [...new Set(ordered.map(keyOf))];
  return new Map(rules.map((rule) => [rule.id, keys.indexOf(keyOf(rule))]));
}
