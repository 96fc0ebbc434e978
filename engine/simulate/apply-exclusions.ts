import { isNothing, noMoney, nothing } from '../values/money';
import type { Exclusion, Rule } from '../compile/plan';
import { compareEvents, compareText, withNeeds, withStep, type Claim, type ClaimEvent } from './claim';
import { judge } from './judge';
import { needDay } from './need-day';
import type { ExclusionOutcome, FactNeed, FactRead } from './result';
import { say } from './step-messages';
import type { YearContext } from './year-context';

/** A fact that takes the year's claims away, or may do so. */
export interface ExclusionFinding {
  readonly exclusion: Exclusion;
  /** Null where nobody filled the events in. */
  readonly event: ClaimEvent | null;
  readonly outcome: ExclusionOutcome;
  readonly facts: () => readonly FactRead[];
  readonly needs: readonly FactNeed[];
}

/** Finds the exclusions that stand against the enterprise in the year: the certain ones first, the earlier first. */
export function findExclusions(context: YearContext): readonly ExclusionFinding[] {
  if (!context.days) return [];
  const { plan, enterprise } = context;
  const found: ExclusionFinding[] = [];
  // Most enterprises have no record of any kind that excludes.
  for (const exclusion of plan.exclusions)
    if (enterprise.events[exclusion.trigger]?.length !== 0) found.push(...examineExclusion(exclusion, context));
  return found.sort(compareFindings);
}

function compareFindings(a: ExclusionFinding, b: ExclusionFinding): number {
  const rank = ({ outcome }: ExclusionFinding) => (outcome.certainty === 'certain' ? 0 : 1);
  return (
    rank(a) - rank(b) ||
    (a.event && b.event ? compareEvents(a.event, b.event) : 0) ||
    compareText(a.exclusion.from.clause ?? '', b.exclusion.from.clause ?? '') ||
    compareText(a.exclusion.id, b.exclusion.id)
  );
}

function examineExclusion(exclusion: Exclusion, context: YearContext): readonly ExclusionFinding[] {
  const { trigger, from, gist } = exclusion;
  const events = context.enterprise.events[trigger];
  const { label } = context.collection(trigger);
  if (!events) {
    const message = say.maybeExcludedWithoutRecords(gist, label);
    const outcome: ExclusionOutcome = { from, event: trigger, date: null, certainty: 'possible', message };
    const need = { path: trigger, label };
    return [{ exclusion, event: null, outcome, facts: () => [{ ...need, value: null }], needs: [need] }];
  }
  return events.flatMap((event) => examineFact(exclusion, { path: `${trigger}[${event.index}]`, event }, context));
}

function examineFact(exclusion: Exclusion, fact: ClaimEvent, context: YearContext): readonly ExclusionFinding[] {
  const { trigger, from, gist } = exclusion;
  const { date } = fact.event;
  const collection = context.collection(trigger);
  if (!isDatedWithin(date, exclusion, context)) return [];
  const { truth, facts, needs } = judge(exclusion.when, context.scopeOf(trigger, fact));
  if (truth === 'false') return [];
  // What carries no day holds for every year; a day that is missing leaves the year open.
  const undated = date === null && collection.dateField !== null ? [needDay(fact, collection)] : [];
  const certainty = truth === 'true' && undated.length === 0 ? 'certain' : 'possible';
  const earlier = date !== null && Number(date.slice(0, 4)) < context.year;
  const message =
    certainty === 'possible' ? say.maybeExcluded(gist) : earlier ? say.stopped(gist, date) : say.excluded(gist);
  const outcome: ExclusionOutcome = { from, event: fact.path, date, certainty, message };
  return [{ exclusion, event: fact, outcome, facts, needs: [...needs, ...undated] }];
}

/** A sanction that stops all support makes its exclusions last from the year of the fact on. */
function isDatedWithin(date: string | null, exclusion: Exclusion, context: YearContext): boolean {
  if (date === null) return true;
  const year = Number(date.slice(0, 4));
  if (exclusion.within === 'year' && !stops(exclusion, context)) return year === context.year;
  const start = context.plan.window?.from;
  return year <= context.year && (!start || year >= Number(start.slice(0, 4)));
}

/** Tells whether a sanction after an exclusion stops everything the policy gives, services included. */
export function stops({ id }: Exclusion, { plan }: YearContext): boolean {
  return plan.sanctions.some(({ actions, after }) => actions.includes('stop') && after.includes(id));
}

/** Keeps the findings that reach what a rule gives, in their order. */
export function findingsAgainst(rule: Rule, findings: readonly ExclusionFinding[]): readonly ExclusionFinding[] {
  return findings.filter(({ exclusion }) => exclusion.reaches?.includes(rule.id) ?? true);
}

/** Keeps the findings that take away everything the policy gives. */
export function findingsAgainstAll(findings: readonly ExclusionFinding[]): readonly ExclusionFinding[] {
  return findings.filter(({ exclusion }) => exclusion.reaches === undefined);
}

/**
 * Takes the claims away that an exclusion of some items reaches. That comes before the limits: what is not paid uses up
 * no cap that other items share, and takes the place of none of their claims.
 */
export function excludeItems(claims: readonly Claim[], findings: readonly ExclusionFinding[]): readonly Claim[] {
  if (findings.every(({ exclusion }) => exclusion.reaches === undefined)) return claims;
  return claims.map((claim) =>
    takeAway(
      claim,
      findings.filter(({ exclusion }) => exclusion.reaches?.includes(claim.rule.id)),
    ),
  );
}

/** Takes the claims away that an exclusion of the whole policy reaches (step 10 of the semantics). */
export function applyExclusions(claims: readonly Claim[], findings: readonly ExclusionFinding[]): readonly Claim[] {
  const reaching = findingsAgainstAll(findings);
  return claims.map((claim) => {
    if (reaching.length > 0) return takeAway(claim, reaching);
    const isTold = isNothing(claim.amount) || claim.trail.some(({ stage }) => stage === 'exclusion');
    return isTold ? claim : withStep(claim, 'exclusion', tellNotExcluded);
  });
}

function tellNotExcluded() {
  return { outcome: 'passed', message: say.notExcluded(), from: null, facts: [], by: null } as const;
}

function takeAway(claim: Claim, findings: readonly ExclusionFinding[]): Claim {
  const [first] = findings;
  if (!first || isNothing(claim.amount)) return claim;
  const { from, message, certainty } = first.outcome;
  const tell = () => {
    const outcome = certainty === 'certain' ? 'excluded' : 'unknown';
    return { outcome, from, message, facts: first.facts(), by: null } as const;
  };
  if (certainty === 'certain') return withStep(claim, 'exclusion', tell, nothing);
  const needs = findings.flatMap((finding) => finding.needs);
  return withNeeds(withStep(claim, 'exclusion', tell, { min: noMoney, max: claim.amount.max }), needs);
}
