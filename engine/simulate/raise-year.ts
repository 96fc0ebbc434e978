import type { Rule } from '../compile/plan';
import type { Claim, ClaimEvent } from './claim';
import { examineTime } from './examine-event';
import { examinePlace } from './examine-place';
import { asOccasion, listOccasions } from './list-occasions';
import { claimFor } from './raise-claims';
import { raiseOpenClaim } from './raise-open-claim';
import { isOfOtherRow, surveyRules, type RuleOfKind } from './survey-rules';
import type { YearContext } from './year-context';

/**
 * Raises the claims of all rules of a policy for one year. Most enterprises have no event that any rule pays for, and of
 * those they have, day and place refuse most for all rules of the kind alike.
 */
export function raiseYear(context: YearContext): readonly Claim[] {
  if (!context.days) return [];
  const claims: Claim[] = [];
  for (const { trigger, rules } of surveyRules(context.plan).kinds) {
    const events = context.eventsOfYear(trigger);
    if (events?.length === 0) continue;
    if (events === null) for (const { rule } of rules) claims.push(...raiseOpenClaim(rule, trigger, context).claims);
    else claims.push(...raiseForEvents(rules, trigger, events, context));
  }
  return claims;
}

function raiseForEvents(
  rules: readonly RuleOfKind[],
  trigger: string,
  events: readonly ClaimEvent[],
  context: YearContext,
): readonly Claim[] {
  const first = rules[0]?.rule;
  if (!first) return [];
  // The months that an event lists have days of their own: they are examined one by one.
  if (first.monthly)
    return rules.flatMap(({ rule }) => claimFor(rule, listOccasions(rule, trigger, context) ?? [], context));
  const reached = events.filter((event) => !isOutOfReach(first, event, context));
  if (reached.length === 0) return [];
  const occasions = reached.map(asOccasion);
  return rules.flatMap((each) => {
    const own = occasions.filter(({ event }) => !isOfOtherRow(each, event));
    return own.length === 0 ? [] : claimFor(each.rule, own, context);
  });
}

function isOutOfReach(rule: Rule, event: ClaimEvent, context: YearContext): boolean {
  return (
    examineTime(event, rule, context).outcome === 'refused' || examinePlace(event, rule, context).outcome === 'refused'
  );
}
