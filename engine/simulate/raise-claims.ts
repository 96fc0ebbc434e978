import { nothing, type MoneyInterval } from '../values/money';
import type { AmountPlan, Rule } from '../compile/plan';
import type { EnterpriseEvent } from '../enterprise/enterprise';
import { appraiseBest, appraiseShares, appraiseSum, type AppraisedClaim } from './appraise-claim';
import { compareEvents, mergeNeeds, type Claim, type ClaimEvent, type Occasion } from './claim';
import { examineEvent, makeExamination, type Examination } from './examine-event';
import { bareStep } from './finding';
import { listOccasions } from './list-occasions';
import { mergeSteps } from './merge-steps';
import { paysBestRow } from './pays-best-row';
import { raiseOpenClaim } from './raise-open-claim';
import { say } from './step-messages';
import { isOfOtherRow, surveyRules, type RuleOfKind } from './survey-rules';
import type { Refusal, RuleOutcome, RuleVerdict } from './rule-outcome';
import { TakenStep, type Passage } from './trail';
import type { YearContext } from './year-context';

/**
 * Raises the claims of one money rule for one year (steps 1 to 5 of the semantics), and says which events it refused.
 */
export function raiseClaims(rule: Rule, context: YearContext): RuleOutcome {
  const { trigger } = rule;
  if (!trigger || !rule.amount) return none;
  const occasions = listOccasions(rule, trigger, context);
  if (occasions === null) return raiseOpenClaim(rule, trigger, context);
  const examined = occasions.map((each) => examineOccasion(rule, each, context));
  return { claims: claimExamined(rule, occasions, examined, context), refused: examined.filter(isRefusal) };
}

/** Raises the claims of one money rule for some of the occasions of a year. */
export function claimFor(rule: Rule, occasions: readonly Occasion[], context: YearContext): readonly Claim[] {
  const examined = occasions.map((each) => examineOccasion(rule, each, context));
  return claimExamined(rule, occasions, examined, context);
}

/**
 * Says which events of a year a money rule takes and which it refuses, and works no amount out. Of the rows of one table
 * that are chosen by one field, the first that an event is not of answers for all of them: they would say the same.
 */
export function judgeEvents(rule: Rule, context: YearContext, answered: OtherRows): RuleVerdict {
  const { trigger } = rule;
  if (!trigger || !rule.amount) return none;
  const occasions = listOccasions(rule, trigger, context);
  if (occasions === null) return raiseOpenClaim(rule, trigger, context);
  if (occasions.length === 0) return none;
  const row = surveyRules(context.plan).rows.get(rule);
  const judged: Examination[] = [];
  const asked: Occasion[] = [];
  for (const occasion of occasions) {
    const isOther = row !== undefined && !rule.monthly && isOfOtherRow(row, occasion.event);
    if (isOther && answered.isRepeated(rule, row, occasion)) continue;
    asked.push(occasion);
    judged.push(isOther ? findOtherRow(rule, row, occasion, context) : examineOccasion(rule, occasion, context));
  }
  const admitted = admit(rule, asked, judged, context);
  return {
    claims: admitted.length === 0 ? [] : [{ events: admitted.map(({ event }) => event) }],
    refused: judged.filter(isRefusal),
  };
}

/** Remembers of which events a row of an item has said that they are of another row. */
export class OtherRows {
  private answers: Map<EnterpriseEvent, { readonly itemId: string; readonly field: string | null }> | null = null;

  /** Tells whether a row of the same item and field has said so, and takes note that one has now. */
  isRepeated({ from: { itemId } }: Rule, { row }: RuleOfKind, { event }: Occasion): boolean {
    const field = row?.field ?? null;
    const known = this.answers?.get(event);
    if (known?.itemId === itemId && known.field === field) return true;
    (this.answers ??= new Map()).set(event, { itemId, field });
    return false;
  }
}

function findOtherRow(rule: Rule, { row }: RuleOfKind, occasion: Occasion, context: YearContext): Examination {
  const tell = () => examineEvent(rule, occasion, context).steps;
  return makeExamination(occasion, 'otherRow', [], tell, row?.field ?? null);
}

/** Raises the claims for those occasions that the examination admitted, each at the place of its own. */
function claimExamined(
  rule: Rule,
  occasions: readonly Occasion[],
  examined: readonly Examination[],
  context: YearContext,
): readonly Claim[] {
  const { amount } = rule;
  if (!amount) return [];
  const admitted = admit(rule, occasions, examined, context);
  if (admitted.length === 0) return [];
  return rule.claim === 'year'
    ? [raiseClaim(rule, amount, admitted, context)]
    : admitted.map((examination) => raiseClaim(rule, amount, [examination], context));
}

function admit(
  rule: Rule,
  occasions: readonly Occasion[],
  examined: readonly Examination[],
  context: YearContext,
): readonly Examination[] {
  const admitted: Examination[] = [];
  for (const [index, occasion] of occasions.entries()) {
    const own = examined[index];
    if (!own) continue;
    if (own.verdict !== 'eligible' && own.verdict !== 'unknown') continue;
    const isBest = !rule.monthly || paysBestRow(rule, own, (row) => examineOccasion(row, occasion, context), context);
    if (isBest) admitted.push(own);
  }
  return admitted;
}

const none: RuleOutcome = { claims: [], refused: [] };

function isRefusal(examination: Examination): examination is Examination & Refusal {
  return examination.verdict === 'refused' || examination.verdict === 'otherRow';
}

/** An occasion that may not exist at all is at most possible. */
function examineOccasion(rule: Rule, occasion: Occasion, context: YearContext): Examination {
  const examination = examineEvent(rule, occasion, context);
  const [need] = occasion.needs;
  if (!need || (examination.verdict !== 'eligible' && examination.verdict !== 'unknown')) return examination;
  const needs = mergeNeeds([examination.needs, occasion.needs]);
  return makeExamination(examination.event, 'unknown', needs, () => {
    const facts = [{ ...need, value: null }];
    const message = say.monthsUnknown(need.label);
    const step = bareStep({ stage: 'trigger', outcome: 'unknown', message, from: rule.from, facts });
    const triggered = examination.steps.findLastIndex(({ stage }) => stage === 'trigger') + 1;
    return [...examination.steps.slice(0, triggered), step, ...examination.steps.slice(triggered)];
  });
}

function raiseClaim(rule: Rule, plan: AmountPlan, examined: readonly Examination[], context: YearContext): Claim {
  const admitted = examined.length < 2 ? examined : [...examined].sort((a, b) => compareEvents(a.event, b.event));
  const { parts, needs: appraisalNeeds } = appraise(rule, plan, admitted, context);
  const events = admitted.map(({ event }) => event);
  const first = parts[0]?.amount ?? nothing;
  const amount = parts.at(-1)?.amount ?? first;
  const trail: Passage[] = [{ stage: null, tell: () => mergeSteps(admitted, context) }];
  let before: MoneyInterval | null = null;
  for (const { stage, tell, amount: after } of parts) {
    trail.push(new TakenStep(stage, tell, before, after));
    before = after;
  }
  return {
    id: `${context.plan.id}/${rule.id}/${rule.claim === 'year' ? context.year : (events[0]?.path ?? '')}`,
    plan: context.plan,
    rule,
    standsFor: [rule.id],
    date: lastDate(events, context),
    events,
    entitled: first,
    amount,
    needs: mergeNeeds([...admitted.map(({ needs }) => needs), appraisalNeeds]),
    shifts: false,
    shiftedBy: [],
    shiftsAmong: [],
    shiftedAs: null,
    trail,
  };
}

function appraise(
  rule: Rule,
  plan: AmountPlan,
  admitted: readonly Examination[],
  context: YearContext,
): AppraisedClaim {
  switch (plan.kind) {
    case 'share':
      return appraiseShares(plan, rule, admitted, context);
    case 'each':
      return appraiseSum(plan, rule, admitted, context);
    case 'amount':
      return appraiseBest(plan, rule, admitted, context);
  }
}

function lastDate(events: readonly ClaimEvent[], context: YearContext): Claim['date'] {
  let last: Claim['date'] | null = null;
  for (const { event } of events) if (event.date && (last === null || event.date > last)) last = event.date;
  return last ?? context.referenceDay('yearEnd');
}
