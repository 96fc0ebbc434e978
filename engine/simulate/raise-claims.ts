import { noMoney, type MoneyInterval } from '../values/money';
import type { AmountPlan, Rule } from '../compile/plan';
import { mergeNeeds, type Claim, type ClaimEvent } from './claim';
import { examineEvent, type Examination } from './examine-event';
import { appraiseFigure, appraiseShare } from './judge';
import type { FactNeed, Step } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** What a rule makes of the events of a year: claims, and the events it refused. */
export interface RuleOutcome {
  readonly claims: readonly Claim[];
  readonly refused: readonly Examination[];
}

const UNKNOWN_MONEY: MoneyInterval = { min: noMoney, max: null };

/** Raises the claims of one money rule for one year (steps 1 to 5 of the semantics). */
export function raiseClaims(rule: Rule, context: YearContext): RuleOutcome {
  if (!rule.trigger || !rule.amount) return { claims: [], refused: [] };
  const events = context.eventsOfYear(rule.trigger);
  if (events === null)
    return { claims: context.days ? raiseUnknownClaim(rule, rule.trigger, context) : [], refused: [] };
  const examined = events.map((event) => examineEvent(rule, event, context));
  const admitted = examined.filter(({ verdict }) => verdict === 'eligible' || verdict === 'unknown');
  const refused = examined.filter(({ verdict }) => verdict !== 'eligible' && verdict !== 'unknown');
  if (admitted.length === 0) return { claims: [], refused };
  const claims =
    rule.claim === 'year'
      ? [raiseClaim(rule, rule.amount, admitted, context)]
      : admitted.map((examination) => raiseClaim(rule, rule.amount as AmountPlan, [examination], context));
  return { claims, refused };
}

function raiseClaim(rule: Rule, plan: AmountPlan, admitted: readonly Examination[], context: YearContext): Claim {
  const certain = admitted.some(({ verdict }) => verdict === 'eligible');
  const appraised =
    plan.kind === 'share' ? appraiseShares(plan, rule, admitted, context) : appraiseOnce(plan, rule, admitted, context);
  const full = appraised.amount;
  // An unknown condition gives a claim between nothing and the full amount.
  const entitled = certain ? full : { min: noMoney, max: full.max };
  const events = admitted.map(({ event }) => event);
  const steps = mergeSteps(admitted);
  return {
    id: `${context.plan.id}/${rule.id}/${rule.claim === 'year' ? context.year : (events[0]?.path ?? '')}`,
    plan: context.plan,
    rule,
    date: lastDate(events, context),
    events,
    entitled,
    amount: entitled,
    needs: mergeNeeds([...admitted.map(({ needs }) => needs), appraised.needs]),
    steps: [...steps, { ...appraised.step, before: null, after: entitled }],
  };
}

interface AppraisedClaim {
  readonly amount: MoneyInterval;
  readonly needs: readonly FactNeed[];
  readonly step: Omit<Step, 'before' | 'after'>;
}

function appraiseOnce(
  plan: Extract<AmountPlan, { kind: 'amount' }>,
  rule: Rule,
  admitted: readonly Examination[],
  context: YearContext,
): AppraisedClaim {
  const [first] = admitted;
  const scope = first && rule.trigger ? context.scopeOf(rule.trigger, first.event) : context.scopeWithoutEvent();
  const { amount, needs, facts } = appraiseFigure(plan.amount, scope);
  return {
    amount,
    needs,
    step: { stage: 'amount', outcome: 'granted', message: say.amount(amount), from: rule.from, facts, by: null },
  };
}

function appraiseShares(
  plan: Extract<AmountPlan, { kind: 'share' }>,
  rule: Rule,
  admitted: readonly Examination[],
  context: YearContext,
): AppraisedClaim {
  const trigger = rule.trigger ?? '';
  const scopes = admitted.map(({ event, verdict }) => ({
    scope: context.scopeOf(trigger, event),
    certain: verdict === 'eligible',
  }));
  const share = appraiseShare(plan.base, plan.rate, scopes);
  const message = say.share(share.base, share.rate, share.amount);
  return {
    amount: share.amount,
    needs: share.needs,
    step: { stage: 'amount', outcome: 'granted', message, from: rule.from, facts: share.facts, by: null },
  };
}

/** Several events of one claim: the steps of the first, with the facts of all. */
function mergeSteps(admitted: readonly Examination[]): readonly Step[] {
  const [first] = admitted;
  if (!first) return [];
  return first.steps.map((step, index) => ({
    ...step,
    outcome: admitted.some((each) => each.steps[index]?.outcome === 'passed') ? step.outcome : 'unknown',
    facts: admitted.flatMap((each) => each.steps[index]?.facts ?? []),
  }));
}

function lastDate(events: readonly ClaimEvent[], context: YearContext): Claim['date'] {
  const dates = events.flatMap(({ event }) => (event.date ? [event.date] : [])).sort();
  return dates.at(-1) ?? context.referenceDay('yearEnd');
}

/** Nobody knows whether there are such events: the claim may be anything. One for each item, not for each table row. */
function raiseUnknownClaim(rule: Rule, trigger: string, context: YearContext): readonly Claim[] {
  const firstOfItem = context.plan.rules.find((other) => other.from.itemId === rule.from.itemId);
  if (firstOfItem?.id !== rule.id) return [];
  const { label } = context.collection(trigger);
  const needs = [{ path: trigger, label }];
  const step: Step = {
    stage: 'trigger',
    outcome: 'unknown',
    message: say.eventsUnknown(label),
    from: rule.from,
    facts: [],
    before: null,
    after: UNKNOWN_MONEY,
    by: null,
  };
  return [
    {
      id: `${context.plan.id}/${rule.id}/?`,
      plan: context.plan,
      rule,
      date: context.referenceDay('yearEnd'),
      events: [],
      entitled: UNKNOWN_MONEY,
      amount: UNKNOWN_MONEY,
      needs,
      steps: [step],
    },
  ];
}
