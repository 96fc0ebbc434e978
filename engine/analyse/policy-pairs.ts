import type { Rule } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import { affectedByLines, type Analysis } from './analysis';
import { findWitness } from './build-witness';
import { allHold, canHold, meet, negationOf } from './domain/box';
import { keyOf } from './domain/map-expression';
import type { Affected } from './finding';
import type { PolicyScope } from './policy-scope';
import { meetSomewhere, sharedSpacesOf } from './shared-spaces';

/** Two items of two policies that pay for the same kind of event. */
export interface ItemPair {
  readonly scope: PolicyScope;
  readonly other: PolicyScope;
  readonly rules: readonly Rule[];
  readonly others: readonly Rule[];
}

/** A row of each item that pays one enterprise for one event. */
export interface ShownPair {
  readonly rule: Rule;
  readonly twin: Rule;
  readonly enterprise: Enterprise;
  readonly year: number;
}

const lists = new WeakMap<Analysis, readonly ItemPair[]>();

/** Lists the pairs of items, of policies that can meet, that give money to the same payee for the same kind of event. */
export function listItemPairs(analysis: Analysis): readonly ItemPair[] {
  const known = lists.get(analysis);
  if (known) return known;
  const pairs = analysis.policies.flatMap((scope, index) =>
    analysis.policies.slice(index + 1).flatMap((other) => (meetSomewhere(scope, other) ? pairItems(scope, other) : [])),
  );
  lists.set(analysis, pairs);
  return pairs;
}

function pairItems(scope: PolicyScope, other: PolicyScope): readonly ItemPair[] {
  const byKind = new Map<string, (readonly Rule[])[]>();
  for (const others of other.items.values()) {
    const key = kindOf(others);
    if (key !== null) byKind.set(key, [...(byKind.get(key) ?? []), others]);
  }
  return [...scope.items.values()].flatMap((rules) =>
    (byKind.get(kindOf(rules) ?? '') ?? []).map((others) => ({ scope, other, rules, others })),
  );
}

function kindOf([first]: readonly Rule[]): string | null {
  return first?.trigger == null || first.unit !== 'money' ? null : `${first.trigger} ${first.payee}`;
}

/** Whether one of two policies says how it combines with the level of the other. */
export function saysHow({ scope: { plan: a }, other: { plan: b } }: Pick<ItemPair, 'scope' | 'other'>): boolean {
  return a.relations[b.level] !== undefined || b.relations[a.level] !== undefined;
}

/** Whether two items pay the same for the same, row by row, whatever their words. */
export function paySame(analysis: Analysis, pair: ItemPair): boolean {
  const { rules, others } = pair;
  if (rules.length !== others.length) return false;
  const left = [...others];
  return rules.every((rule) => {
    const index = left.findIndex((candidate) => isSamePayment(analysis, pair, rule, candidate));
    if (index < 0) return false;
    left.splice(index, 1);
    return true;
  });
}

function isSamePayment(analysis: Analysis, { scope, other }: ItemPair, rule: Rule, candidate: Rule): boolean {
  const [a, b] = [amountOf(scope, rule), amountOf(other, candidate)];
  if (a === null || a !== b || rule.claim !== candidate.claim) return false;
  const [left, right] = [scope.conditionOf(rule, true), other.conditionOf(candidate, true)];
  const space = sharedSpacesOf(analysis).spaceFor(rule.trigger, true);
  return (
    canHold(space, allHold([left, negationOf(right)])) === 'no' &&
    canHold(space, allHold([right, negationOf(left)])) === 'no'
  );
}

/** Names what a rule pays, so that the same has the same name; null where that depends on facts in another way. */
function amountOf(scope: PolicyScope, { amount }: Rule): string | null {
  if (!amount) return null;
  const figure = amount.kind === 'share' ? amount.rate : amount.amount;
  const constant = scope.steadyConstantOf(figure);
  if (!constant) return null;
  const base = amount.kind === 'share' ? keyOf(scope.resolve(amount.base, true)) : '';
  return `${amount.kind} ${constant.min} ${constant.max} ${base}`;
}

/**
 * The first rows of two items that both pay an enterprise for the same event; with `orGivesWay`, also where one of the
 * two claims gives way to the other because the texts say so.
 */
export function findSharedEvent(
  analysis: Analysis,
  { scope, other, rules, others }: ItemPair,
  { orGivesWay = false }: { readonly orGivesWay?: boolean } = {},
): ShownPair | null {
  const shared = sharedSpacesOf(analysis);
  for (const rule of rules)
    for (const twin of others) {
      const [left, right] = [shared.boxes(scope, rule), shared.boxes(other, twin)];
      if (!left?.some((box) => right?.some((second) => meet(box, second)))) continue;
      const shown = showBoth(analysis, [scope, other], [rule, twin], orGivesWay);
      if (shown) return { rule, twin, ...shown };
    }
  return null;
}

/** An enterprise that both policies pay for the same event. */
function showBoth(
  analysis: Analysis,
  [scope, other]: readonly [PolicyScope, PolicyScope],
  [rule, twin]: readonly [Rule, Rule],
  orGivesWay: boolean,
): Pick<ShownPair, 'enterprise' | 'year'> | null {
  // The narrower area and the day of the first policy: where the other does not apply then, the trial fails.
  const home = scope.plan.region.replace(/0+$/, '').length >= other.plan.region.replace(/0+$/, '').length;
  const [near, far] = home ? [scope, other] : [other, scope];
  const [nearRule, farRule] = home ? [rule, twin] : [twin, rule];
  const condition = allHold([near.conditionOf(nearRule), far.conditionOf(farRule)]);
  const space = sharedSpacesOf(analysis).spaceFor(rule.trigger, false);
  const enterprise = findWitness(near, { rule: nearRule, condition, space }, (tried) => {
    const { vocabulary } = analysis;
    const { lines, refused } = simulateEnterprise([scope.plan, other.plan], tried, { year: near.year, vocabulary });
    const [a, b] = [rule, twin].map((each, index) =>
      [...lines, ...(orGivesWay ? refused : [])].find(
        (line) => line.policy === [scope, other][index]?.plan.id && line.from.itemId === each.from.itemId,
      ),
    );
    return a !== undefined && b !== undefined && a.events.some((event) => b.events.includes(event));
  });
  return enterprise && { enterprise, year: near.year };
}

/** The loaded enterprises that both items pay for one event, and what the two pay them. Units: fen. */
export function affectedByBoth(analysis: Analysis, { scope, other, rules, others }: ItemPair): Affected {
  const items = [`${scope.plan.id} ${rules[0]?.from.itemId}`, `${other.plan.id} ${others[0]?.from.itemId}`];
  const isOne = (line: { policy: string; from: { itemId: string } }): boolean =>
    items.includes(`${line.policy} ${line.from.itemId}`);
  const twice = new Set(
    analysis.results.flatMap(({ lines }) => {
      const own = lines.filter(isOne);
      return own.filter((line) =>
        own.some(
          (second) => second.policy !== line.policy && second.events.some((event) => line.events.includes(event)),
        ),
      );
    }),
  );
  return affectedByLines(analysis, (line) => twice.has(line));
}
