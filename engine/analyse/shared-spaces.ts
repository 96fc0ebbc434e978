import type { Rule } from '../compile/plan';
import { isWithin as isWithinArea } from '../vocabulary/region-hierarchy';
import type { Analysis } from './analysis';
import { boxesOf, type Box } from './domain/box';
import { createSpace, type Space } from './domain/space';
import type { PolicyScope } from './policy-scope';

/** The rules of all policies in one space for each kind of event, so that any two can be laid over one another. */
export interface SharedSpaces {
  spaceFor(trigger: string | null, anyDay: boolean): Space;
  boxes(scope: PolicyScope, rule: Rule): readonly Box[] | null;
}

const known = new WeakMap<Analysis, SharedSpaces>();

/** Gives the spaces of an analysis, made once for all rules that compare policies. */
export function sharedSpacesOf(analysis: Analysis): SharedSpaces {
  const spaces = known.get(analysis) ?? createSharedSpaces(analysis);
  known.set(analysis, spaces);
  return spaces;
}

function createSharedSpaces({ policies, vocabulary }: Analysis): SharedSpaces {
  const spaces = new Map<string, Space>();
  const known = new Map<Rule, readonly Box[] | null>();
  const spaceFor = (trigger: string | null, anyDay: boolean): Space => {
    const key = `${trigger ?? ''} ${anyDay}`;
    const conditions = (scope: PolicyScope) =>
      scope.plan.rules
        .filter((rule) => rule.trigger === trigger && rule.amount !== null)
        .map((rule) => scope.conditionOf(rule, anyDay));
    const space = spaces.get(key) ?? createSpace({ vocabulary, trigger }, policies.flatMap(conditions));
    spaces.set(key, space);
    return space;
  };
  return {
    spaceFor,
    boxes: (scope, rule) => {
      if (!known.has(rule)) known.set(rule, boxesOf(spaceFor(rule.trigger, false), scope.conditionOf(rule)));
      return known.get(rule) ?? null;
    },
  };
}

/** Whether some enterprise can meet two policies at once: in one area, on one day. */
export function meetSomewhere({ plan: a }: PolicyScope, { plan: b }: PolicyScope): boolean {
  const near = isWithinArea(a.region, b.region) || isWithinArea(b.region, a.region);
  const [from, to] = [a.window, b.window];
  return (
    near &&
    from?.from != null &&
    to?.from != null &&
    (to.to === null || from.from <= to.to) &&
    (from.to === null || to.from <= from.to)
  );
}
