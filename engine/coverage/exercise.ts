import type { PolicyPlan } from '../compile/plan';
import type { Enterprise } from '../enterprise/enterprise';
import type { EnterpriseResult, Line, Step } from '../simulate/result';
import { simulateEnterprise } from '../simulate/simulate-enterprise';
import { yearOf } from '../values/calendar';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CoverageTarget } from './coverage-target';

/** An enterprise, a year, and what it receives under the policy alone. */
export interface Trial {
  readonly enterprise: Enterprise;
  readonly year: number;
  readonly result: EnterpriseResult;
}

/** Tells whether a trial shows a target, from the steps of its result. */
export function exercises(trial: Trial, target: CoverageTarget, plan: PolicyPlan, vocabulary: Vocabulary): boolean {
  const { result, enterprise, year } = trial;
  const claims = [...result.lines, ...result.refused];
  switch (target.kind) {
    case 'rule':
      return claims.some((line) => line.rule === target.rule.id && isRaisedForSure(line));
    case 'limit':
      return claims.some((line) => line.steps.some((step) => isTakenBy(step, target.limit)));
    case 'exclusion':
      return claims.some(({ steps }) =>
        steps.some(
          ({ stage, outcome, from }) =>
            stage === 'exclusion' && outcome === 'excluded' && from?.itemId === target.exclusion.from.itemId,
        ),
      );
    case 'sanction': {
      const { sanction } = target;
      const excludedBy = plan.exclusions.filter(({ id }) => sanction.after.includes(id)).map(({ from }) => from.itemId);
      // That support stops shows in a later year only.
      return result.policies.some(({ exclusions }) =>
        exclusions.some(
          ({ from, certainty, date }) =>
            certainty === 'certain' &&
            excludedBy.includes(from.itemId) &&
            (!sanction.actions.includes('stop') || (date !== null && yearOf(date) < year && claims.length > 0)),
        ),
      );
    }
    case 'windowEnd':
      return target.inside
        ? result.lines.some(({ date }) => date === target.day)
        : Object.values(enterprise.events).some((events) => events.some(({ date }) => date === target.day)) &&
            result.policies.some(({ whyNot }) => whyNot.some(({ steps }) => steps.some(isOutOfTime)));
    case 'reading': {
      const { plan: other } = target.alternative;
      return !isSameOutcome(result, simulateEnterprise([other], enterprise, { year, vocabulary }));
    }
  }
}

function isRaisedForSure({ steps }: Line): boolean {
  const facts: readonly string[] = ['inForce', 'jurisdiction', 'trigger', 'eligibility'];
  return (
    steps.some(({ stage }) => stage === 'amount') &&
    steps.every(({ stage, outcome }) => !facts.includes(stage) || outcome === 'passed')
  );
}

function isTakenBy(
  { stage, outcome, from }: Step,
  limit: { readonly stage: string; readonly from: { readonly pointer: string } },
): boolean {
  return (
    stage === limit.stage && (outcome === 'reduced' || outcome === 'superseded') && from?.pointer === limit.from.pointer
  );
}

function isOutOfTime({ stage, outcome }: Step): boolean {
  return stage === 'inForce' && outcome === 'refused';
}

/** Whether a worked example could not tell two results apart. */
function isSameOutcome(one: EnterpriseResult, other: EnterpriseResult): boolean {
  const show = ({ lines, totals }: EnterpriseResult): string =>
    [totals.enterprise, totals.individual].map(({ min, max }) => `${min}..${max}`).join() +
    lines
      .map(({ from, amount }) => `${from.clause ?? from.itemId} ${amount.min}..${amount.max}`)
      .sort()
      .join();
  return show(one) === show(other);
}
