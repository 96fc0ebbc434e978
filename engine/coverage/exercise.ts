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
  /** Whether it is stated which clauses promise money without an amount; otherwise nothing is shown of them. */
  readonly statesPromises: boolean;
}

/** Tells whether a trial shows a target, from the steps of its result. */
export function exercises(trial: Trial, target: CoverageTarget, plan: PolicyPlan, vocabulary: Vocabulary): boolean {
  const { result, enterprise, year } = trial;
  const claims = [...result.lines, ...result.refused];
  const promises = trial.statesPromises ? result.unquantified.filter(({ certainty }) => certainty === 'certain') : [];
  switch (target.kind) {
    case 'rule':
      return (
        claims.some((line) => line.rule === target.rule.id && isRaisedForSure(line)) ||
        promises.some(({ rule }) => rule === target.rule.id)
      );
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
        ? result.lines.some(({ date }) => date === target.day) ||
            promises.some(({ events }) => events.some((path) => dateOf(enterprise, path) === target.day))
        : (Object.values(enterprise.events).some((events) => events.some(({ date }) => date === target.day)) &&
            result.policies.some(({ whyNot }) => whyNot.some(({ steps }) => steps.some(isOutOfTime)))) ||
            (trial.statesPromises && isPromisedNothing(trial, plan, target.day));
    case 'reading': {
      const { plan: other } = target.alternative;
      const under = simulateEnterprise([other], enterprise, { year, vocabulary });
      return !isSameOutcome(result, under, trial.statesPromises);
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

/** Whether an event of the day is one that money is promised for, and nothing rests on it. */
function isPromisedNothing({ enterprise, result }: Trial, { rules }: PolicyPlan, day: string): boolean {
  const kinds = new Set(
    rules.flatMap(({ kind, trigger }) => (kind === 'unquantifiedMoney' && trigger ? [trigger] : [])),
  );
  const resting = new Set([...result.lines, ...result.unquantified].flatMap(({ events }) => events));
  const ofDay = [...kinds].flatMap((kind) =>
    (enterprise.events[kind] ?? []).flatMap(({ date, index }) => (date === day ? [`${kind}[${index}]`] : [])),
  );
  return ofDay.length > 0 && ofDay.every((path) => !resting.has(path));
}

function isOutOfTime({ stage, outcome }: Step): boolean {
  return stage === 'inForce' && outcome === 'refused';
}

/** The day of an event named as `recognitions[0]`. */
function dateOf({ events }: Enterprise, path: string): string | null {
  const [, kind = '', index = ''] = /^(\w+)\[(\d+)\]$/.exec(path) ?? [];
  return events[kind]?.find((event) => event.index === Number(index))?.date ?? null;
}

/** Whether a worked example could not tell two results apart. */
function isSameOutcome(one: EnterpriseResult, other: EnterpriseResult, withPromises: boolean): boolean {
  const promised = ({ unquantified }: EnterpriseResult): string =>
    [...new Set(unquantified.map(({ from }) => from.clause ?? from.itemId))].sort().join();
  const show = ({ lines, totals, ...rest }: EnterpriseResult): string =>
    (withPromises ? promised({ lines, totals, ...rest }) : '') +
    [totals.enterprise, totals.individual].map(({ min, max }) => `${min}..${max}`).join() +
    lines
      .map(({ from, amount }) => `${from.clause ?? from.itemId} ${amount.min}..${amount.max}`)
      .sort()
      .join();
  return show(one) === show(other);
}
