import { areDisjoint } from '../../compile/match-words';
import type { Limit, PolicyPlan } from '../../compile/plan';
import { type PayingRule } from './claim';
import { cutsEachEvent } from './make-claim';

/** Rules that limits reach together. */
export interface Component {
  readonly rules: readonly PayingRule[];
  readonly items: readonly string[];
  readonly limits: readonly Limit[];
  /** Those of them that do anything. */
  readonly effective: readonly Limit[];
}

/** Tells whether a limit counts what was paid in earlier years. */
export const looksBack = ({ within }: Limit): boolean => within === 'term' || within === 'life';

/** Joins the rules that one limit reaches. */
export function joinRules(plan: PolicyPlan, rules: readonly PayingRule[]): readonly Component[] {
  let groups: (readonly PayingRule[])[] = [...new Set(rules.map(({ from }) => from.itemId))].map((item) =>
    rules.filter(({ from }) => from.itemId === item),
  );
  const isReached = (group: readonly PayingRule[], limit: Limit): boolean =>
    group.some(({ id }) => limit.rules.includes(id));
  for (const limit of plan.limits) {
    const joined = groups.filter((group) => isReached(group, limit)).flat();
    if (joined.length > 0) groups = [...groups.filter((group) => !isReached(group, limit)), joined];
  }
  return groups.map((group) => {
    const limits = plan.limits.filter((limit) => isReached(group, limit));
    const ordered = rules.filter((rule) => group.includes(rule));
    return {
      rules: ordered,
      items: [...new Set(ordered.map(({ from }) => from.itemId))],
      limits,
      effective: limits.filter((limit) => doesAnything(limit, ordered)),
    };
  });
}

/** Of rows that no event can match together there is never more than one claim for it. */
function doesAnything(limit: Limit, rules: readonly PayingRule[]): boolean {
  const members = membersOf(limit, rules);
  const { operation, within, groupBy } = limit;
  if (members.length === 0) return false;
  const isEach = members.every(({ claim, monthly }) => claim === 'event' && !monthly);
  return !(
    operation.kind === 'highest' &&
    within === 'event' &&
    groupBy.length === 0 &&
    isEach &&
    areDisjoint(members)
  );
}

export const membersOf = (limit: Limit, rules: readonly PayingRule[]): readonly PayingRule[] =>
  rules.filter((rule) => limit.rules.includes(rule.id) && !cutsEachEvent(limit, rule));

export function modalityOf(rule: PayingRule | undefined): string {
  if (!rule) return '';
  return rule.amount.kind === 'share' ? rule.amount.rate.modality : rule.amount.amount.modality;
}

/** Whether an amount has no upper end. */
export const isUnbounded = (rule: PayingRule): boolean => modalityOf(rule) === 'atLeast';

export function keysOf({ groupBy, operation }: Limit): readonly string[] {
  return operation.kind === 'highest' && operation.differing !== null ? [...groupBy, operation.differing] : groupBy;
}
