import { isNothing, noMoney, type MoneyInterval } from '../values/money';
import type { ClauseReference, Rule } from '../compile/plan';
import { boundOpenClaim } from './bound-open-claim';
import { mergeNeeds, type Claim } from './claim';
import { groupByItem } from './describe-item';
import { examineSeat } from './examine-place';
import type { Finding } from './finding';
import { judgeWithoutEvent } from './judge-without-event';
import type { Step } from './result';
import type { RuleOutcome } from './rule-outcome';
import { say } from './step-messages';
import { surveyRules } from './survey-rules';
import type { YearContext } from './year-context';

const none: RuleOutcome = { claims: [], refused: [] };

/**
 * Raises the claim of an item for events that nobody filled in: it stands for any number of claims under every rule of
 * the item, and may come to nothing. Where the seat or a condition on the enterprise alone already fails, no event
 * could help, and the item is refused.
 */
export function raiseOpenClaim(rule: Rule, trigger: string, context: YearContext): RuleOutcome {
  const { paying } = surveyRules(context.plan);
  const found = groupByItem(paying).find(({ rules }) => rules[0]?.id === rule.id);
  if (!context.days || !found) return none;
  const { label } = context.collection(trigger);
  const { rules: item, from, label: title } = found;
  const seat = seatFinding(trigger, context);
  const start = () => [...(seat ? [seat.tell()] : []), unknownEvents(from, trigger, context)];
  const judged = item.map((each) => ({ rule: each, failing: judgeWithoutEvent(each, context) }));
  const open = judged.filter(({ failing }) => failing.length === 0).map((each) => each.rule);
  if (seat?.outcome === 'refused' || open.length === 0)
    return {
      claims: [],
      refused: [
        { event: null, verdict: 'refused', wordField: null, steps: [...start(), ...(judged[0]?.failing ?? [])] },
      ],
    };
  const amount: MoneyInterval = { min: noMoney, max: boundOpenClaim(open, context) };
  const tellAmount = (): Step => ({
    stage: 'amount',
    outcome: 'unknown',
    message: say.openAmount(amount, rule.unit),
    from,
    facts: [],
    before: null,
    after: amount,
    by: null,
  });
  const claim: Claim = {
    id: `${context.plan.id}/${from.itemId}/?`,
    plan: context.plan,
    rule: { ...rule, from, label: title },
    standsFor: item.map(({ id }) => id),
    date: context.referenceDay('yearEnd'),
    events: [],
    entitled: amount,
    amount,
    needs: mergeNeeds([[{ path: trigger, label }], seat?.needs ?? []]),
    shifts: false,
    shiftedBy: [],
    shiftsAmong: [],
    shiftedAs: null,
    trail: [
      { stage: null, tell: start },
      { stage: 'amount', tell: () => [tellAmount()] },
    ],
  };
  return { claims: isNothing(amount) ? [] : [claim], refused: [] };
}

function unknownEvents(from: ClauseReference, trigger: string, context: YearContext): Step {
  const { label } = context.collection(trigger);
  return {
    stage: 'trigger',
    outcome: 'unknown',
    message: say.eventsUnknown(label),
    from,
    facts: [{ path: trigger, label, value: null }],
    before: null,
    after: null,
    by: null,
  };
}

/** The seat is tested where it counts whatever the event. */
export function seatFinding(trigger: string, context: YearContext): Finding | null {
  const hasOwnPlace = context.collection(trigger).placeField !== null;
  return hasOwnPlace && context.plan.jurisdiction.place === 'event' ? null : examineSeat(context);
}
