import { noMoney, sameInterval, type MoneyInterval } from '../values/money';
import type { AmountFigure } from '../expression/amount-figure';
import type { AmountPlan, Limit, Rule } from '../compile/plan';
import type { Examination } from './examine-event';
import { appraiseEach, appraiseFigure, appraiseShare, type Appraisal, type ShareScope } from './judge';
import type { FactNeed, Step } from './result';
import { say } from './step-messages';
import { compareBounds } from './tally';
import type { YearContext } from './year-context';

/** What a claim comes to, step by step: the amount, then what caps for each event leave of it. */
export interface AppraisedClaim {
  readonly parts: readonly {
    readonly amount: MoneyInterval;
    readonly step: Omit<Step, 'before' | 'after'>;
  }[];
  readonly needs: readonly FactNeed[];
}

/** Appraises an amount for the best of its events, as the best row of a table counts. */
export function appraiseBest(
  plan: Extract<AmountPlan, { kind: 'amount' }>,
  rule: Rule,
  admitted: readonly Examination[],
  context: YearContext,
): AppraisedClaim {
  const appraisals = admitted.map(({ event, verdict }) => {
    const appraisal = appraiseFigure(plan.amount, context.scopeOf(rule.trigger ?? '', event, rule.asOf), rule.unit);
    const min = verdict === 'eligible' ? appraisal.amount.min : noMoney;
    return { ...appraisal, amount: { ...appraisal.amount, min } };
  });
  const [best = nothingAppraised] = [...appraisals].sort(
    (a, b) => compareBounds(b.amount.max, a.amount.max) || compareBounds(b.amount.min, a.amount.min),
  );
  const min = appraisals.reduce((most, { amount }) => (amount.min > most ? amount.min : most), noMoney);
  const amount = { min, max: best.amount.max };
  const needs = appraisals.flatMap((appraisal) => appraisal.needs);
  return { parts: [{ amount, step: grant(rule, say.amount(amount, rule.unit), best.facts) }], needs };
}

const nothingAppraised: Appraisal = { amount: { min: noMoney, max: noMoney }, facts: [], needs: [] };

/** Appraises an amount for each of its events, or of the months they list, and adds up. */
export function appraiseSum(
  plan: Extract<AmountPlan, { kind: 'each' }>,
  rule: Rule,
  admitted: readonly Examination[],
  context: YearContext,
): AppraisedClaim {
  const { amount, facts, needs } = appraiseEach(plan.amount, listScopes(rule, admitted, context), rule.unit);
  const count = admitted.length;
  const message = rule.monthly ? say.monthly(count, amount) : say.each(count, amount, rule.unit);
  return { parts: [{ amount, step: grant(rule, message, facts) }], needs };
}

function listScopes(rule: Rule, admitted: readonly Examination[], context: YearContext): readonly ShareScope[] {
  return admitted.map(({ event, verdict }) => ({
    scope: context.scopeOf(rule.trigger ?? '', event, rule.asOf),
    certain: verdict === 'eligible',
  }));
}

/** Appraises a share of the bases of all its events together; caps for each event are cut before the sum is rounded. */
export function appraiseShares(
  plan: Extract<AmountPlan, { kind: 'share' }>,
  rule: Rule,
  admitted: readonly Examination[],
  context: YearContext,
): AppraisedClaim {
  const scopes = listScopes(rule, admitted, context);
  const share = appraiseShare(plan.base, plan.rate, scopes, []);
  const whole = {
    amount: share.amount,
    step: grant(rule, say.share(share.base, share.rate, share.amount), share.facts),
  };
  const caps = capsForEachEvent(rule, context);
  const [cap] = caps;
  if (!cap) return { parts: [whole], needs: share.needs };
  const cut = appraiseShare(
    plan.base,
    plan.rate,
    scopes,
    caps.map(({ amount }) => amount),
  );
  const kept = sameInterval(cut.amount, share.amount);
  const step = {
    stage: 'itemCap',
    outcome: kept ? 'passed' : 'reduced',
    message: kept ? say.eachWithinCap() : say.eachCutByCap(),
    from: cap.limit.from,
    facts: cut.facts,
    by: null,
  } as const;
  return { parts: [whole, { amount: cut.amount, step }], needs: cut.needs };
}

/** A claim over a year is cut event by event here; afterwards its parts cannot be told apart. */
function capsForEachEvent(
  rule: Rule,
  { plan }: YearContext,
): readonly { readonly limit: Limit; readonly amount: AmountFigure }[] {
  return plan.limits.flatMap((limit) =>
    cutsEachEvent(limit, rule) && limit.operation.kind === 'cap' ? [{ limit, amount: limit.operation.amount }] : [],
  );
}

/** Tells whether a limit is a cap on each event of a share that is claimed for the year. */
export function cutsEachEvent({ operation, within, rules }: Limit, rule: Rule): boolean {
  return (
    operation.kind === 'cap' &&
    within === 'event' &&
    rule.claim === 'year' &&
    rule.amount?.kind === 'share' &&
    rules.includes(rule.id)
  );
}

function grant(rule: Rule, message: Step['message'], facts: Step['facts']): Omit<Step, 'before' | 'after'> {
  return { stage: 'amount', outcome: 'granted', message, from: rule.from, facts, by: null };
}
