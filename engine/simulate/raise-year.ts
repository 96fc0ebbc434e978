import type { Rule } from '../compile/plan';
import type { Claim, Occasion } from './claim';
import { listOccasions } from './list-occasions';
import { reachOf, type ReachOfKind } from './may-claim';
import { claimFor } from './raise-claims';
import { raiseOpenClaim } from './raise-open-claim';
import { isOfOtherRow, rulesFor, surveyRules, type RulesOfKind } from './survey-rules';
import { selectEvents, type YearContext } from './year-context';

/**
 * Raises the claims of all rules of a policy for one year. Most enterprises have no event that any rule pays for, and of
 * those they have, day and place refuse most for all rules of the kind alike.
 */
export function raiseYear(context: YearContext): readonly Claim[] {
  const { plan, enterprise, year, vocabulary, days } = context;
  if (!days) return [];
  const reached = reachOf(plan, year, vocabulary).from(enterprise.fields['region']);
  const claims: Claim[] = [];
  for (const kind of surveyRules(plan).kinds) {
    const reach = reached.find(({ trigger }) => trigger === kind.trigger);
    if (reach) claims.push(...raiseForKind(kind, reach, context));
  }
  return claims;
}

function raiseForKind(kind: RulesOfKind, reach: ReachOfKind, context: YearContext): readonly Claim[] {
  const { trigger, rules } = kind;
  const events = context.enterprise.events[trigger];
  if (events === undefined) return rules.flatMap(({ rule }) => raiseOpenClaim(rule, trigger, context).claims);
  // The months that an event lists have days of their own: they are examined one by one.
  if (!rules[0]?.rule.monthly)
    return raiseForOccasions(kind, selectEvents(events, trigger, context.year, reach), context);
  if (!events.some((event) => reach.admits(event))) return noClaims;
  return rules.flatMap(({ rule }) => claimFor(rule, listOccasions(rule, trigger, context) ?? [], context));
}

const noClaims: readonly Claim[] = [];

function raiseForOccasions(kind: RulesOfKind, occasions: readonly Occasion[], context: YearContext): readonly Claim[] {
  const [only, second] = occasions;
  if (!only) return noClaims;
  const claims: Claim[] = [];
  const claim = (rule: Rule, own: readonly Occasion[]): void => {
    if (own.length > 0) claims.push(...claimFor(rule, own, context));
  };
  if (second)
    for (const each of kind.rules)
      claim(
        each.rule,
        occasions.filter(({ event }) => !isOfOtherRow(each, event)),
      );
  else for (const each of rulesFor(kind, only.event)) claim(each.rule, occasions);
  return claims;
}
