import { capInterval, isNothing, noMoney, nothing, sameInterval, type MoneyInterval } from '../values/money';
import type { AmountFigure } from '../expression/amount-figure';
import type { AmountPlan, Limit, Rule } from '../compile/plan';
import type { Examination } from './examine-event';
import { appraiseCap, appraiseEach, appraiseFigure, appraiseShare, type Appraisal, type ShareScope } from './judge';
import type { FactNeed, StepStage } from './result';
import { say } from './step-messages';
import { compareBounds } from './tally';
import type { BareStep } from './trail';
import type { YearContext } from './year-context';

type Teller = () => Omit<BareStep, 'stage'>;

/** What a claim comes to, step by step: the amount, then what caps for each event leave of it. */
export interface AppraisedClaim {
  readonly parts: readonly {
    readonly amount: MoneyInterval;
    readonly stage: StepStage;
    readonly tell: Teller;
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
  const appraise = (caps: readonly AmountFigure[]) =>
    bestOf(admitted.map((examination) => appraiseEvent(plan.amount, caps, rule, examination, context)));
  const whole = appraise([]);
  const tell = () => grant(rule, say.amount(whole.amount, rule.unit), whole);
  return cutEachEvent(whole, tell, rule, context, appraise);
}

function appraiseEvent(
  figure: AmountFigure,
  caps: readonly AmountFigure[],
  rule: Rule,
  { event, verdict }: Examination,
  context: YearContext,
): Appraisal {
  const scope = context.scopeOf(rule.trigger ?? '', event, rule.asOf);
  const whole = appraiseFigure(figure, scope, rule.unit);
  if (caps.length === 0 && verdict === 'eligible') return whole;
  const appraisals = [whole, ...caps.map((cap) => appraiseCap(cap, scope, rule.unit))];
  const { min, max } = appraisals.map(({ amount }) => amount).reduce(capInterval);
  return {
    amount: { min: verdict === 'eligible' ? min : noMoney, max },
    facts: () => appraisals.flatMap(({ facts }) => facts()),
    needs: appraisals.flatMap(({ needs }) => needs),
  };
}

const nothingAppraised: Appraisal = { amount: nothing, facts: () => [], needs: [] };

function bestOf(appraisals: readonly Appraisal[]): Appraisal {
  const [only, second] = appraisals;
  if (only && !second) return only;
  const [best = nothingAppraised] = [...appraisals].sort(
    (a, b) => compareBounds(b.amount.max, a.amount.max) || compareBounds(b.amount.min, a.amount.min),
  );
  return {
    amount: {
      min: appraisals.map(({ amount }) => amount.min).reduce((a, b) => (a > b ? a : b), noMoney),
      max: best.amount.max,
    },
    facts: best.facts,
    needs: appraisals.flatMap(({ needs }) => needs),
  };
}

/** Appraises an amount for each of its events, or of the months they list, and adds up. */
export function appraiseSum(
  plan: Extract<AmountPlan, { kind: 'each' }>,
  rule: Rule,
  admitted: readonly Examination[],
  context: YearContext,
): AppraisedClaim {
  const scopes = listScopes(rule, admitted, context);
  const appraise = (caps: readonly AmountFigure[]) => appraiseEach(plan.amount, scopes, caps, rule.unit);
  const sum = appraise([]);
  const tell = () => {
    const message = rule.monthly
      ? say.monthly(scopes.length, sum.amount)
      : say.each(scopes.length, sum.amount, rule.unit);
    return grant(rule, message, sum);
  };
  return cutEachEvent(sum, tell, rule, context, appraise);
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
  const appraise = (caps: readonly AmountFigure[]) => appraiseShare(plan.base, plan.rate, scopes, caps);
  const share = appraise([]);
  const tell = () => grant(rule, say.share(share.base(), share.rate(), share.amount), share);
  return cutEachEvent(share, tell, rule, context, appraise);
}

/** Adds what caps for each event leave of a claim over a year. */
function cutEachEvent(
  whole: Appraisal,
  tell: Teller,
  rule: Rule,
  context: YearContext,
  appraise: (caps: readonly AmountFigure[]) => Appraisal,
): AppraisedClaim {
  const part = { amount: whole.amount, stage: 'amount', tell } as const;
  const caps = capsForEachEvent(rule, context);
  const [cap] = caps;
  if (!cap) return { parts: [part], needs: whole.needs };
  const cut = appraise(caps.map(({ amount }) => amount));
  const kept = sameInterval(cut.amount, whole.amount);
  const tellCut: Teller = () => ({
    outcome: kept ? 'passed' : 'reduced',
    message: kept ? say.eachWithinCap() : say.eachCutByCap(),
    from: cap.limit.from,
    facts: cut.facts(),
    by: null,
  });
  return { parts: [part, { amount: cut.amount, stage: 'itemCap', tell: tellCut }], needs: cut.needs };
}

interface CapOnEach {
  readonly limit: Limit;
  readonly amount: AmountFigure;
}

const capsKnown = new WeakMap<Rule, { readonly limits: readonly Limit[]; readonly caps: readonly CapOnEach[] }>();

/** A claim over a year is cut event by event here; afterwards its parts cannot be told apart. */
function capsForEachEvent(rule: Rule, { plan: { limits } }: YearContext): readonly CapOnEach[] {
  const known = capsKnown.get(rule);
  if (known?.limits === limits) return known.caps;
  const caps = limits.flatMap((limit) =>
    cutsEachEvent(limit, rule) && limit.operation.kind === 'cap' ? [{ limit, amount: limit.operation.amount }] : [],
  );
  capsKnown.set(rule, { limits, caps });
  return caps;
}

/** Tells whether a limit is a cap on each event of a claim for the year. */
export function cutsEachEvent({ operation, within, rules }: Limit, rule: Rule): boolean {
  return operation.kind === 'cap' && within === 'event' && rule.claim === 'year' && rules.includes(rule.id);
}

/** What comes to nothing is no grant. */
function grant(
  rule: Rule,
  message: BareStep['message'],
  { amount, facts }: Pick<Appraisal, 'amount' | 'facts'>,
): Omit<BareStep, 'stage'> {
  const outcome = isNothing(amount) ? 'refused' : 'granted';
  return { outcome, message, from: rule.from, facts: facts(), by: null };
}
