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

/** The words of an event field that choose a row; null where the row is chosen otherwise. */
export function matchWords({ conditions }: Rule): { readonly field: string; readonly words: readonly string[] } | null {
  const [match, second] = conditions.filter(({ role }) => role === 'match');
  if (match?.expression.node !== 'in' || second) return null;
  const { value, tests } = match.expression;
  if (value.node !== 'path' || value.of.node !== 'variable' || value.of.name !== 'event') return null;
  const words = tests.flatMap((test) =>
    test.test === 'equals' && test.value.node === 'literal' && typeof test.value.value === 'string'
      ? [test.value.value]
      : [],
  );
  return words.length === tests.length ? { field: value.field, words } : null;
}

/** Tells whether no event matches two of some rules, because different words of one field choose them. */
export function areDisjoint(rules: readonly PayingRule[]): boolean {
  const matches = rules.map(matchWords);
  const [first] = matches;
  const words = matches.flatMap((match) => match?.words ?? []);
  return (
    rules.length === 1 ||
    (first != null && matches.every((match) => match?.field === first.field) && new Set(words).size === words.length)
  );
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
